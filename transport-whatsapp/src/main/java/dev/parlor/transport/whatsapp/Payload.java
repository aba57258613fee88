package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Unreadable.guard;
import static dev.parlor.transport.whatsapp.Unreadable.kept;

import dev.parlor.transport.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Takes a webhook's body apart into items, each with a fate of its own (rule I2): what is not understood is kept as it
 * came, at the smallest level that makes sense. Source: Cloud API, Webhooks.
 */
final class Payload {
    private final List<Item> items = new ArrayList<>();

    private Payload() {}

    /** The items in the payload's order. Never throws for what is in it. */
    static List<Item> items(byte[] body) {
        JsonNode root = Json.read(body);
        if (!root.path("entry").isArray()) {
            String reason = root.isMissingNode() ? "no readable JSON" : "entry is missing";
            return List.of(new Item.NotUnderstood(reason, new String(body, StandardCharsets.UTF_8)));
        }
        Payload payload = new Payload();
        root.path("entry").forEach(payload::entry);
        return List.copyOf(payload.items);
    }

    private void entry(JsonNode entry) {
        JsonNode changes = entry.path("changes");
        if (changes.isArray()) {
            changes.forEach(change -> change(entry, change));
        } else {
            items.add(kept("an entry without changes", entry));
        }
    }

    private void change(JsonNode entry, JsonNode change) {
        String field = Json.name(change, "field");
        JsonNode value = change.path("value");
        if (field.equals(TemplateUpdate.FIELD)) {
            items.add(guard(change, () -> TemplateUpdate.read(entry, value)));
        } else if (field.equals("user_preferences") && value.has("user_preferences")) {
            JsonNode metadata = value.path("metadata");
            each(value, "user_preferences", preference -> UserPreference.read(metadata, preference));
        } else if (!field.equals("messages")) {
            items.add(kept("field " + field, change));
        } else if (!value.has("messages") && !value.has("statuses") && !value.has("errors")) {
            items.add(kept("field messages without messages, statuses or errors", change));
        } else {
            messages(value);
        }
    }

    private void messages(JsonNode value) {
        JsonNode metadata = value.path("metadata");
        Profiles profiles = new Profiles(value.path("contacts"));
        each(
                value,
                "messages",
                message -> AddressChange.is(message)
                        ? AddressChange.read(metadata, message)
                        : GuestMessage.read(metadata, profiles, message));
        each(value, "statuses", status -> StatusReport.read(metadata, status));
        each(value, "errors", error -> kept("errors, code " + Json.number(error, "code"), error));
    }

    private void each(JsonNode value, String key, Function<JsonNode, Item> reading) {
        JsonNode list = value.path(key);
        if (!list.isArray() && !list.isMissingNode()) {
            items.add(kept(key + " is no list", list));
            return;
        }
        list.forEach(raw -> items.add(guard(raw, () -> reading.apply(raw))));
    }
}
