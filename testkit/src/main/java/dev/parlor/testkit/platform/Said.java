package dev.parlor.testkit.platform;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a guest does in a chat, in the shapes of the "Webhooks, messages by type" reference.
 *
 * @param type of the item
 * @param object the member of that name; null for a type that has none
 * @param shown on the guest's screen
 * @param about the message that is quoted or tapped; null for most
 * @param besides further members of the item
 * @param kind what else it does
 */
record Said(
        String type,
        @Nullable JsonNode object,
        String shown,
        @Nullable String about,
        ObjectNode besides,
        Kind kind) {

    /** What follows from it in the chat. */
    enum Kind {
        /** Stands on the screen and opens the window. */
        MESSAGE,
        /** Does something to another message, and neither stands on the screen nor opens a window. */
        ACT,
        /** Said in a group: neither on the screen of this chat nor for its window. */
        IN_GROUP,
        /** A line of the platform's own: without contact and sender, and for no window. */
        SYSTEM
    }

    static Said message(String type, JsonNode object, String shown, @Nullable String about) {
        return new Said(type, object, shown, about, Json.object(), Kind.MESSAGE);
    }

    static Said text(String text, @Nullable String quotedId) {
        return message("text", body(text), text, quotedId);
    }

    /** A tap on a quick reply: of a template, or of free-form text with buttons. */
    static Said tap(ChatMessage tapped, String label) {
        String payload = tapped.payloadOf(label);
        if (tapped.template != null) {
            return message("button", Json.object().put("payload", payload).put("text", label), label, tapped.id);
        }
        ObjectNode reply = Json.object().put("type", "button_reply");
        reply.putObject("button_reply").put("id", payload).put("title", label);
        return message("interactive", reply, label, tapped.id);
    }

    static Said choice(ChatMessage list, Send.Row row) {
        ObjectNode reply = Json.object().put("type", "list_reply");
        ObjectNode chosen = reply.putObject("list_reply").put("id", row.id()).put("title", row.title());
        if (row.description() != null) {
            chosen.put("description", row.description());
        }
        return message("interactive", reply, row.title(), list.id);
    }

    /** An answer to a form: its fields as JSON within a text. */
    static Said form(String responseJson) {
        ObjectNode reply = Json.object().put("type", "nfm_reply");
        reply.putObject("nfm_reply")
                .put("name", "flow")
                .put("body", "Sent")
                .put("response_json", Json.parse(responseJson).toString());
        return message("interactive", reply, "(form)", null);
    }

    static Said file(GuestFile file, String mediaId, byte[] sha256) {
        ObjectNode object = Json.object()
                .put("id", mediaId)
                .put("mime_type", file.mimeType)
                .put("sha256", Base64.getEncoder().encodeToString(sha256));
        if (!file.caption.isEmpty()) {
            object.put("caption", file.caption);
        }
        switch (file.kind) {
            case "audio" -> object.put("voice", file.special);
            case "sticker" -> object.put("animated", file.special);
            case "document" -> object.put("filename", file.fileName);
            default -> {}
        }
        return message(file.kind, object, file.shown(), null);
    }

    static Said location(double latitude, double longitude, String name) {
        ObjectNode place = Json.object().put("latitude", latitude).put("longitude", longitude);
        if (!name.isEmpty()) {
            place.put("name", name);
        }
        return message("location", place, name.isEmpty() ? "(location)" : "(location) " + name, null);
    }

    static Said card(String name, String phoneNumber) {
        ObjectNode card = Json.object();
        card.putObject("name").put("formatted_name", name).put("first_name", name);
        card.putArray("phones").addObject().put("phone", phoneNumber).put("type", "CELL");
        card.put("origin", "other");
        return message("contacts", Json.array().add(card), "(contacts) " + name, null);
    }

    static Said order(String catalogId, String product, int quantity, double price, String currency) {
        ObjectNode order = Json.object().put("catalog_id", catalogId);
        order.putArray("product_items")
                .addObject()
                .put("product_retailer_id", product)
                .put("quantity", quantity)
                .put("item_price", price)
                .put("currency", currency);
        return message("order", order, "(order) " + product, null);
    }

    /** Something that the platform does not hand on, with the code that says so, such as 131051 or 131052. */
    static Said unsupported(String what, int code) {
        ObjectNode besides = Json.object();
        besides.putArray("errors").add(Errors.of(code, "The message cannot be handed on"));
        return new Said("unsupported", Json.object().put("type", what), "(" + what + ")", null, besides, Kind.MESSAGE);
    }

    static Said fromAd(String headline, String text) {
        ObjectNode besides = Json.object();
        besides.putObject("referral")
                .put("source_url", "https://example.org/ad")
                .put("source_id", "120")
                .put("source_type", "ad")
                .put("headline", headline)
                .put("body", headline)
                .put("media_type", "image")
                .put("image_url", "https://example.org/ad.jpg")
                .put("ctwa_clid", "click-1");
        return new Said("text", body(text), text, null, besides, Kind.MESSAGE);
    }

    static Said inGroup(String groupId, String text) {
        return new Said("text", body(text), text, null, Json.object().put("group_id", groupId), Kind.IN_GROUP);
    }

    static Said reaction(String messageId, String emoji) {
        ObjectNode reaction = Json.object().put("message_id", messageId);
        if (!emoji.isEmpty()) {
            reaction.put("emoji", emoji);
        }
        return new Said("reaction", reaction, "(reaction) " + emoji, null, Json.object(), Kind.ACT);
    }

    static Said edit(String messageId, String text) {
        ObjectNode edit = Json.object().put("original_message_id", messageId);
        edit.putObject("message").put("type", "text").set("text", body(text));
        return new Said("edit", edit, "(edit) " + text, null, Json.object(), Kind.ACT);
    }

    static Said revocation(String messageId) {
        ObjectNode revoke = Json.object().put("original_message_id", messageId);
        return new Said("revoke", revoke, "(revoked)", null, Json.object(), Kind.ACT);
    }

    /** Another number that may be told. */
    static Said changedNumber(String oldDigits, String newDigits, String oldUserId, String newUserId) {
        ObjectNode system = Json.object()
                .put("type", "user_changed_number")
                .put("body", "The user changed the number")
                .put("wa_id", newDigits)
                .put("user_id", newUserId)
                .put("previous_user_id", oldUserId);
        return new Said("system", system, "(number)", null, Json.object().put("from", oldDigits), Kind.SYSTEM);
    }

    /** Another number that may not be told: only the user ids. */
    static Said changedUserId(String oldUserId, String newUserId) {
        ObjectNode system = Json.object()
                .put("type", "user_changed_user_id")
                .put("body", "The user changed the user id")
                .put("user_id", newUserId)
                .put("previous_user_id", oldUserId);
        return new Said("system", system, "(user id)", null, Json.object(), Kind.SYSTEM);
    }

    private static ObjectNode body(String text) {
        return Json.object().put("body", text);
    }
}
