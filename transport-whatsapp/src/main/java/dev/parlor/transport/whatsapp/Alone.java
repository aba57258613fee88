package dev.parlor.transport.whatsapp;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies with one thing in them and what is needed to read it again: the business number, and who wrote (rule I2). What
 * surrounds it is copied in its known and short members only, so that no body costs more to keep than it has bytes, times a
 * small number.
 */
final class Alone {
    private static final int LONGEST = 1_000;

    private final JsonNode value;
    private final Profiles profiles;

    Alone(JsonNode value, Profiles profiles) {
        this.value = value;
        this.profiles = profiles;
    }

    /** One list of a change. */
    JsonNode list(String key, JsonNode list) {
        ObjectNode only = Json.object();
        if (value.has("metadata")) {
            only.set("metadata", part(value.path("metadata"), List.of("display_phone_number", "phone_number_id")));
        }
        JsonNode contact = profiles.of(list.path(0));
        if (!contact.isMissingNode()) {
            ObjectNode known = part(contact, List.of("wa_id", "user_id"));
            known.set("profile", part(contact.path("profile"), List.of("name")));
            only.set("contacts", Json.list(known));
        }
        only.set(key, list);
        ObjectNode change = Json.object();
        change.put("field", "messages");
        change.set("value", only);
        return change(Json.object(), change);
    }

    /** One change of an entry. */
    static JsonNode change(JsonNode entry, JsonNode change) {
        return entry(part(entry, List.of("id", "time")).set("changes", Json.list(change)));
    }

    /** One entry. */
    static JsonNode entry(JsonNode entry) {
        return Json.object().set("entry", Json.list(entry));
    }

    private static ObjectNode part(JsonNode whole, List<String> members) {
        ObjectNode part = Json.object();
        for (String member : members) {
            JsonNode known = whole.path(member);
            if (known.isNumber() || (known.isString() && known.stringValue().length() <= LONGEST)) {
                part.set(member, known);
            }
        }
        return part;
    }
}
