package dev.parlor.transport.whatsapp;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.UserId;
import dev.parlor.message.Buttons;
import dev.parlor.message.Content;
import dev.parlor.message.Reaction;
import dev.parlor.message.Template;
import dev.parlor.message.Text;
import dev.parlor.transport.Outgoing;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of a request to send. Source: Cloud API, Sending messages, Interactive and Template components; Business-scoped user IDs
 * for {@code recipient}.
 */
final class MessageBody {
    private MessageBody() {}

    /** The bytes to post; empty for a kind of content that only guests send, or that this transport cannot send yet. */
    static Optional<byte[]> of(Outgoing outgoing) {
        ObjectNode body = Json.object();
        body.put("messaging_product", "whatsapp");
        body.put("recipient_type", "individual");
        putRecipient(body, outgoing);
        if (!putContent(body, outgoing)) {
            return Optional.empty();
        }
        if (outgoing.inReplyTo() != null && !(outgoing.content() instanceof Reaction)) {
            body.putObject("context").put("message_id", outgoing.inReplyTo().value());
        }
        body.put("biz_opaque_callback_data", outgoing.token().value());
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

    private static boolean putContent(ObjectNode body, Outgoing outgoing) {
        Content content = outgoing.content();
        if (content instanceof Text text) {
            body.put("type", "text").putObject("text").put("body", text.body());
            return true;
        }
        if (content instanceof Template template) {
            putTemplate(body.put("type", "template").putObject("template"), template);
            return true;
        }
        if (content instanceof Buttons buttons) {
            putButtons(body.put("type", "interactive").putObject("interactive"), buttons);
            return true;
        }
        if (content instanceof Reaction reaction && outgoing.inReplyTo() != null) {
            body.put("type", "reaction")
                    .putObject("reaction")
                    .put("message_id", outgoing.inReplyTo().value())
                    .put("emoji", reaction.emoji());
            return true;
        }
        return false;
    }

    private static void putButtons(ObjectNode node, Buttons content) {
        node.put("type", "button").putObject("body").put("text", content.body());
        ArrayNode buttons = node.putObject("action").putArray("buttons");
        for (Buttons.Button button : content.buttons()) {
            buttons.addObject()
                    .put("type", "reply")
                    .putObject("reply")
                    .put("id", button.payload())
                    .put("title", button.label());
        }
    }

    private static void putTemplate(ObjectNode node, Template template) {
        node.put("name", template.name());
        // The platform writes en_US where the rest of the world writes en-US.
        String language = template.languageTag().replace('-', '_');
        node.putObject("language").put("code", language).put("policy", "deterministic");
        if (template.parameters().isEmpty() && template.payloads().isEmpty()) {
            return;
        }
        ArrayNode components = node.putArray("components");
        if (!template.parameters().isEmpty()) {
            ArrayNode blanks = components.addObject().put("type", "body").putArray("parameters");
            for (String parameter : template.parameters()) {
                blanks.addObject().put("type", "text").put("text", parameter);
            }
        }
        for (int index = 0; index < template.payloads().size(); index++) {
            components
                    .addObject()
                    .put("type", "button")
                    .put("sub_type", "quick_reply")
                    .put("index", Integer.toString(index))
                    .putArray("parameters")
                    .addObject()
                    .put("type", "payload")
                    .put("payload", template.payloads().get(index));
        }
    }
}
