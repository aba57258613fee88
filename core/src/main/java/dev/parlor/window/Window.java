package dev.parlor.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The window of one chat: open for 24 hours from the guest's last act, on the platform's clock (rules W1 to W4).
 *
 * @param lastGuestAct the latest act that counts; {@code null} for none
 * @param disprovedUpTo acts up to then count no more, because the platform said that the window was closed (W4)
 * @param closedTold people were told that it closed, and no act of the guest has opened it since (W5)
 * @param lastOwnAct our latest accepted message that counts, which is none but under {@link WindowRule#ANY_MESSAGE}
 */
public record Window(
        @Nullable Instant lastGuestAct,
        @Nullable Instant disprovedUpTo,
        boolean closedTold,
        @Nullable Instant lastOwnAct) {
    /** How long one act of the guest keeps it open (Cloud API, customer service window). */
    public static final Duration LENGTH = Duration.ofHours(24);

    /** Older acts never open anything (W2, I5). */
    public static final Duration OLDEST_ACT = Duration.ofDays(8);

    /** A window that never was open. */
    public static Window never() {
        return new Window(null, null, false, null);
    }

    /**
     * The guest acted. The end only moves forward; an act that is older than eight days, or that the platform has
     * disproved, changes nothing, and one from the future counts from its receipt.
     */
    public Window guestActed(Instant at, Instant receivedAt) {
        Instant counted = at.isBefore(receivedAt) ? at : receivedAt;
        boolean tooOld = counted.isBefore(receivedAt.minus(OLDEST_ACT));
        boolean disproved = disprovedUpTo != null && !counted.isAfter(disprovedUpTo);
        boolean known = lastGuestAct != null && !counted.isAfter(lastGuestAct);
        return tooOld || disproved || known ? this : new Window(counted, disprovedUpTo, false, lastOwnAct);
    }

    /**
     * The platform took a message of ours. Under {@link WindowRule#ANY_MESSAGE} the end moves, but only while the window
     * is open, and never again once the platform has disproved it.
     */
    public Window weWrote(Instant at, WindowRule rule) {
        boolean counts = rule == WindowRule.ANY_MESSAGE && disprovedUpTo == null && isOpen(at, Duration.ZERO);
        boolean known = lastOwnAct != null && !at.isAfter(lastOwnAct);
        return counts && !known ? new Window(lastGuestAct, null, closedTold, at) : this;
    }

    /** The platform refused an attempt that was armed then, because the window was closed (W4). */
    public Window disproved(Instant armedAt) {
        Instant upTo = disprovedUpTo != null && disprovedUpTo.isAfter(armedAt) ? disprovedUpTo : armedAt;
        boolean stillCounts = lastGuestAct != null && lastGuestAct.isAfter(upTo);
        return new Window(stillCounts ? lastGuestAct : null, upTo, closedTold, null);
    }

    /** That of two chats which are one from now on: the later end stays, and what the platform has disproved in either (C5). */
    public Window joinedBy(Window former) {
        Window longer = former.endsAfter(this) ? former : this;
        return new Window(
                later(lastGuestAct, former.lastGuestAct),
                later(disprovedUpTo, former.disprovedUpTo),
                longer.closedTold,
                later(lastOwnAct, former.lastOwnAct));
    }

    /** The latest act that counts; empty if nothing ever opened it. */
    public Optional<Instant> lastAct() {
        return Stream.of(Optional.ofNullable(lastGuestAct), Optional.ofNullable(lastOwnAct))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** When it closes or closed; empty if nothing ever opened it. */
    public Optional<Instant> end() {
        return lastAct().map(act -> act.plus(LENGTH));
    }

    /** Whether free-form messages may go now, keeping this distance from the end. At the end itself it is closed. */
    public boolean isOpen(Instant now, Duration margin) {
        return end().filter(end -> now.isBefore(end.minus(margin))).isPresent();
    }

    /** When its closing must be told, if that is still to be done. */
    public Optional<Instant> closingToTell() {
        return closedTold ? Optional.empty() : end();
    }

    private boolean endsAfter(Window other) {
        return end().filter(end ->
                        other.end().filter(theirs -> !end.isAfter(theirs)).isEmpty())
                .isPresent();
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /** People were told that it closed. */
    public Window closingWasTold() {
        return new Window(lastGuestAct, disprovedUpTo, true, lastOwnAct);
    }
}
