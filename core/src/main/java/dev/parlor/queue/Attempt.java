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
 * @param told when the platform says that it sent this attempt, or could not, for the day on which another report proves that
 *     it was this one that arrived; without names, and {@code null} until then (I4)
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

    /**
     * The platform reported on it. What proves that it arrived is the message's at once, and a failure that puts the message
     * back into the line leaves no trace after such a proof (W4): neither is kept here.
     */
    public Attempt heard(DeliveryReport report) {
        boolean elsewhere = report.status().provesArrival() || report.closesAGate();
        return new Attempt(
                token,
                message,
                chat,
                fence,
                armedAt,
                open,
                true,
                elsewhere ? told : delivery().after(report).unnamed());
    }

    /** How far this attempt came by what is kept here. */
    public Delivery delivery() {
        return told == null ? Delivery.none() : told;
    }

    /** Its outcome is known, or it was given up. */
    public Attempt closed() {
        return new Attempt(token, message, chat, fence, armedAt, false, echoed, told);
    }
}
