package dev.parlor.thread;

import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Template;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What would be sent to ask a guest for consent, to be shown to the member before it is: may we send this? A value;
 * nothing exists yet. Starting the same preview twice gives the same thread, and sends once (rule O1).
 *
 * @param thread the thread that starting would make, or the existing one that asks
 * @param message what the request will be, should it be sent
 * @param request the opt-in request; {@link Template#rendered()} is what the guest would read
 * @param restartOf the member's latest thread with this guest, which starting would begin anew; {@code null} if there
 *     was none (rule P8)
 */
public record Preview(
        MemberId member,
        ContactId contact,
        ChatId chat,
        ThreadId thread,
        MessageId message,
        Template request,
        @Nullable ThreadId restartOf) {
    /** Needs all but an older thread. */
    public Preview {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(chat, "chat");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(request, "request");
    }

    /** The same, beginning an older thread anew; {@code null} for none. */
    public Preview restarting(@Nullable ThreadId older) {
        return new Preview(member, contact, chat, thread, message, request, older);
    }
}
