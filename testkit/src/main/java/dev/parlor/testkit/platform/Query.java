package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a {@code GET}, read without mercy: one that is unknown or comes twice is a violation. */
final class Query {

    /** Every call may prove its token. */
    private static final String PROOF = "appsecret_proof";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final CallDraft draft;

    Query(GraphCall call, CallDraft draft, Set<String> known) {
        this.draft = draft;
        for (String pair : call.query().split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (pair.isEmpty()) {
                continue;
            }
            if (equals < 0 || !(known.contains(name) || name.equals(PROOF))) {
                throw draft.fault(PlatformError.BAD_PARAMETER, "the query has the unknown parameter " + name);
            }
            if (values.put(name, URLDecoder.decode(pair.substring(equals + 1), UTF_8)) != null) {
                throw draft.fault(PlatformError.BAD_PARAMETER, "the query has the parameter " + name + " twice");
            }
        }
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    /** A whole number from 1 on. */
    int number(String name, int otherwise, int most) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9][0-9]{0,6}")) {
            throw draft.fault(PlatformError.BAD_PARAMETER, name + " must be a whole number from 1 on");
        }
        return Math.min(Integer.parseInt(value), most);
    }

    /** Those members of the whole that {@code fields} names, and the id; all of them without {@code fields}. */
    ObjectNode chosen(ObjectNode whole) {
        String fields = values.get("fields");
        if (fields == null) {
            return whole;
        }
        ObjectNode chosen = Json.object();
        for (String field : List.of(fields.split(",", -1))) {
            JsonNode value = whole.get(field);
            if (value == null) {
                throw draft.fault(PlatformError.BAD_PARAMETER, "fields names the unknown field " + field);
            }
            chosen.set(field, value);
        }
        return chosen.set("id", whole.get("id"));
    }
}
