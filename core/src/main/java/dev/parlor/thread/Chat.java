package dev.parlor.thread;

import dev.parlor.id.ChatId;
import dev.parlor.id.MessageId;
import dev.parlor.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One guest and one business number: the unit of line, window and locking.
 *
 * @param nextPosition what the next entry gets; every entry of the chat has a position of its own
 * @param fence grows with each claim by a dispatcher; what an older claim started may change no state (S5)
 * @param pace how soon the next message may go (S8)
 * @param unreachableSince when the platform said that the guest cannot be reached; {@code null} if nothing says so, or if
 *     something has shown the contrary since (Q6)
 * @param reengaged the template that took the chat up again and was not answered yet (W6); {@code null} for none
 * @param oneSince the position from which on the entries of a joined chat were counted together; those before come from
 *     chats that counted apart, so that they have an order within their thread only (C5). 0 for a chat that was never joined
 */
public record Chat(
        ChatId id,
        long nextPosition,
        Window window,
        long fence,
        ChatPace pace,
        @Nullable Instant unreachableSince,
        @Nullable Reengaged reengaged,
        long oneSince) {
    /** How long one unanswered template keeps the next one from the chat (W6). */
    public static final Duration BETWEEN_REENGAGING = Duration.ofHours(24);

    /** With which message, and when it was taken. */
    public record Reengaged(MessageId message, Instant at) {
        /** Needs both. */
        public Reengaged {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(at, "at");
        }
    }

    /** Needs an id, a window and a pace. */
    public Chat {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(pace, "pace");
    }

    /** A chat in which nothing happened yet. */
    public static Chat untouched(ChatId id) {
        return new Chat(id, 1, Window.never(), 0, ChatPace.rested(), null, null, 0);
    }

    /** After one entry took its position. */
    public Chat withPositionTaken() {
        return new Chat(id, nextPosition + 1, window, fence, pace, unreachableSince, reengaged, oneSince);
    }

    /** With this window. */
    public Chat with(Window newWindow) {
        return new Chat(id, nextPosition, newWindow, fence, pace, unreachableSince, reengaged, oneSince);
    }

    /** With this pace. */
    public Chat with(ChatPace newPace) {
        return new Chat(id, nextPosition, window, fence, newPace, unreachableSince, reengaged, oneSince);
    }

    /** The platform cannot reach the guest. */
    public Chat outOfReach(Instant since) {
        return new Chat(id, nextPosition, window, fence, pace, since, reengaged, oneSince);
    }

    /** The guest can be reached, or somebody wants to try. */
    public Chat withinReach() {
        return new Chat(id, nextPosition, window, fence, pace, null, reengaged, oneSince);
    }

    /** Something that happened at this time shows that the guest can be reached; older evidence opens nothing (I5). */
    public Chat reachedAt(Instant at) {
        return unreachableSince != null && at.isAfter(unreachableSince) ? withinReach() : this;
    }

    /** Claimed anew. */
    public Chat claimed() {
        return new Chat(id, nextPosition, window, fence + 1, pace, unreachableSince, reengaged, oneSince);
    }

    /** Taken up again by this message. */
    public Chat reengagedBy(MessageId message, Instant now) {
        return reengaging(new Reengaged(message, now));
    }

    /** The guest said something at this time: that is an answer to what went before. */
    public Chat answeredAt(Instant at) {
        return reengaged == null || at.isBefore(reengaged.at()) ? this : reengaging(null);
    }

    /** This message will never arrive: the try does not count. */
    public Chat withoutTry(MessageId message) {
        return reengaged != null && reengaged.message().equals(message) ? reengaging(null) : this;
    }

    /** When it may be taken up again, if an unanswered template forbids it now. */
    public Optional<Instant> reengagedUntil(Instant now) {
        return Optional.ofNullable(reengaged)
                .map(last -> last.at().plus(BETWEEN_REENGAGING))
                .filter(until -> until.isAfter(now));
    }

    /**
     * This chat with a former one of the same number in it: positions go on after both, the fence is that of the further one,
     * the later window end and the slower pace stay, and the later template that was not answered. That one of the two could
     * not be reached says nothing any more, because the guest has another address (C5).
     */
    public Chat joinedBy(Chat former) {
        long next = Math.max(nextPosition, former.nextPosition);
        return new Chat(
                id,
                next,
                window.joinedBy(former.window),
                Math.max(fence, former.fence),
                pace.joinedBy(former.pace),
                null,
                later(reengaged, former.reengaged),
                next);
    }

    private static @Nullable Reengaged later(@Nullable Reengaged one, @Nullable Reengaged other) {
        return one == null || (other != null && other.at().isAfter(one.at())) ? other : one;
    }

    private Chat reengaging(@Nullable Reengaged newReengaged) {
        return new Chat(id, nextPosition, window, fence, pace, unreachableSince, newReengaged, oneSince);
    }
}
