package dev.parlor.testkit.platform;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the webhooks of one chat in the shapes of the "Webhooks, messages" reference of version 24 and later. */
final class WebhookWriter {

    private final BusinessAccount number;
    private final Guest guest;

    WebhookWriter(BusinessAccount number, Guest guest) {
        this.number = number;
        this.guest = guest;
    }

    Webhook message(ChatMessage message, String type, JsonNode object) {
        ObjectNode value = value();
        addContact(value, !guest.hidesPhone);

        ObjectNode item = value.putArray("messages").addObject();
        if (message.quotedId != null) {
            item.putObject("context").put("from", number.digits()).put("id", message.quotedId);
        }
        if (!guest.hidesPhone) {
            item.put("from", guest.digits);
        }
        item.put("from_user_id", guest.userId)
                .put("id", message.id)
                .put("timestamp", seconds(message.at))
                .put("type", type)
                .set(type, object);
        return webhook(value);
    }

    /** {@code sent}, {@code delivered} or {@code read}. */
    Webhook status(ChatMessage message, String status, Instant at) {
        ObjectNode value = value();
        addContact(value, namesPhone(message));

        ObjectNode item = statusItem(value, message, status, at).put("recipient_user_id", guest.userId);
        if (namesPhone(message)) {
            item.put("recipient_id", guest.digits);
        }
        if (!status.equals("read")) {
            addPricing(item.putObject("pricing"), message);
        }
        return webhook(value);
    }

    /** {@code failed}: without a contacts block, and with the identifier that was sent to. */
    Webhook failure(ChatMessage message, int code, Instant at) {
        ObjectNode value = value();
        ObjectNode item = statusItem(value, message, "failed", at);
        if (message.sentToUserId) {
            item.put("recipient_user_id", guest.userId);
        } else {
            item.put("recipient_id", guest.digits);
        }
        ObjectNode error = item.putArray("errors")
                .addObject()
                .put("code", code)
                .put("title", "Scripted failure")
                .put("message", "Scripted failure");
        error.putObject("error_data").put("details", "A test asked for this failure");
        return webhook(value);
    }

    private ObjectNode statusItem(ObjectNode value, ChatMessage message, String status, Instant at) {
        ObjectNode item = value.putArray("statuses").addObject();
        item.put("id", message.id).put("status", status).put("timestamp", seconds(at));
        if (message.callbackData != null) {
            item.put("biz_opaque_callback_data", message.callbackData);
        }
        return item;
    }

    private static void addPricing(ObjectNode pricing, ChatMessage message) {
        PlatformTemplate template = message.template;
        pricing.put("billable", template != null)
                .put("pricing_model", "PMP")
                .put("type", template != null ? "regular" : "free_customer_service")
                .put("category", template != null ? template.categoryOnTheWire() : "service");
    }

    private boolean namesPhone(ChatMessage message) {
        return !message.sentToUserId || !guest.hidesPhone;
    }

    private void addContact(ObjectNode value, boolean withPhone) {
        ObjectNode contact = value.putArray("contacts").addObject();
        contact.putObject("profile").put("name", guest.name);
        if (withPhone) {
            contact.put("wa_id", guest.digits);
        }
        contact.put("user_id", guest.userId);
    }

    private ObjectNode value() {
        ObjectNode value = Json.object().put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", number.digits())
                .put("phone_number_id", number.phoneNumberId());
        return value;
    }

    private Webhook webhook(ObjectNode value) {
        ObjectNode payload = Json.object().put("object", "whatsapp_business_account");
        ObjectNode entry = payload.putArray("entry").addObject().put("id", number.wabaId());
        entry.putArray("changes").addObject().put("field", "messages").set("value", value);
        return Webhook.of(number.phoneNumberId(), Json.bytes(payload));
    }

    private static String seconds(Instant instant) {
        return Long.toString(instant.getEpochSecond());
    }
}
