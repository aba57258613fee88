package dev.parlor.transport.whatsapp;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.UserId;
import dev.parlor.message.Reaction;
import dev.parlor.transport.Outgoing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a request to send. Source: Cloud API, Sending messages; Business-scoped user IDs for {@code recipient}. */
final class MessageBody {
    private final @Nullable String messagingAccount;

    MessageBody(@Nullable String messagingAccount) {
        this.messagingAccount = messagingAccount;
    }

    /** The bytes to post; empty for what cannot be sent, see {@link ContentBody#put}. */
    Optional<byte[]> of(Outgoing outgoing) {
        ObjectNode body = Json.object();
        body.put("messaging_product", "whatsapp");
        body.put("recipient_type", "individual");
        putRecipient(body, outgoing);
        if (!ContentBody.put(body, outgoing)) {
            return Optional.empty();
        }
        if (outgoing.inReplyTo() != null && !(outgoing.content() instanceof Reaction)) {
            body.putObject("context").put("message_id", outgoing.inReplyTo().value());
        }
        body.put("biz_opaque_callback_data", outgoing.token().value());
        if (messagingAccount != null) {
            body.put("messaging_account_id", messagingAccount);
        }
        return Optional.of(Json.bytes(body));
    }

    /**
     * The phone goes first where it is known: the platform prefers it, and keeps it in later webhooks. It carries its
     * {@code +}, because without one the platform would put the country code of the business number before it.
     */
    private static void putRecipient(ObjectNode body, Outgoing outgoing) {
        PhoneNumber phone = outgoing.to().phone();
        UserId userId = outgoing.to().userId();
        if (phone != null) {
            body.put("to", phone.value());
        } else if (userId != null) {
            body.put("recipient", userId.value());
        }
    }
}
