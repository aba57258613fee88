package dev.parlor.transport.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the platform's JSON without trusting its shape: what is not there, or is of another type, is {@code null}.
 * Depth, digits and lengths are bounded: text beyond {@link #LIMITS} is read as no JSON at all. A byte that is no UTF-8
 * costs its character and no more.
 */
final class Json {
    /** The platform's deepest payloads have some 12 levels, its longest texts 64 thousand characters. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxStringLength(1024 * 1024)
            .maxNameLength(256)
            .maxNumberLength(64)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    // Else every text's names go into one table: enough that collide, and the next is refused.
                    .disable(JsonFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build())
            .build();
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private Json() {}

    /** The whole text as a tree; a missing node where it is no JSON, or JSON beyond the parser's limits. */
    static JsonNode read(byte[] text) {
        try {
            return MAPPER.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (RuntimeException notJson) {
            return MissingNode.getInstance();
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** A list of this one. */
    static ArrayNode list(JsonNode only) {
        return MAPPER.createArrayNode().add(only);
    }

    /** In UTF-8, by way of text: half a surrogate pair becomes a "?" and not an escape that no character answers to. */
    static byte[] bytes(ObjectNode node) {
        return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The node as text that can be kept: half a surrogate pair, which JSON can name and no encoding can write, stays an
     * escape.
     */
    static String written(JsonNode node) {
        StringBuilder written = new StringBuilder();
        node.toString().codePoints().forEach(codePoint -> {
            if (Character.getType(codePoint) == Character.SURROGATE) {
                written.append(String.format("\\u%04x", codePoint));
            } else {
                written.appendCodePoint(codePoint);
            }
        });
        return written.toString();
    }

    /** A string, empty too. */
    static @Nullable String text(JsonNode node, String key) {
        JsonNode at = node.path(key);
        return at.isString() ? at.stringValue() : null;
    }

    static String textOrEmpty(JsonNode node, String key) {
        String text = text(node, key);
        return text == null ? "" : text;
    }

    /** An id, which the platform sometimes writes as a number; a blank one counts as absent. */
    static @Nullable String id(JsonNode node, String key) {
        JsonNode at = node.path(key);
        String id = at.isString() || at.isIntegralNumber() ? at.asString() : "";
        return id.isBlank() ? null : id;
    }

    /** An id that need not be there, but is of use if it is. */
    static <T> @Nullable T id(JsonNode node, String key, Function<String, T> type) {
        String id = id(node, key);
        if (id == null) {
            return null;
        }
        try {
            return type.apply(id);
        } catch (IllegalArgumentException unfit) {
            throw new Unreadable(key + " has " + id.length() + " characters, which is no valid one");
        }
    }

    /** An id without which the item means nothing. */
    static <T> T requiredId(JsonNode node, String key, Function<String, T> type) {
        T id = id(node, key, type);
        if (id == null) {
            throw new Unreadable(key + " is missing");
        }
        return id;
    }

    /** A name that the platform chose, fit for a log; anything that does not look like one is {@code unnamed}. */
    static String name(JsonNode node, String key) {
        return word(node, key).orElse("unnamed");
    }

    /** A name that the platform chose; empty where it is none, or not there. */
    static Optional<String> word(JsonNode node, String key) {
        return Optional.ofNullable(text(node, key))
                .filter(word -> NAME.matcher(word).matches());
    }

    /** A number, which the platform sometimes writes as text. */
    static @Nullable Double decimal(JsonNode node, String key) {
        JsonNode at = node.path(key);
        try {
            return at.isNumber() || at.isString() ? (Double) Double.parseDouble(at.asString()) : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /** A whole number that fits, such as an error code. */
    static @Nullable Integer number(JsonNode node, String key) {
        JsonNode at = node.path(key);
        return at.isIntegralNumber() && at.canConvertToInt() ? (Integer) at.intValue() : null;
    }
}
