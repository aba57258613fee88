package dev.parlor.transport.whatsapp;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.directory.PersonName;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The people of one change, found by their ids and never by their place in the list. Source: Cloud API, Webhooks, and
 * Business-scoped user IDs.
 */
final class Profiles {
    private final Map<String, JsonNode> byUserId = new HashMap<>();
    private final Map<String, JsonNode> byDigits = new HashMap<>();

    Profiles(JsonNode contacts) {
        for (JsonNode contact : contacts) {
            put(byUserId, Json.id(contact, "user_id"), contact);
            put(byDigits, digits(Json.id(contact, "wa_id")), contact);
        }
    }

    /** The contact of who wrote a message; a missing node where there is none. */
    JsonNode of(JsonNode message) {
        JsonNode known = get(byUserId, Json.id(message, "from_user_id"));
        return known.isMissingNode() ? get(byDigits, digits(Json.id(message, "from"))) : known;
    }

    /** As the guest calls themselves; a name that is blank or too long to be one is left out. */
    static @Nullable PersonName name(JsonNode contact) {
        String name = Json.text(contact.path("profile"), "name");
        if (name == null) {
            return null;
        }
        try {
            return new PersonName(name);
        } catch (IllegalArgumentException unfit) {
            return null;
        }
    }

    /** Phone numbers come with and without a leading plus. */
    static @Nullable String digits(@Nullable String phone) {
        return phone != null && phone.startsWith("+") ? phone.substring(1) : phone;
    }

    /** A phone number with or without its plus; {@code null} for anything that is none. */
    static @Nullable PhoneNumber phone(@Nullable String digits) {
        if (digits == null) {
            return null;
        }
        try {
            return new PhoneNumber("+" + digits(digits));
        } catch (IllegalArgumentException unfit) {
            return null;
        }
    }

    /** The addresses in these two members, as far as they are such; {@code null} for neither. */
    static @Nullable Reach reach(JsonNode node, String phoneKey, String userIdKey) {
        PhoneNumber phone = phone(Json.id(node, phoneKey));
        UserId userId = userId(Json.id(node, userIdKey));
        return phone == null && userId == null ? null : new Reach(phone, userId);
    }

    private static @Nullable UserId userId(@Nullable String value) {
        try {
            return value == null ? null : new UserId(value);
        } catch (IllegalArgumentException unfit) {
            return null;
        }
    }

    private static void put(Map<String, JsonNode> contacts, @Nullable String key, JsonNode contact) {
        if (key != null) {
            contacts.putIfAbsent(key, contact);
        }
    }

    private static JsonNode get(Map<String, JsonNode> contacts, @Nullable String key) {
        JsonNode found = key == null ? null : contacts.get(key);
        return found == null ? MissingNode.getInstance() : found;
    }
}
