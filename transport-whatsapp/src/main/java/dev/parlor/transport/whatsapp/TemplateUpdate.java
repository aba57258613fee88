package dev.parlor.transport.whatsapp;

import dev.parlor.directory.Quality;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding.Status;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The platform sees a template otherwise than before. Source: Cloud API, webhook references of message_template_status_update,
 * template_category_update and message_template_quality_update.
 */
final class TemplateUpdate {
    private static final Set<String> FIELDS =
            Set.of("message_template_status_update", "template_category_update", "message_template_quality_update");

    private TemplateUpdate() {}

    static boolean is(String field) {
        return FIELDS.contains(field);
    }

    /** The time stands with the entry, everything else in the value. */
    static Item read(String field, JsonNode entry, JsonNode value) {
        String name = Json.text(value, "message_template_name");
        String language = Json.text(value, "message_template_language");
        if (name == null || language == null) {
            throw new Unreadable("a template update without name or language");
        }
        Instant at = UnixTime.read(entry, "time");
        return switch (field) {
            case "template_category_update" -> recategorised(name, language, value, at);
            case "message_template_quality_update" -> new Item.TemplateRated(name, language, rating(value), at);
            default ->
                new Item.TemplateChanged(
                        name, language, status(value), reason(value), category(value, "message_template_category"), at);
        };
    }

    private static Item recategorised(String name, String language, JsonNode value, Instant at) {
        Category category = category(value, "new_category");
        if (category == null) {
            throw new Unreadable("template category " + Json.name(value, "new_category"));
        }
        return new Item.TemplateRecategorised(name, language, category, at);
    }

    private static Quality rating(JsonNode value) {
        return AccountAnswer.quality(Json.textOrEmpty(value, "new_quality_score"));
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

    private static @Nullable Category category(JsonNode value, String key) {
        return switch (Json.textOrEmpty(value, key)) {
            case "UTILITY" -> Category.UTILITY;
            case "MARKETING" -> Category.MARKETING;
            default -> null;
        };
    }
}
