package dev.parlor.flow;

import static dev.parlor.flow.JsonLine.fields;

import dev.parlor.message.Attachment;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Buttons;
import dev.parlor.message.Choices;
import dev.parlor.message.ContactCard;
import dev.parlor.message.Content;
import dev.parlor.message.Edit;
import dev.parlor.message.ListReply;
import dev.parlor.message.Location;
import dev.parlor.message.Media;
import dev.parlor.message.Reaction;
import dev.parlor.message.StoredBytes;
import dev.parlor.message.Template;
import dev.parlor.message.Unsupported;
import java.util.List;
import java.util.Map;

/** What a message says, as the fields of an export (docs/export.md). */
final class ExportedContent {
    private ExportedContent() {}

    static Map<String, Object> of(Content content) {
        Map<String, Object> exported = fields(
                "type", content.getClass().getSimpleName(),
                "text", content.shown().isEmpty() ? null : content.shown(),
                "file", content.attachment().map(ExportedContent::file).orElse(null));
        exported.putAll(special(content));
        return exported;
    }

    private static Map<String, Object> special(Content content) {
        if (content instanceof Template it) {
            return fields(
                    "template", it.name(),
                    "language", it.languageTag(),
                    "parameters", it.parameters(),
                    "payloads", it.payloads());
        }
        if (content instanceof Media it) {
            return fields("media", it.kind().name(), "fileName", it.fileName());
        }
        if (content instanceof Location it) {
            return fields("latitude", it.latitude(), "longitude", it.longitude(), "address", it.address());
        }
        if (content instanceof ContactCard it) {
            return fields("people", people(it));
        }
        if (content instanceof Reaction it) {
            return fields("emoji", it.emoji());
        }
        if (content instanceof Edit it) {
            return fields("now", of(it.now()));
        }
        return content instanceof Unsupported it ? fields("platformKind", it.kind(), "raw", it.raw()) : choice(content);
    }

    private static Map<String, Object> choice(Content content) {
        if (content instanceof Buttons it) {
            return fields("buttons", buttons(it));
        }
        if (content instanceof Choices it) {
            return fields("label", it.label(), "sections", sections(it));
        }
        if (content instanceof ButtonReply it) {
            return fields("payload", it.payload());
        }
        return content instanceof ListReply it ? fields("payload", it.payload()) : Map.of();
    }

    private static Map<String, Object> file(Attachment file) {
        StoredBytes bytes = file.bytes();
        return fields(
                "mimeType", file.mimeType(),
                "state", file.state().name(),
                "mediaKey", bytes == null ? null : bytes.key().value(),
                "size", bytes == null ? null : bytes.size(),
                "sha256", bytes == null ? null : bytes.sha256());
    }

    private static List<?> buttons(Buttons content) {
        return content.buttons().stream()
                .map(button -> fields("payload", button.payload(), "label", button.label()))
                .toList();
    }

    private static List<?> sections(Choices content) {
        return content.sections().stream()
                .map(section -> fields(
                        "title",
                        section.title(),
                        "rows",
                        section.rows().stream()
                                .map(row -> fields(
                                        "payload", row.payload(),
                                        "title", row.title(),
                                        "description", row.description()))
                                .toList()))
                .toList();
    }

    private static List<?> people(ContactCard content) {
        return content.people().stream()
                .map(person -> fields("name", person.name(), "phones", person.phones()))
                .toList();
    }
}
