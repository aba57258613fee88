package dev.parlor.thread;

import dev.parlor.id.ChatId;
import dev.parlor.window.Window;
import java.util.Objects;

/**
 * One guest and one business number: the unit of line, window and locking.
 *
 * @param nextPosition what the next entry gets; every entry of the chat has a position of its own
 * @param fence grows with each claim by a dispatcher; what an older claim started may change no state (S5)
 */
public record Chat(ChatId id, long nextPosition, Window window, long fence) {
    /** Needs an id and a window. */
    public Chat {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(window, "window");
    }

    /** A chat in which nothing happened yet. */
    public static Chat untouched(ChatId id) {
        return new Chat(id, 1, Window.never(), 0);
    }

    /** After one entry took its position. */
    public Chat withPositionTaken() {
        return new Chat(id, nextPosition + 1, window, fence);
    }

    /** With this window. */
    public Chat with(Window newWindow) {
        return new Chat(id, nextPosition, newWindow, fence);
    }

    /** Claimed anew. */
    public Chat claimed() {
        return new Chat(id, nextPosition, window, fence + 1);
    }
}
