package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.directory.Quality;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding.Status;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.ListedTemplate;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the platform answers about numbers and templates. Source: Cloud API, Health status; Templates. */
final class AccountAnswer {
    private static final Pattern BLANK = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");
    private static final Pattern WORD = Pattern.compile("[A-Z0-9_]{1,40}");

    private AccountAnswer() {}

    /** A number of whose health nothing is told counts as one that can send: the next send will show. */
    static AccountView view(JsonNode number) {
        JsonNode health = number.path("health_status");
        return new AccountView(
                !Json.textOrEmpty(health, "can_send_message").equals("BLOCKED"),
                quality(Json.textOrEmpty(number, "quality_rating")),
                word(number, "whatsapp_business_manager_messaging_limit"),
                obstacles(health));
    }

    private static List<String> obstacles(JsonNode health) {
        List<String> obstacles = new ArrayList<>();
        for (JsonNode entity : health.path("entities")) {
            for (JsonNode error : entity.path("errors")) {
                obstacles.add(word(entity, "entity_type") + ": " + Json.textOrEmpty(error, "error_description"));
            }
        }
        return obstacles;
    }

    /** Empty for a row without name or language. */
    static Optional<ListedTemplate> template(JsonNode row) {
        String name = Json.text(row, "name");
        String language = Json.text(row, "language");
        if (name == null || language == null) {
            return Optional.empty();
        }
        String reason = word(row, "rejected_reason");
        return Optional.of(new ListedTemplate(
                name,
                language,
                parameterCount(row.path("components")),
                status(Json.textOrEmpty(row, "status")),
                reason.equals("NONE") ? "" : reason,
                category(Json.textOrEmpty(row, "category")),
                quality(Json.textOrEmpty(row.path("quality_score"), "score"))));
    }

    /** What to add to the query for the next page; {@code null} after the last. */
    static @Nullable String next(JsonNode answer) {
        JsonNode paging = answer.path("paging");
        String after = Json.id(paging.path("cursors"), "after");
        return paging.has("next") && after != null ? "&after=" + URLEncoder.encode(after, UTF_8) : null;
    }

    private static int parameterCount(JsonNode components) {
        Set<String> blanks = new TreeSet<>();
        for (JsonNode component : components) {
            if (Json.textOrEmpty(component, "type").equalsIgnoreCase("BODY")) {
                BLANK.matcher(Json.textOrEmpty(component, "text"))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(blanks::add);
            }
        }
        return blanks.size();
    }

    private static Status status(String status) {
        return switch (status) {
            case "APPROVED" -> Status.APPROVED;
            case "PENDING", "IN_APPEAL" -> Status.PENDING;
            case "REJECTED" -> Status.REJECTED;
            case "PAUSED" -> Status.PAUSED;
            case "DISABLED" -> Status.DISABLED;
            case "DELETED", "PENDING_DELETION" -> Status.DELETED;
            default -> Status.UNKNOWN;
        };
    }

    private static @Nullable Category category(String category) {
        return switch (category) {
            case "UTILITY" -> Category.UTILITY;
            case "MARKETING" -> Category.MARKETING;
            default -> null;
        };
    }

    static Quality quality(String colour) {
        return switch (colour) {
            case "GREEN" -> Quality.HIGH;
            case "YELLOW" -> Quality.MEDIUM;
            case "RED" -> Quality.LOW;
            default -> Quality.UNKNOWN;
        };
    }

    /** A word that the platform chose; anything else is empty. */
    private static String word(JsonNode node, String key) {
        String word = Json.textOrEmpty(node, key);
        return WORD.matcher(word).matches() ? word : "";
    }
}
