package dev.parlor.testkit.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What may happen to webhooks on their way (Meta page "Webhooks", delivery): some come late, some twice, some together in
 * one post, and in any order. Nothing is lost: what was held back is in {@link #rest()}.
 *
 * <p>The same seed and the same webhooks give the same disorder. Not thread-safe.
 */
public final class Disorder {

    private static final int MOST_TOGETHER = 1000;

    private final Random random;
    private final List<Webhook> late = new ArrayList<>();

    private Disorder(long seed) {
        this.random = new Random(seed);
    }

    /** Holds back about a quarter, repeats about a quarter, puts about half together with the one before, and shuffles. */
    public static Disorder seeded(long seed) {
        return new Disorder(seed);
    }

    /** What arrives now: of these and of those that were held back before. */
    public List<Webhook> of(List<Webhook> due) {
        List<Webhook> now = new ArrayList<>();
        List<Webhook> waiting = new ArrayList<>(late);
        waiting.addAll(due);
        late.clear();
        for (Webhook webhook : waiting) {
            if (random.nextInt(4) == 0) {
                late.add(webhook);
            } else {
                now.add(webhook);
                if (random.nextInt(4) == 0) {
                    now.add(webhook);
                }
            }
        }
        shuffle(now);
        return together(now);
    }

    /** All that is still held back; afterwards nothing is. */
    public List<Webhook> rest() {
        List<Webhook> rest = new ArrayList<>(late);
        late.clear();
        shuffle(rest);
        return together(rest);
    }

    private void shuffle(List<Webhook> webhooks) {
        for (int index = webhooks.size() - 1; index > 0; index--) {
            Webhook there = webhooks.set(random.nextInt(index + 1), webhooks.get(index));
            webhooks.set(index, there);
        }
    }

    /** Runs of about two; a body that a test has made up stays alone. */
    private List<Webhook> together(List<Webhook> webhooks) {
        List<Webhook> posts = new ArrayList<>();
        List<Webhook> run = new ArrayList<>();
        for (Webhook webhook : webhooks) {
            if (run.size() == MOST_TOGETHER || !(run.isEmpty() || random.nextBoolean())) {
                close(run, posts);
            }
            run.add(webhook);
        }
        close(run, posts);
        return posts;
    }

    private static void close(List<Webhook> run, List<Webhook> posts) {
        if (!run.isEmpty()) {
            Webhook.together(run).ifPresentOrElse(posts::add, () -> posts.addAll(run));
            run.clear();
        }
    }
}
