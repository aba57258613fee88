package dev.parlor.testkit.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members of one JSON object of a request, read without mercy: an unknown, missing or wrongly typed member is a
 * violation and refuses the request.
 */
final class Members {

    private final String where;
    private final JsonNode node;
    private final CallDraft draft;

    /** Refuses every member that is not among the known ones. */
    Members(String where, JsonNode node, CallDraft draft, Set<String> known) {
        this.where = where;
        this.node = node;
        this.draft = draft;
        if (!node.isObject()) {
            throw draft.fault(PlatformError.INVALID_PARAMETER, name() + " must be an object");
        }
        for (String member : node.propertyNames()) {
            if (!known.contains(member)) {
                throw draft.fault(PlatformError.BAD_PARAMETER, path(member) + " is not a known parameter");
            }
        }
    }

    boolean has(String member) {
        return node.has(member);
    }

    String text(String member) {
        JsonNode value = required(member);
        if (!value.isString()) {
            throw wrong(member, "a string");
        }
        return value.stringValue();
    }

    /** A string of at least one character. */
    String limited(String member, int limit) {
        String text = text(member);
        if (text.isEmpty()) {
            throw wrong(member, "1 to " + limit + " characters");
        }
        if (text.length() > limit) {
            throw tooLong(member, limit, text.length());
        }
        return text;
    }

    /** Degrees, as a number or as text: the platform's samples show both. */
    void degrees(String member, int most) {
        JsonNode value = required(member);
        String digits = value.isNumber() || value.isString() ? value.asString() : "";
        if (!digits.matches("-?[0-9]{1,3}(\\.[0-9]+)?([eE]-?[0-9]+)?") || Math.abs(Double.parseDouble(digits)) > most) {
            throw wrong(member, "-" + most + " to " + most);
        }
    }

    /** Refuses members that do not belong to this type, though they belong to another. */
    void only(String type, String... allowed) {
        Set<String> fitting = Set.of(allowed);
        for (String member : node.propertyNames()) {
            if (!fitting.contains(member)) {
                throw draft.fault(PlatformError.BAD_PARAMETER, path(member) + " does not belong to the type " + type);
            }
        }
    }

    @Nullable
    String optionalText(String member) {
        return has(member) ? text(member) : null;
    }

    /** False where it is missing. */
    boolean optionalBoolean(String member) {
        if (has(member) && !required(member).isBoolean()) {
            throw wrong(member, "true or false");
        }
        return has(member) && required(member).booleanValue();
    }

    /** The text of a member that has only one permitted value. */
    void fixed(String member, String expected) {
        if (!text(member).equals(expected)) {
            throw wrong(member, "\"" + expected + "\"");
        }
    }

    /** A position, as a number or as its digits: both are seen. */
    int index(String member) {
        JsonNode value = required(member);
        String digits = value.isString() ? value.stringValue() : value.isIntegralNumber() ? value.toString() : "";
        if (!digits.matches("[0-9]")) {
            throw wrong(member, "0 to 9");
        }
        return Integer.parseInt(digits);
    }

    Members object(String member, String... known) {
        return new Members(path(member), required(member), draft, Set.of(known));
    }

    /** The objects of an array with at least one. */
    List<Members> objects(String member, String... known) {
        JsonNode array = required(member);
        if (!array.isArray() || array.isEmpty()) {
            throw wrong(member, "an array with at least one object");
        }
        List<Members> objects = new ArrayList<>();
        for (JsonNode item : array) {
            objects.add(new Members(path(member) + "[" + objects.size() + "]", item, draft, Set.of(known)));
        }
        return objects;
    }

    Refusal wrong(String member, String expected) {
        return draft.fault(PlatformError.INVALID_PARAMETER, path(member) + " must be " + expected);
    }

    Refusal tooLong(String member, int limit, int actual) {
        return draft.fault(
                PlatformError.BAD_PARAMETER,
                path(member) + " has " + actual + " characters, and the limit is " + limit);
    }

    private JsonNode required(String member) {
        JsonNode value = node.get(member);
        if (value == null) {
            throw draft.fault(PlatformError.MISSING_PARAMETER, path(member) + " is missing");
        }
        return value;
    }

    private String path(String member) {
        return where.isEmpty() ? member : where + "." + member;
    }

    private String name() {
        return where.isEmpty() ? "the body" : where;
    }
}
