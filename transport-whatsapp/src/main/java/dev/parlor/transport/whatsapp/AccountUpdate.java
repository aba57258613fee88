package dev.parlor.transport.whatsapp;

import dev.parlor.directory.AccountTopic;
import dev.parlor.transport.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the changes that are about an account, or about one of its numbers (rule V3). Source: Cloud API, webhook references of
 * account_update, account_alerts, account_review_update, business_capability_update, phone_number_quality_update,
 * phone_number_name_update, business_username_update and security. None of them names a phone number's id, and the time stands
 * with the entry.
 */
final class AccountUpdate {
    /** Where a field says what happened, and where what that means: for each a path from the value on. */
    private record Shape(AccountTopic topic, String word, List<String> details) {}

    private static final Map<String, Shape> SHAPES = Map.of(
            "account_update",
            new Shape(
                    AccountTopic.STANDING,
                    "event",
                    List.of(
                            "ban_info/waba_ban_state",
                            "violation_info/violation_type",
                            "restriction_info/restriction_type")),
            "account_alerts",
            new Shape(
                    AccountTopic.ALERT,
                    "alert_info/alert_type",
                    List.of("alert_info/alert_severity", "alert_info/alert_status")),
            "account_review_update",
            new Shape(AccountTopic.REVIEW, "decision", List.of()),
            "business_capability_update",
            new Shape(AccountTopic.LIMIT, "max_daily_conversations_per_business", List.of()),
            "phone_number_quality_update",
            new Shape(AccountTopic.QUALITY, "event", List.of("max_daily_conversations_per_business", "current_limit")),
            "phone_number_name_update",
            new Shape(AccountTopic.NAME, "decision", List.of("rejection_reason")),
            "business_username_update",
            new Shape(AccountTopic.NAME, "status", List.of()),
            "business_username_updates",
            new Shape(AccountTopic.NAME, "status", List.of()),
            "security",
            new Shape(AccountTopic.SECURITY, "event", List.of()));

    private AccountUpdate() {}

    static boolean is(String field) {
        return SHAPES.containsKey(field);
    }

    static Item read(String field, JsonNode entry, JsonNode value) {
        Shape shape = Objects.requireNonNull(SHAPES.get(field));
        List<String> words = words(value, shape.word());
        if (words.isEmpty()) {
            throw new Unreadable("field " + field + " without " + shape.word());
        }
        List<String> details = new ArrayList<>();
        shape.details().forEach(path -> details.addAll(words(value, path)));
        return new Item.AccountChanged(
                Json.textOrEmpty(entry, "id"),
                phone(value),
                shape.topic(),
                words.get(0),
                details.stream().distinct().toList(),
                UnixTime.read(entry, "time"));
    }

    private static @Nullable String phone(JsonNode value) {
        String shown = Json.id(value, "display_phone_number");
        return shown == null ? Json.id(value, "phone_number") : shown;
    }

    /** What stands there, of each entry of a list; only what looks like a word of the platform's, since events show it. */
    private static List<String> words(JsonNode value, String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return value.path(path).isIntegralNumber()
                    ? List.of(value.path(path).asString())
                    : Json.word(value, path).map(List::of).orElse(List.of());
        }
        JsonNode inner = value.path(path.substring(0, slash));
        String rest = path.substring(slash + 1);
        List<String> found = new ArrayList<>();
        for (JsonNode each : inner.isArray() ? inner : Json.list(inner)) {
            found.addAll(words(each, rest));
        }
        return found;
    }
}
