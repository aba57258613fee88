package dev.parlor.testkit.script;

import dev.parlor.testkit.platform.CallOutcome;
import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.ScreenLine;
import dev.parlor.testkit.platform.Violation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the platform saw, as lines of JSON. */
final class Rows {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Rows() {}

    /** Nothing for an empty list. */
    static <T> String of(List<T> all, Function<T, ObjectNode> row) {
        return all.stream()
                .map(row)
                .map(node -> MAPPER.writeValueAsString(node) + "\n")
                .collect(Collectors.joining());
    }

    static ObjectNode row(ClientCall call) {
        ObjectNode row = object().put("index", call.index())
                .put("at", call.at().toString())
                .put("number", call.phoneNumberId())
                .put("recipient", call.recipient())
                .put("kind", call.kind())
                .put("text", call.text())
                .put("callbackData", call.callbackData())
                .put("windowOpen", call.windowOpen())
                .put("accepted", call.accepted())
                .put("outcome", call.outcome().getClass().getSimpleName());
        CallOutcome outcome = call.outcome();
        if (outcome instanceof CallOutcome.Accepted accepted) {
            row.put("messageId", accepted.messageId());
        } else if (outcome instanceof CallOutcome.AcceptedUnheard accepted) {
            row.put("messageId", accepted.messageId());
        } else if (outcome instanceof CallOutcome.Rejected rejected) {
            row.put("code", rejected.code());
        }
        return row;
    }

    static ObjectNode row(Violation violation) {
        return object().put("call", violation.callIndex()).put("sentence", violation.sentence());
    }

    static ObjectNode row(ScreenLine line) {
        ObjectNode row = object().put("at", line.at().toString())
                .put("side", line.side().name())
                .put("text", line.text())
                .put("messageId", line.messageId());
        line.quickReplies().forEach(row.putArray("buttons")::add);
        return row;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
