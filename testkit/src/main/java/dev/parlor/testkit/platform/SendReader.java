package dev.parlor.testkit.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the body of a send, strictly by the "Messages" reference; fills the draft as far as it gets. */
final class SendReader {

    private static final int TEXT_LIMIT = 4096;
    private static final int BUTTON_BODY_LIMIT = 1024;
    private static final int CALLBACK_DATA_LIMIT = 512;
    private static final Set<String> ENVELOPE = Set.of(
            "messaging_product",
            "recipient_type",
            "to",
            "recipient",
            "type",
            "text",
            "template",
            "interactive",
            "reaction",
            "context",
            "biz_opaque_callback_data");

    private static final List<String> CONTENT = List.of("text", "template", "interactive", "reaction");

    private final CallDraft draft;

    private SendReader(CallDraft draft) {
        this.draft = draft;
    }

    /** Throws {@link Refusal}, with the violation noted, for anything that the reference does not allow. */
    static Send read(GraphCall call, CallDraft draft) {
        return new SendReader(draft).send(json(call, draft));
    }

    private static JsonNode json(GraphCall call, CallDraft draft) {
        String contentType = call.contentType();
        if (contentType == null || !contentType.matches("(?i)application/json *(;.*)?")) {
            throw draft.fault(PlatformError.BAD_PARAMETER, "Content-Type must be application/json");
        }
        try {
            return Json.parse(call.body());
        } catch (JacksonException e) {
            throw draft.fault(PlatformError.BAD_PARAMETER, "the body is not one JSON value without duplicate members");
        }
    }

    private Send send(JsonNode body) {
        noteWhatIsReadable(body);
        Members members = new Members("", body, draft, ENVELOPE);
        members.fixed("messaging_product", "whatsapp");
        if (members.has("recipient_type")) {
            members.fixed("recipient_type", "individual");
        }
        boolean byUserId = !members.has("to") && members.has("recipient");
        String address = byUserId ? members.text("recipient") : phone(members);
        Send.Content content = content(members);
        return new Send(address, byUserId, content, quotedId(members), callbackData(members));
    }

    /** The record names recipient, kind and token of a faulty request too. */
    private void noteWhatIsReadable(JsonNode body) {
        String to = stringOrNull(body.get("to"));
        draft.recipient = to != null ? to : stringOrNull(body.get("recipient"));
        draft.kind = stringOrNull(body.get("type"));
        draft.callbackData = stringOrNull(body.get("biz_opaque_callback_data"));
    }

    private static @Nullable String stringOrNull(@Nullable JsonNode value) {
        return value != null && value.isString() ? value.stringValue() : null;
    }

    private static String phone(Members members) {
        String to = members.text("to").replaceAll("[ ().-]", "");
        if (!to.matches("\\+[1-9][0-9]{6,14}")) {
            throw members.wrong("to", "a phone number with a leading + and its country code");
        }
        return to;
    }

    private Send.Content content(Members members) {
        String type = members.text("type");
        if (CONTENT.contains(type)) {
            CONTENT.stream().filter(other -> !other.equals(type)).forEach(other -> rejectOther(members, other, type));
        }
        return switch (type) {
            case "text" -> freeText(members.object("text", "body", "preview_url"));
            case "template" -> fromTemplate(members.object("template", "name", "language", "components"));
            case "interactive" -> withButtons(members.object("interactive", "type", "body", "action"));
            case "reaction" -> react(members.object("reaction", "message_id", "emoji"));
            default ->
                throw members.wrong("type", "text, template, interactive or reaction, the kinds that this model knows");
        };
    }

    private void rejectOther(Members members, String other, String type) {
        if (members.has(other)) {
            throw draft.fault(PlatformError.BAD_PARAMETER, other + " does not belong to a message of type " + type);
        }
    }

    private static Send.React react(Members reaction) {
        return new Send.React(reaction.text("message_id"), reaction.text("emoji"));
    }

    private static Send.WithButtons withButtons(Members interactive) {
        interactive.fixed("type", "button");
        String body = limited(interactive.object("body", "text"), "text", BUTTON_BODY_LIMIT);
        List<String> labels = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        Members action = interactive.object("action", "buttons");
        for (Members button : action.objects("buttons", "type", "reply")) {
            button.fixed("type", "reply");
            Members reply = button.object("reply", "id", "title");
            ids.add(limited(reply, "id", 256));
            labels.add(limited(reply, "title", 20));
        }
        if (labels.size() > 3 || Set.copyOf(labels).size() < labels.size()) {
            throw action.wrong("buttons", "1 to 3 buttons with different titles");
        }
        return new Send.WithButtons(body, labels, ids);
    }

    private static String limited(Members members, String member, int limit) {
        String text = members.text(member);
        if (text.isEmpty()) {
            throw members.wrong(member, "1 to " + limit + " characters");
        }
        if (text.length() > limit) {
            throw members.tooLong(member, limit, text.length());
        }
        return text;
    }

    private static Send.FreeText freeText(Members text) {
        String body = limited(text, "body", TEXT_LIMIT);
        text.optionalBoolean("preview_url");
        return new Send.FreeText(body);
    }

    private static Send.FromTemplate fromTemplate(Members template) {
        String name = template.text("name");
        Members language = template.object("language", "code", "policy");
        if (language.has("policy")) {
            language.fixed("policy", "deterministic");
        }
        List<String> parameters = new ArrayList<>();
        Map<Integer, String> payloads = new HashMap<>();
        if (template.has("components")) {
            for (Members component : template.objects("components", "type", "sub_type", "index", "parameters")) {
                readComponent(component, parameters, payloads);
            }
        }
        return new Send.FromTemplate(name, language.text("code"), parameters, payloads);
    }

    private static void readComponent(Members component, List<String> parameters, Map<Integer, String> payloads) {
        switch (component.text("type")) {
            case "body" -> readBody(component, parameters);
            case "button" -> readButton(component, payloads);
            default -> throw component.wrong("type", "body or button, the components that this model knows");
        }
    }

    private static void readBody(Members component, List<String> parameters) {
        if (!parameters.isEmpty() || component.has("sub_type") || component.has("index")) {
            throw component.wrong("type", "body only once, without sub_type and index");
        }
        for (Members parameter : component.objects("parameters", "type", "text")) {
            parameter.fixed("type", "text");
            parameters.add(parameter.text("text"));
        }
    }

    private static void readButton(Members component, Map<Integer, String> payloads) {
        component.fixed("sub_type", "quick_reply");
        int index = component.index("index");
        List<Members> values = component.objects("parameters", "type", "payload");
        Members value = values.get(0);
        value.fixed("type", "payload");
        if (values.size() > 1 || payloads.put(index, value.text("payload")) != null) {
            throw component.wrong("parameters", "one payload for each button");
        }
    }

    private static @Nullable String quotedId(Members members) {
        return members.has("context") ? members.object("context", "message_id").text("message_id") : null;
    }

    private static @Nullable String callbackData(Members members) {
        String data = members.optionalText("biz_opaque_callback_data");
        if (data != null && data.length() > CALLBACK_DATA_LIMIT) {
            throw members.tooLong("biz_opaque_callback_data", CALLBACK_DATA_LIMIT, data.length());
        }
        return data;
    }
}
