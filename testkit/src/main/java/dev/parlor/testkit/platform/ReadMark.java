package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A call that marks a guest's message as read, with or without typing (Meta pages "Mark as read", "Typing"). */
final class ReadMark {

    private static final byte[] SUCCESS = "{\"success\":true}".getBytes(UTF_8);

    private ReadMark() {}

    /** Null for a call that sends a message; throws {@link Refusal} for a faulty one. */
    static @Nullable Judgement judge(GraphCall call, BusinessAccount number, Accounts accounts, CallDraft draft) {
        JsonNode body = body(call);
        if (body == null || !body.has("status")) {
            return null;
        }
        draft.kind = "read";
        Members members =
                new Members("", body, draft, Set.of("messaging_product", "status", "message_id", "typing_indicator"));
        members.fixed("messaging_product", "whatsapp");
        members.fixed("status", "read");
        if (members.has("typing_indicator")) {
            members.object("typing_indicator", "type").fixed("type", "text");
            draft.kind = "typing";
        }
        if (!accounts.hasFromGuest(number, members.text("message_id"))) {
            throw draft.fault(PlatformError.INVALID_PARAMETER, "marks no message of a guest to this number as read");
        }
        return new Judgement(GraphAnswer.of(200, SUCCESS), new CallOutcome.MarkedRead());
    }

    private static @Nullable JsonNode body(GraphCall call) {
        try {
            return Json.parse(call.body());
        } catch (JacksonException noJson) {
            return null;
        }
    }
}
