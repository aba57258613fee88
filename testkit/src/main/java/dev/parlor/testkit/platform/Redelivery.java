package dev.parlor.testkit.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks that were not acknowledged, by the platform's pattern on its own clock: again at once, then ever less often, for
 * 7 days (Meta page "Webhooks", delivery). The spacing is not documented; here it doubles from 1 second up to 1 hour.
 *
 * <p>Not thread-safe.
 */
final class Redelivery {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LIFE = Duration.ofDays(7);

    /** A webhook that failed so often, first at this time. */
    record Waiting(Webhook webhook, Instant first, int failures, Instant due, long order) {}

    private final Clock clock;
    private final Queue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::due).thenComparingLong(Waiting::order));
    private long failed;

    Redelivery(Clock clock) {
        this.clock = clock;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Takes the one that is due for longest; null if none is. */
    @Nullable
    Waiting takeDue() {
        return hasDue() ? waiting.remove() : null;
    }

    boolean hasDue() {
        Waiting next = waiting.peek();
        return next != null && !next.due().isAfter(clock.instant());
    }

    /** Whether there will be a further try; after 7 days there is none. */
    boolean failed(Webhook webhook, @Nullable Waiting before) {
        Instant now = clock.instant();
        Instant first = before == null ? now : before.first();
        int failures = before == null ? 1 : before.failures() + 1;
        if (!now.isBefore(first.plus(LIFE))) {
            return false;
        }
        waiting.add(new Waiting(webhook, first, failures, now.plus(pause(failures)), failed++));
        return true;
    }

    static Duration pause(int failures) {
        if (failures == 1) {
            return Duration.ZERO;
        }
        Duration doubled = failures > 20 ? LONGEST_PAUSE : FIRST_PAUSE.multipliedBy(1L << (failures - 2));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
