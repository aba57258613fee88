package dev.parlor.transport.whatsapp;

import dev.parlor.contact.Reach;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.Item;
import tools.jackson.databind.JsonNode;

/**
 * Reads one entry of {@code message_echoes[]}: what somebody sent from the business number by another program. Source: Cloud API,
 * webhook reference of smb_message_echoes, and Standby webhooks.
 */
final class Echo {
    private Echo() {}

    static Item read(JsonNode metadata, JsonNode echo) {
        return new Item.SentElsewhere(
                Json.requiredId(metadata, "phone_number_id", PlatformNumber::new),
                Json.requiredId(echo, "id", PlatformId::new),
                to(echo),
                UnixTime.read(echo, "timestamp"),
                GuestContent.of(Json.name(echo, "type"), echo));
    }

    private static Reach to(JsonNode echo) {
        Reach to = Profiles.reach(echo, "to", "to_user_id");
        if (to == null) {
            throw new Unreadable("an echo to neither a phone number nor a user id");
        }
        return to;
    }
}
