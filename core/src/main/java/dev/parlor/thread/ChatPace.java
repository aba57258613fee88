package dev.parlor.thread;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How fast messages may follow each other in one chat (rule S8): ten at once, then one in six seconds. It stands in the
 * chat's row, so that whoever takes the chat over keeps it. The platform's own figure is one in six seconds with a burst
 * that is paid back afterwards (Cloud API, pair rate limit); ours is smaller, so that it is never met.
 *
 * @param paidUpTo until when what went so far is paid for at one message in six seconds; {@code null} if nothing went
 * @param wentAt when the latest one went; {@code null} for never
 * @param refusals how often in a row the platform said that it was too fast
 * @param notBefore nothing goes earlier, because the platform said so; {@code null} for no such time
 */
public record ChatPace(
        @Nullable Instant paidUpTo,
        @Nullable Instant wentAt,
        int refusals,
        @Nullable Instant notBefore) {
    /** So many may go at once after a rest. */
    public static final int BURST = 10;

    /** What each one costs. */
    public static final Duration EACH = Duration.ofSeconds(6);

    private static final int MOST_DOUBLINGS = 6;

    /** Nothing went yet. */
    public static ChatPace rested() {
        return new ChatPace(null, null, 0, null);
    }

    /**
     * When the next one may go, not before the latest went; {@link Instant#MIN} if nothing ever went. So a chat that has
     * many messages takes turns with the others.
     */
    public Instant next() {
        Instant paid = paidUpTo == null ? null : paidUpTo.minus(EACH.multipliedBy(BURST - 1L));
        return Stream.of(Optional.ofNullable(paid), Optional.ofNullable(wentAt), Optional.ofNullable(notBefore))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** One goes. */
    public ChatPace went(Instant now) {
        Instant from = paidUpTo == null || paidUpTo.isBefore(now) ? now : paidUpTo;
        return new ChatPace(from.plus(EACH), now, refusals, notBefore);
    }

    /** The platform took one. */
    public ChatPace accepted() {
        return new ChatPace(paidUpTo, wentAt, 0, null);
    }

    /**
     * The platform said that it was too fast: the chat rests for 1, 4, 16 … seconds, as the platform asks (Cloud API,
     * code 131056), or for as long as this answer asks; at most for a little more than an hour.
     */
    public ChatPace refused(Instant now, @Nullable Duration asked) {
        Duration rest = asked != null ? asked : Duration.ofSeconds(1L << (2 * Math.min(refusals, MOST_DOUBLINGS)));
        return new ChatPace(paidUpTo, wentAt, refusals + 1, now.plus(rest));
    }

    /** That of two chats which are one from now on: the slower in each respect (C5). */
    public ChatPace joinedBy(ChatPace former) {
        return new ChatPace(
                later(paidUpTo, former.paidUpTo),
                later(wentAt, former.wentAt),
                Math.max(refusals, former.refusals),
                later(notBefore, former.notBefore));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
