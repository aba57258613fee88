package dev.parlor.transport.whatsapp;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.Item;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the system line which says that a guest has another phone number or user id. Source: Cloud API, Webhooks
 * reference, system messages. Where the new number is not shared the old one is not the guest's any more all the same.
 */
final class AddressChange {
    private static final Set<String> KINDS =
            Set.of("user_changed_number", "user_changed_user_id", "customer_changed_number");

    private AddressChange() {}

    static boolean is(JsonNode message) {
        return Json.name(message, "type").equals("system") && KINDS.contains(Json.name(message.path("system"), "type"));
    }

    static Item read(JsonNode metadata, JsonNode message) {
        JsonNode system = message.path("system");
        String phone = Json.id(system, "wa_id");
        return new Item.AddressChanged(
                Json.requiredId(metadata, "phone_number_id", PlatformNumber::new),
                Json.requiredId(message, "id", PlatformId::new),
                reach("old", Json.id(message, "from"), Json.id(system, "previous_user_id", UserId::new)),
                reach(
                        "new",
                        phone == null ? Json.id(system, "new_wa_id") : phone,
                        Json.id(system, "user_id", UserId::new)),
                UnixTime.read(message, "timestamp"));
    }

    private static Reach reach(String which, @Nullable String phone, @Nullable UserId userId) {
        PhoneNumber number = Profiles.phone(phone);
        if (number == null && userId == null) {
            throw new Unreadable("neither the " + which + " phone number nor the " + which + " user id");
        }
        return new Reach(number, userId);
    }
}
