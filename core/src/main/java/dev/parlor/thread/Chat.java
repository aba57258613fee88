package dev.parlor.thread;

import dev.parlor.id.ChatId;
import dev.parlor.window.Window;
import java.util.Objects;

/**
 * One guest and one business number: the unit of line, window and locking.
 *
 * @param nextPosition what the next entry gets; every entry of the chat has a position of its own
 * @param fence grows with each claim by a dispatcher; what an older claim started may change no state (S5)
 * @param oneSince the position from which on the entries of a joined chat were counted together; those before come from
 *     chats that counted apart, so that they have an order within their thread only (C5). 0 for a chat that was never joined
 */
public record Chat(ChatId id, long nextPosition, Window window, long fence, long oneSince) {
    /** Needs an id and a window. */
    public Chat {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(window, "window");
    }

    /** A chat in which nothing happened yet. */
    public static Chat untouched(ChatId id) {
        return new Chat(id, 1, Window.never(), 0, 0);
    }

    /** After one entry took its position. */
    public Chat withPositionTaken() {
        return new Chat(id, nextPosition + 1, window, fence, oneSince);
    }

    /** With this window. */
    public Chat with(Window newWindow) {
        return new Chat(id, nextPosition, newWindow, fence, oneSince);
    }

    /** Claimed anew. */
    public Chat claimed() {
        return new Chat(id, nextPosition, window, fence + 1, oneSince);
    }

    /**
     * This chat with a former one of the same number in it: positions go on after both, the fence is that of the further one,
     * the later window end stays (C5).
     */
    public Chat joinedBy(Chat former) {
        long next = Math.max(nextPosition, former.nextPosition);
        return new Chat(id, next, window.joinedBy(former.window), Math.max(fence, former.fence), next);
    }
}
