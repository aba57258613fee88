package dev.parlor.testkit.platform;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the body of a send, strictly by the "Messages" reference; fills the draft as far as it gets. */
final class SendReader {

    private static final int TEXT_LIMIT = 4096;
    private static final int CALLBACK_DATA_LIMIT = 512;
    private static final List<String> CONTENT = List.of(
            "text",
            "image",
            "video",
            "audio",
            "document",
            "sticker",
            "template",
            "interactive",
            "location",
            "contacts",
            "reaction");
    private static final Set<String> ENVELOPE = Stream.concat(
                    CONTENT.stream(),
                    Stream.of(
                            "messaging_product",
                            "recipient_type",
                            "to",
                            "recipient",
                            "type",
                            "context",
                            "biz_opaque_callback_data",
                            "recipient_identity_key_hash",
                            "messaging_account_id"))
            .collect(Collectors.toUnmodifiableSet());

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
        members.optionalText("recipient_identity_key_hash");
        members.optionalText("messaging_account_id");
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
            case "image", "video", "audio", "document", "sticker" -> FileReader.read(members, type);
            case "template" -> TemplateReader.read(members.object("template", "name", "language", "components"));
            case "interactive" ->
                InteractiveReader.read(members.object("interactive", "type", "header", "body", "footer", "action"));
            case "location" -> CardReader.place(members.object("location", "latitude", "longitude", "name", "address"));
            case "contacts" -> CardReader.cards(members);
            case "reaction" -> react(members.object("reaction", "message_id", "emoji"));
            default -> throw members.wrong("type", "one of the kinds that this model knows: " + CONTENT);
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

    private static Send.FreeText freeText(Members text) {
        String body = text.limited("body", TEXT_LIMIT);
        text.optionalBoolean("preview_url");
        return new Send.FreeText(body);
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
