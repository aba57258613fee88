package dev.parlor.flow;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object on one line (RFC 8259). Takes text, whole numbers, finite decimals, booleans, lists and maps of
 * these. What a line-wise or a JavaScript reader could take for an end of line, and halves of surrogate pairs,
 * which no encoding can carry, are escaped.
 */
final class JsonLine {
    private final StringBuilder line = new StringBuilder();

    private JsonLine() {}

    /** The object with its line feed. */
    static String of(Map<String, Object> object) {
        JsonLine json = new JsonLine();
        json.object(object);
        return json.line.append('\n').toString();
    }

    /** An object of these names and values, in this order; a name whose value is {@code null} is left out. */
    static Map<String, Object> fields(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            Object value = namesAndValues[index + 1];
            if (value != null) {
                fields.put((String) Objects.requireNonNull(namesAndValues[index]), value);
            }
        }
        return fields;
    }

    private void value(@Nullable Object value) {
        if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            line.append(value);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            line.append(number.doubleValue());
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else {
            throw new IllegalArgumentException("JSON has no form for " + (value == null ? "null" : value.getClass()));
        }
    }

    private void object(Map<?, ?> object) {
        line.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> fields = object.entrySet().iterator(); fields.hasNext(); ) {
            Map.Entry<?, ?> field = fields.next();
            text((String) field.getKey());
            line.append(':');
            value(field.getValue());
            line.append(fields.hasNext() ? "," : "");
        }
        line.append('}');
    }

    private void list(List<?> list) {
        line.append('[');
        for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
            value(items.next());
            line.append(items.hasNext() ? "," : "");
        }
        line.append(']');
    }

    private void text(String text) {
        line.append('"');
        text.codePoints().forEach(this::character);
        line.append('"');
    }

    private void character(int codePoint) {
        if (codePoint == '"' || codePoint == '\\') {
            line.append('\\').appendCodePoint(codePoint);
        } else if (mustBeEscaped(codePoint)) {
            line.append(String.format("\\u%04x", codePoint));
        } else {
            line.appendCodePoint(codePoint);
        }
    }

    /** A half of a surrogate pair stands alone only where the other half is missing. */
    private static boolean mustBeEscaped(int codePoint) {
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return half || Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
    }
}
