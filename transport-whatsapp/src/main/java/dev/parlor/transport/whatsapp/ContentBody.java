package dev.parlor.transport.whatsapp;

import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Buttons;
import dev.parlor.message.Choices;
import dev.parlor.message.ContactCard;
import dev.parlor.message.Content;
import dev.parlor.message.Location;
import dev.parlor.message.Media;
import dev.parlor.message.Picture;
import dev.parlor.message.Reaction;
import dev.parlor.message.Template;
import dev.parlor.message.TemplateHeader;
import dev.parlor.message.Text;
import dev.parlor.transport.Outgoing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a message says, as the members {@code type} and the one of that name. Source: Cloud API, Sending messages, by
 * kind.
 */
final class ContentBody {
    private ContentBody() {}

    /** Whether it could be put: not for content that only guests send, nor for a file that the platform does not have. */
    static boolean put(ObjectNode body, Outgoing outgoing) {
        Content content = outgoing.content();
        PlatformId about = outgoing.inReplyTo();
        MediaId file = outgoing.mediaId();
        if (content instanceof Text text) {
            kind(body, "text").put("body", text.body());
        } else if (content instanceof Template template && isReady(template, file)) {
            TemplateBody.put(kind(body, "template"), template, file);
        } else if (content instanceof Buttons buttons) {
            putButtons(kind(body, "interactive"), buttons);
        } else if (content instanceof Choices choices) {
            putChoices(kind(body, "interactive"), choices);
        } else if (content instanceof Location place) {
            putLocation(kind(body, "location"), place);
        } else if (content instanceof ContactCard card) {
            putCard(body.put("type", "contacts").putArray("contacts"), card);
        } else if (content instanceof Reaction reaction && about != null) {
            kind(body, "reaction").put("message_id", about.value()).put("emoji", reaction.emoji());
        } else if (content instanceof Picture picture && file != null) {
            putCaption(putFile(body, "image", file), picture.caption());
        } else if (content instanceof Media media && file != null) {
            putMedia(body, media, file);
        } else {
            return false;
        }
        return true;
    }

    private static ObjectNode kind(ObjectNode body, String type) {
        return body.put("type", type).putObject(type);
    }

    private static ObjectNode putFile(ObjectNode body, String type, MediaId file) {
        return kind(body, type).put("id", file.value());
    }

    private static void putMedia(ObjectNode body, Media media, MediaId file) {
        switch (media.kind()) {
            case AUDIO -> putFile(body, "audio", file);
            case STICKER -> putFile(body, "sticker", file);
            case VIDEO -> putCaption(putFile(body, "video", file), media.caption());
            case DOCUMENT -> {
                ObjectNode document = putFile(body, "document", file);
                putCaption(document, media.caption());
                putIfAny(document, "filename", media.fileName());
            }
        }
    }

    private static void putCaption(ObjectNode file, String caption) {
        putIfAny(file, "caption", caption);
    }

    private static boolean isReady(Template template, @Nullable MediaId file) {
        return !(template.parts().header() instanceof TemplateHeader.File shown)
                || file != null
                || shown.file().mediaId() != null;
    }

    private static void putButtons(ObjectNode node, Buttons content) {
        node.put("type", "button").putObject("body").put("text", content.body());
        ArrayNode buttons = node.putObject("action").putArray("buttons");
        for (Buttons.Button button : content.buttons()) {
            buttons.addObject()
                    .put("type", "reply")
                    .putObject("reply")
                    .put("id", button.payload())
                    .put("title", button.label());
        }
    }

    private static void putChoices(ObjectNode node, Choices content) {
        node.put("type", "list").putObject("body").put("text", content.body());
        ObjectNode action = node.putObject("action").put("button", content.label());
        ArrayNode sections = action.putArray("sections");
        for (Choices.Section section : content.sections()) {
            ObjectNode part = sections.addObject();
            putIfAny(part, "title", section.title());
            ArrayNode rows = part.putArray("rows");
            for (Choices.Row row : section.rows()) {
                ObjectNode choice = rows.addObject().put("id", row.payload()).put("title", row.title());
                putIfAny(choice, "description", row.description());
            }
        }
    }

    private static void putLocation(ObjectNode node, Location place) {
        node.put("latitude", place.latitude()).put("longitude", place.longitude());
        putIfAny(node, "name", place.name());
        putIfAny(node, "address", place.address());
    }

    /** The platform wants a part of the name besides the whole (older documentation); we only know the whole. */
    private static void putCard(ArrayNode cards, ContactCard content) {
        for (ContactCard.Person person : content.people()) {
            ObjectNode card = cards.addObject();
            card.putObject("name").put("formatted_name", person.name()).put("first_name", person.name());
            if (!person.phones().isEmpty()) {
                ArrayNode phones = card.putArray("phones");
                person.phones().forEach(phone -> phones.addObject().put("phone", phone));
            }
        }
    }

    private static void putIfAny(ObjectNode node, String member, String text) {
        if (!text.isEmpty()) {
            node.put(member, text);
        }
    }
}
