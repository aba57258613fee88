package dev.parlor.transport.whatsapp;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.Item;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one entry of {@code user_preferences[]}: whether a guest takes marketing messages (rule O10). Source: Cloud API,
 * Webhooks reference, user_preferences. Only {@code stop} and {@code resume} say so; other values are kept as they came.
 */
final class UserPreference {
    private UserPreference() {}

    static Item read(JsonNode metadata, JsonNode preference) {
        String category = Json.name(preference, "category");
        if (!category.equals("marketing_messages")) {
            throw new Unreadable("preference about " + category);
        }
        return new Item.Preference(
                Json.requiredId(metadata, "phone_number_id", PlatformNumber::new),
                reach(Profiles.phone(Json.id(preference, "wa_id")), Json.id(preference, "user_id", UserId::new)),
                UnixTime.read(preference, "timestamp"),
                takesMarketing(Json.name(preference, "value")));
    }

    private static boolean takesMarketing(String value) {
        return switch (value) {
            case "stop" -> false;
            case "resume" -> true;
            default -> throw new Unreadable("preference " + value);
        };
    }

    private static Reach reach(@Nullable PhoneNumber phone, @Nullable UserId userId) {
        if (phone == null && userId == null) {
            throw new Unreadable("neither phone number nor user id");
        }
        return new Reach(phone, userId);
    }
}
