package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Unreadable.guard;
import static dev.parlor.transport.whatsapp.Unreadable.kept;

import dev.parlor.transport.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a webhook's body apart into items, each with a fate of its own (rule I2): what is not understood is kept at the
 * smallest level that makes sense, as a body of its own with nothing else in it, which can be read again. Source: Cloud
 * API, Webhooks.
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
            items.add(kept("an entry without changes", body(entry)));
        }
    }

    private void change(JsonNode entry, JsonNode change) {
        String field = Json.name(change, "field");
        JsonNode value = change.path("value");
        if (field.equals(TemplateUpdate.FIELD)) {
            items.add(guard(() -> body(entryOf(entry, change)), () -> TemplateUpdate.read(entry, value)));
        } else if (field.equals("user_preferences") && value.has("user_preferences")) {
            JsonNode metadata = value.path("metadata");
            each(value, "user_preferences", preference -> UserPreference.read(metadata, preference));
        } else if (!field.equals("messages")) {
            items.add(kept("field " + field, body(entryOf(entry, change))));
        } else if (!value.has("messages") && !value.has("statuses") && !value.has("errors")) {
            items.add(kept("field messages without messages, statuses or errors", body(entryOf(entry, change))));
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
        each(value, "errors", error -> {
            throw new Unreadable("errors, code " + Json.number(error, "code"));
        });
    }

    private void each(JsonNode value, String key, Function<JsonNode, Item> reading) {
        JsonNode list = value.path(key);
        if (!list.isArray() && !list.isMissingNode()) {
            items.add(kept(key + " is no list", alone(value, key, list)));
            return;
        }
        list.forEach(raw -> items.add(guard(() -> alone(value, key, Json.list(raw)), () -> reading.apply(raw))));
    }

    /** A body with this one thing in it, and what is needed to read it: the business number, and who wrote. */
    private static JsonNode alone(JsonNode value, String key, JsonNode list) {
        ObjectNode only = Json.object();
        if (value.has("metadata")) {
            only.set("metadata", value.path("metadata"));
        }
        JsonNode contact = new Profiles(value.path("contacts")).of(list.path(0));
        if (!contact.isMissingNode()) {
            only.set("contacts", Json.list(contact));
        }
        only.set(key, list);
        ObjectNode change = Json.object();
        change.put("field", "messages");
        change.set("value", only);
        return body(entryOf(change));
    }

    private static JsonNode entryOf(JsonNode change) {
        return Json.object().set("changes", Json.list(change));
    }

    /** The entry with this change alone. */
    private static JsonNode entryOf(JsonNode entry, JsonNode change) {
        return ((ObjectNode) entry.deepCopy()).set("changes", Json.list(change));
    }

    private static JsonNode body(JsonNode entry) {
        return Json.object().set("entry", Json.list(entry));
    }
}
