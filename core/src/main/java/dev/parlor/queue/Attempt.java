package dev.parlor.queue;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.ChatId;
import dev.parlor.id.MessageId;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport;
import dev.parlor.thread.Chat;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to send one message, committed before any byte leaves (rule S1). It is kept, because its token may come
 * home at any time (S3).
 *
 * @param fence the chat's fence under which it was armed
 * @param open no outcome is known yet
 * @param echoed a report with its token has come (S4)
 * @param told what the platform said of this attempt, for the day on which the message shows this one and no longer another
 *     (I4); without names, and {@code null} until it said something
 */
public record Attempt(
        AttemptToken token,
        MessageId message,
        ChatId chat,
        long fence,
        Instant armedAt,
        boolean open,
        boolean echoed,
        @Nullable Delivery told) {
    /** Needs all but what was told. */
    public Attempt {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(chat, "chat");
        Objects.requireNonNull(armedAt, "armedAt");
    }

    /** In the chat that its own was joined into (C5). */
    public Attempt in(ChatId joined) {
        return new Attempt(token, message, joined, fence, armedAt, open, echoed, told);
    }

    /** Under the fence of a joined chat, whose claim holds it from now on (C5, S5). */
    public Attempt under(long joinedFence) {
        return new Attempt(token, message, chat, joinedFence, armedAt, open, echoed, told);
    }

    /** Armed just now. */
    public static Attempt armed(AttemptToken token, MessageId message, Chat chat, Instant now) {
        return new Attempt(token, message, chat.id(), chat.fence(), now, true, false, null);
    }

    /** The platform reported on it. */
    public Attempt heard() {
        return new Attempt(token, message, chat, fence, armedAt, open, true, told);
    }

    /** The platform reported this on it, which may be of use when the message no longer shows this attempt. */
    public Attempt told(DeliveryReport report) {
        return new Attempt(
                token,
                message,
                chat,
                fence,
                armedAt,
                open,
                true,
                delivery().after(report).unnamed());
    }

    /** What was told of it. */
    public Delivery delivery() {
        return told == null ? Delivery.none() : told;
    }

    /** Its outcome is known, or it was given up. */
    public Attempt closed() {
        return new Attempt(token, message, chat, fence, armedAt, false, echoed, told);
    }
}
