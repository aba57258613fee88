package dev.parlor.transport.whatsapp;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Referral;
import dev.parlor.message.Unsupported;
import dev.parlor.transport.Item;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one entry of {@code messages[]}. Source: Cloud API, Webhooks reference, messages by type.
 *
 * <p>A type that is not known, and content that is not as documented, is still the guest's act: it becomes
 * {@link Unsupported} and keeps the whole message. The platform's own lines are no messages; reactions, edits and
 * revocations name the message that they are about.
 */
final class GuestMessage {
    /** Not messages: the platform's own lines, and changes that do not say what they change. */
    private static final Set<String> NO_MESSAGES = Set.of("edit", "revoke", "reaction");

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
                GuestContent.of(type, message),
                about(type, message),
                referral(message.path("referral")));
    }

    /** The message that is quoted, tapped, reacted to or changed. */
    private static @Nullable PlatformId about(String type, JsonNode message) {
        return switch (type) {
            case "reaction" -> Json.requiredId(message.path(type), "message_id", PlatformId::new);
            case "edit", "revoke" -> Json.requiredId(message.path(type), "original_message_id", PlatformId::new);
            default -> Json.id(message.path("context"), "id", PlatformId::new);
        };
    }

    private static @Nullable Referral referral(JsonNode referral) {
        return !referral.isObject()
                ? null
                : new Referral(
                        Json.word(referral, "source_type").orElse(""),
                        Json.textOrEmpty(referral, "source_id"),
                        Json.textOrEmpty(referral, "source_url"),
                        Json.textOrEmpty(referral, "headline"),
                        Json.textOrEmpty(referral, "body"),
                        Json.textOrEmpty(referral, "ctwa_clid"));
    }

    private static String typeOf(JsonNode message) {
        if (message.has("group_id")) {
            throw new Unreadable("group traffic");
        }
        if (!message.has("type")) {
            throw new Unreadable("type is missing");
        }
        String type = Json.name(message, "type");
        if (type.equals("system")) {
            throw new Unreadable("system " + Json.name(message.path(type), "type"));
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
}
