package dev.parlor.transport.whatsapp;

import dev.parlor.message.Attachment;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.ContactCard;
import dev.parlor.message.Content;
import dev.parlor.message.Edit;
import dev.parlor.message.ListReply;
import dev.parlor.message.Location;
import dev.parlor.message.Media;
import dev.parlor.message.Picture;
import dev.parlor.message.Reaction;
import dev.parlor.message.Revocation;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a guest's message says. Source: Cloud API, Webhooks reference, messages by type. What is not as documented is
 * {@link Unsupported} and kept whole.
 */
final class GuestContent {
    private GuestContent() {}

    static Content of(String type, JsonNode message) {
        JsonNode body = message.path(type);
        Content known = switch (type) {
            case "text" -> text(body);
            case "image" -> picture(body);
            case "audio", "voice" -> media(Media.Kind.AUDIO, body);
            case "video" -> media(Media.Kind.VIDEO, body);
            case "document" -> media(Media.Kind.DOCUMENT, body);
            case "sticker" -> media(Media.Kind.STICKER, body);
            case "location" -> location(body);
            case "contacts" -> cards(body);
            case "button" -> tap(Json.id(body, "payload"), Json.textOrEmpty(body, "text"));
            case "interactive" -> choice(body);
            case "reaction" -> new Reaction(Json.textOrEmpty(body, "emoji"));
            case "edit" -> edit(body.path("message"));
            case "revoke" -> new Revocation();
            default -> null;
        };
        return known != null ? known : new Unsupported(kind(type, body), message.toString());
    }

    private static @Nullable Content text(JsonNode body) {
        String text = Json.text(body, "body");
        return text == null ? null : new Text(text);
    }

    private static @Nullable Content picture(JsonNode body) {
        Attachment file = file(body);
        return file == null ? null : new Picture(file, Json.textOrEmpty(body, "caption"));
    }

    private static @Nullable Content media(Media.Kind kind, JsonNode body) {
        Attachment file = file(body);
        return file == null
                ? null
                : new Media(kind, file, Json.textOrEmpty(body, "caption"), Json.textOrEmpty(body, "filename"));
    }

    private static @Nullable Attachment file(JsonNode body) {
        String mediaId = Json.id(body, "id");
        return mediaId == null ? null : Attachment.announced(mediaId, Json.textOrEmpty(body, "mime_type"));
    }

    private static @Nullable Content location(JsonNode body) {
        Double latitude = Json.decimal(body, "latitude");
        Double longitude = Json.decimal(body, "longitude");
        if (latitude == null || longitude == null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            return null;
        }
        return new Location(latitude, longitude, Json.textOrEmpty(body, "name"), Json.textOrEmpty(body, "address"));
    }

    private static @Nullable Content cards(JsonNode body) {
        List<ContactCard.Person> people = new ArrayList<>();
        for (JsonNode card : body) {
            List<String> phones = new ArrayList<>();
            card.path("phones").forEach(phone -> phones.add(Json.textOrEmpty(phone, "phone")));
            people.add(new ContactCard.Person(Json.textOrEmpty(card.path("name"), "formatted_name"), phones));
        }
        return people.isEmpty() ? null : new ContactCard(people);
    }

    private static @Nullable Content choice(JsonNode body) {
        JsonNode row = body.path("list_reply");
        String chosen = Json.id(row, "id");
        JsonNode button = body.path("button_reply");
        return chosen != null
                ? new ListReply(chosen, Json.textOrEmpty(row, "title"))
                : tap(Json.id(button, "id"), Json.textOrEmpty(button, "title"));
    }

    private static @Nullable Content tap(@Nullable String payload, String label) {
        return payload == null ? null : new ButtonReply(payload, label);
    }

    /** An edit of an edit does not exist; such a thing is kept as what it is not. */
    private static Content edit(JsonNode message) {
        String type = Json.name(message, "type");
        return new Edit(type.equals("edit") ? new Unsupported(type, message.toString()) : of(type, message));
    }

    /** An interactive message says more precisely what it is. */
    private static String kind(String type, JsonNode body) {
        return type.equals("interactive") && body.has("type") ? Json.name(body, "type") : type;
    }
}
