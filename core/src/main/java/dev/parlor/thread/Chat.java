package dev.parlor.thread;

import dev.parlor.id.ChatId;
import dev.parlor.window.Window;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One guest and one business number: the unit of line, window and locking.
 *
 * @param nextPosition what the next entry gets; every entry of the chat has a position of its own
 * @param fence grows with each claim by a dispatcher; what an older claim started may change no state (S5)
 * @param pace how soon the next message may go (S8)
 * @param unreachableSince when the platform said that the guest cannot be reached; {@code null} if nothing says so, or if
 *     something has shown the contrary since (Q6)
 */
public record Chat(
        ChatId id,
        long nextPosition,
        Window window,
        long fence,
        ChatPace pace,
        @Nullable Instant unreachableSince) {
    /** Needs an id, a window and a pace. */
    public Chat {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(pace, "pace");
    }

    /** A chat in which nothing happened yet. */
    public static Chat untouched(ChatId id) {
        return new Chat(id, 1, Window.never(), 0, ChatPace.rested(), null);
    }

    /** After one entry took its position. */
    public Chat withPositionTaken() {
        return new Chat(id, nextPosition + 1, window, fence, pace, unreachableSince);
    }

    /** With this window. */
    public Chat with(Window newWindow) {
        return new Chat(id, nextPosition, newWindow, fence, pace, unreachableSince);
    }

    /** With this pace. */
    public Chat with(ChatPace newPace) {
        return new Chat(id, nextPosition, window, fence, newPace, unreachableSince);
    }

    /** The platform cannot reach the guest. */
    public Chat outOfReach(Instant since) {
        return new Chat(id, nextPosition, window, fence, pace, since);
    }

    /** The guest can be reached, or somebody wants to try. */
    public Chat withinReach() {
        return new Chat(id, nextPosition, window, fence, pace, null);
    }

    /** Something that happened at this time shows that the guest can be reached; older evidence opens nothing (I5). */
    public Chat reachedAt(Instant at) {
        return unreachableSince != null && at.isAfter(unreachableSince) ? withinReach() : this;
    }

    /** Claimed anew. */
    public Chat claimed() {
        return new Chat(id, nextPosition, window, fence + 1, pace, unreachableSince);
    }
}
