package dev.parlor.transport.whatsapp;

import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding.Status;
import dev.parlor.transport.Item;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The platform sees a template otherwise than before. Source: Cloud API, message_template_status_update webhook. */
final class TemplateUpdate {
    static final String FIELD = "message_template_status_update";

    private TemplateUpdate() {}

    /** The time stands with the entry, everything else in the value. */
    static Item read(JsonNode entry, JsonNode value) {
        String name = Json.text(value, "message_template_name");
        String language = Json.text(value, "message_template_language");
        if (name == null || language == null) {
            throw new Unreadable("a template update without name or language");
        }
        return new Item.TemplateChanged(
                name, language, status(value), reason(value), category(value), UnixTime.read(entry, "time"));
    }

    private static Status status(JsonNode value) {
        return switch (Json.textOrEmpty(value, "event")) {
            case "APPROVED", "REINSTATED", "FLAGGED", "UNARCHIVED" -> Status.APPROVED;
            case "PENDING", "IN_APPEAL" -> Status.PENDING;
            case "REJECTED" -> Status.REJECTED;
            case "PAUSED" -> Status.PAUSED;
            case "DISABLED" -> Status.DISABLED;
            case "DELETED", "PENDING_DELETION" -> Status.DELETED;
            default -> Status.UNKNOWN;
        };
    }

    /** For a pause the title says which one it is. */
    private static String reason(JsonNode value) {
        String title = Json.textOrEmpty(value.path("other_info"), "title");
        return title.isEmpty() ? Json.textOrEmpty(value, "reason") : title;
    }

    private static @Nullable Category category(JsonNode value) {
        return switch (Json.textOrEmpty(value, "message_template_category")) {
            case "UTILITY" -> Category.UTILITY;
            case "MARKETING" -> Category.MARKETING;
            default -> null;
        };
    }
}
