package dev.parlor.queue;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.ChatId;
import dev.parlor.id.MessageId;
import dev.parlor.thread.Chat;
import java.time.Instant;
import java.util.Objects;

/**
 * One attempt to send one message, committed before any byte leaves (rule S1). It is kept, because its token may come
 * home at any time (S3).
 *
 * @param fence the chat's fence under which it was armed
 * @param open no outcome is known yet
 * @param echoed a report with its token has come (S4)
 */
public record Attempt(
        AttemptToken token, MessageId message, ChatId chat, long fence, Instant armedAt, boolean open, boolean echoed) {
    /** Needs all of them. */
    public Attempt {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(chat, "chat");
        Objects.requireNonNull(armedAt, "armedAt");
    }

    /** In the chat that its own was joined into (C5). */
    public Attempt in(ChatId joined) {
        return new Attempt(token, message, joined, fence, armedAt, open, echoed);
    }

    /** Under the fence of a joined chat, whose claim holds it from now on (C5, S5). */
    public Attempt under(long joinedFence) {
        return new Attempt(token, message, chat, joinedFence, armedAt, open, echoed);
    }

    /** Armed just now. */
    public static Attempt armed(AttemptToken token, MessageId message, Chat chat, Instant now) {
        return new Attempt(token, message, chat.id(), chat.fence(), now, true, false);
    }

    /** The platform reported on it. */
    public Attempt heard() {
        return new Attempt(token, message, chat, fence, armedAt, open, true);
    }

    /** Its outcome is known, or it was given up. */
    public Attempt closed() {
        return new Attempt(token, message, chat, fence, armedAt, false, echoed);
    }
}
