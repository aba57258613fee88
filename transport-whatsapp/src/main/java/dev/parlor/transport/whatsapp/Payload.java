package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Unreadable.guard;
import static dev.parlor.transport.whatsapp.Unreadable.kept;

import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a webhook's body apart into items, each with a fate of its own (rule I2): what is not understood is kept at the
 * smallest level that makes sense, as a body of its own with nothing else in it, which can be read again. Source: Cloud
 * API, Webhooks.
 */
final class Payload {
    /** Every list whose entries are items. */
    static final List<String> LISTS = List.of("messages", "statuses", "errors", "user_preferences", "message_echoes");

    private final List<Item> items = new ArrayList<>();

    private Payload() {}

    /** The items in the payload's order. Never throws for what is in it. */
    static List<Item> items(byte[] body) {
        JsonNode root = Json.read(body);
        String fault = fault(root);
        if (fault != null) {
            return List.of(new Item.NotUnderstood(fault, new String(body, StandardCharsets.UTF_8)));
        }
        Payload payload = new Payload();
        root.path("entry").forEach(payload::entry);
        return List.copyOf(payload.items);
    }

    /** Why the whole body can only be kept as it is, if so. */
    private static @Nullable String fault(JsonNode root) {
        if (root.isMissingNode()) {
            return "no readable JSON";
        }
        if (!root.path("entry").isArray()) {
            return "entry is missing";
        }
        return ItemCount.isTooHigh(root) ? "more than " + ItemCount.MOST + " items" : null;
    }

    private void entry(JsonNode entry) {
        JsonNode changes = entry.path("changes");
        if (changes.isArray()) {
            changes.forEach(change -> change(entry, change));
        } else {
            items.add(kept(null, "an entry without changes", Alone.entry(entry)));
        }
    }

    private void change(JsonNode entry, JsonNode change) {
        String field = Json.name(change, "field");
        JsonNode value = change.path("value");
        switch (field) {
            case "messages", "user_preferences", "smb_message_echoes" -> known(field, entry, change, value);
            case "standby" -> known(field, entry, change, withinStandby(value));
            default ->
                items.add(guard(
                        number(value), () -> Alone.change(entry, change), () -> aboutAccount(field, entry, value)));
        }
    }

    private static Item aboutAccount(String field, JsonNode entry, JsonNode value) {
        if (TemplateUpdate.is(field)) {
            return TemplateUpdate.read(field, entry, value);
        }
        if (AccountUpdate.is(field)) {
            return AccountUpdate.read(field, entry, value);
        }
        throw new Unreadable("field " + field);
    }

    /** The business number that a change names, so that what is kept of it can be told by number; {@code null} for none. */
    private static @Nullable PlatformNumber number(JsonNode value) {
        try {
            return Json.id(value.path("metadata"), "phone_number_id", PlatformNumber::new);
        } catch (Unreadable noNumber) {
            return null;
        }
    }

    private void known(String field, JsonNode entry, JsonNode change, JsonNode value) {
        if (LISTS.stream().noneMatch(value::has)) {
            items.add(kept(number(value), "field " + field + " without any of its lists", Alone.change(entry, change)));
        } else {
            lists(value);
        }
    }

    /**
     * What somebody else answers is one level deeper. A guest's message is the guest's act all the same: the window is
     * between the guest and the number. Source: Cloud API, Standby webhooks.
     */
    private static JsonNode withinStandby(JsonNode value) {
        if (!(value.path("standby") instanceof ObjectNode standby)) {
            return value;
        }
        ObjectNode flat = standby.deepCopy();
        for (String around : List.of("metadata", "contacts")) {
            if (value.has(around)) {
                flat.set(around, value.path(around));
            }
        }
        return flat;
    }

    private void lists(JsonNode value) {
        JsonNode metadata = value.path("metadata");
        Profiles profiles = new Profiles(value.path("contacts"));
        Alone alone = new Alone(value, profiles);
        each(
                alone,
                value,
                "messages",
                message -> AddressChange.is(message)
                        ? AddressChange.read(metadata, message)
                        : GuestMessage.read(metadata, profiles, message));
        each(alone, value, "statuses", status -> StatusReport.read(metadata, status));
        each(alone, value, "user_preferences", preference -> UserPreference.read(metadata, preference));
        each(alone, value, "message_echoes", echo -> Echo.read(metadata, echo));
        each(alone, value, "errors", error -> {
            throw new Unreadable("errors, code " + Json.number(error, "code"));
        });
    }

    private void each(Alone alone, JsonNode value, String key, Function<JsonNode, Item> reading) {
        JsonNode list = value.path(key);
        if (!list.isArray() && !list.isMissingNode()) {
            items.add(kept(number(value), key + " is no list", alone.list(key, list)));
            return;
        }
        list.forEach(raw ->
                items.add(guard(number(value), () -> alone.list(key, Json.list(raw)), () -> reading.apply(raw))));
    }
}
