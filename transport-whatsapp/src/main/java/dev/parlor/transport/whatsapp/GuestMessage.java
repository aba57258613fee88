package dev.parlor.transport.whatsapp;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Content;
import dev.parlor.message.Picture;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import dev.parlor.transport.Item;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one entry of {@code messages[]}. Source: Cloud API, Webhooks reference, messages by type.
 *
 * <p>A type that is not known, and content that is not as documented, is still the guest's act: it becomes
 * {@link Unsupported} and keeps the whole message. Acts that must never open a window (rule W2) are not taken as
 * messages.
 */
final class GuestMessage {
    /** Not messages: the platform's own lines, and changes to earlier messages. */
    private static final Set<String> NO_MESSAGES = Set.of("system", "edit", "revoke", "reaction");

    private GuestMessage() {}

    static Item read(JsonNode metadata, Profiles profiles, JsonNode message) {
        String type = typeOf(message);
        JsonNode contact = profiles.of(message);
        return new Item.FromGuest(
                Json.requiredId(metadata, "phone_number_id", PlatformNumber::new),
                Json.requiredId(message, "id", PlatformId::new),
                from(message, contact),
                Profiles.name(contact),
                UnixTime.read(message, "timestamp"),
                content(type, message),
                Json.id(message.path("context"), "id", PlatformId::new));
    }

    private static String typeOf(JsonNode message) {
        if (message.has("group_id")) {
            throw new Unreadable("group traffic");
        }
        if (!message.has("type")) {
            throw new Unreadable("type is missing");
        }
        String type = Json.name(message, "type");
        if (NO_MESSAGES.contains(type)) {
            String kind = Json.name(message.path(type), "type");
            throw new Unreadable(type.equals("system") ? "system " + kind : type);
        }
        // On ordinary numbers an edit comes in this disguise.
        String inner = Json.name(message.path("unsupported"), "type");
        if (type.equals("unsupported") && NO_MESSAGES.contains(inner)) {
            throw new Unreadable("unsupported " + inner);
        }
        return type;
    }

    /** The phone may be absent, and then is left out or blank; the user id may still be only in the contact. */
    private static Reach from(JsonNode message, JsonNode contact) {
        UserId userId = Json.id(message, "from_user_id", UserId::new);
        if (userId == null) {
            userId = Json.id(contact, "user_id", UserId::new);
        }
        PhoneNumber phone = Profiles.phone(Json.id(message, "from"));
        if (phone == null && userId == null) {
            throw new Unreadable("neither a phone number nor a user id");
        }
        return new Reach(phone, userId);
    }

    private static Content content(String type, JsonNode message) {
        JsonNode body = message.path(type);
        Content known = switch (type) {
            case "text" -> text(body);
            case "image" -> picture(body);
            case "button" -> tap(Json.id(body, "payload"), Json.textOrEmpty(body, "text"));
            case "interactive" ->
                tap(Json.id(body.path("button_reply"), "id"), Json.textOrEmpty(body.path("button_reply"), "title"));
            default -> null;
        };
        return known != null ? known : new Unsupported(kind(type, body), message.toString());
    }

    private static @Nullable Content text(JsonNode body) {
        String text = Json.text(body, "body");
        return text == null ? null : new Text(text);
    }

    private static @Nullable Content picture(JsonNode body) {
        String mediaId = Json.id(body, "id");
        return mediaId == null
                ? null
                : new Picture(mediaId, Json.textOrEmpty(body, "mime_type"), Json.textOrEmpty(body, "caption"));
    }

    private static @Nullable Content tap(@Nullable String payload, String label) {
        return payload == null ? null : new ButtonReply(payload, label);
    }

    /** An interactive message says more precisely what it is. */
    private static String kind(String type, JsonNode body) {
        return type.equals("interactive") && body.has("type") ? Json.name(body, "type") : type;
    }
}
