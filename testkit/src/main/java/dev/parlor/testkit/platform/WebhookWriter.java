package dev.parlor.testkit.platform;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes the webhooks of one chat in the shapes of the "Webhooks, messages" reference of version 24 and later. */
final class WebhookWriter {

    private static final Set<String> PRICED = Set.of("sent", "delivered");

    private final BusinessAccount number;
    private final Guest guest;

    WebhookWriter(BusinessAccount number, Guest guest) {
        this.number = number;
        this.guest = guest;
    }

    /** With the message that a host must know once it has this; null for most. */
    Webhook message(ChatMessage message, Said said, @Nullable String told) {
        ObjectNode value = value();
        boolean system = said.kind() == Said.Kind.SYSTEM;
        if (!system) {
            addContact(value, !guest.hidesPhone);
        }
        ObjectNode item = list(value, "messages");
        if (said.about() != null) {
            item.putObject("context").put("from", number.digits()).put("id", said.about());
        }
        if (!system && !guest.hidesPhone) {
            item.put("from", guest.digits);
        }
        if (!system) {
            item.put("from_user_id", guest.userId);
        }
        item.put("id", message.id).put("timestamp", seconds(message.at)).put("type", said.type());
        item.setAll(said.besides());
        if (said.object() != null) {
            item.set(said.type(), said.object());
        }
        return webhook(field("messages"), value, told);
    }

    /** {@code sent}, {@code delivered}, {@code read} or {@code played}. */
    Webhook status(ChatMessage message, String status, Instant at) {
        ObjectNode value = value();
        addContact(value, namesPhone(message));

        ObjectNode item = statusItem(value, message, status, at).put("recipient_user_id", guest.userId);
        if (namesPhone(message)) {
            item.put("recipient_id", guest.digits);
        }
        if (PRICED.contains(status)) {
            addPricing(item.putObject("pricing"), message);
        }
        return webhook(field("messages"), value, null);
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
        item.putArray("errors").add(Errors.of(code, "A test asked for this failure"));
        return webhook(field("messages"), value, null);
    }

    /** {@code stop} or {@code resume} of marketing messages. */
    Webhook preference(String change, Instant at) {
        ObjectNode value = value();
        addContact(value, !guest.hidesPhone);
        ObjectNode item = value.putArray("user_preferences").addObject();
        if (!guest.hidesPhone) {
            item.put("wa_id", guest.digits);
        }
        item.put("user_id", guest.userId)
                .put("category", "marketing_messages")
                .put("value", change)
                .put("detail", "User requested to " + change + " marketing messages")
                .put("timestamp", at.getEpochSecond());
        return webhook("user_preferences", value, null);
    }

    /** What somebody sent to the guest from the app on a phone of the business. */
    Webhook echo(String messageId, String text, Instant at) {
        ObjectNode value = value();
        addContact(value, !guest.hidesPhone);
        ObjectNode item = value.putArray("message_echoes").addObject().put("from", number.digits());
        if (!guest.hidesPhone) {
            item.put("to", guest.digits);
        }
        item.put("to_user_id", guest.userId)
                .put("id", messageId)
                .put("timestamp", seconds(at))
                .put("type", "text")
                .putObject("text")
                .put("body", text);
        return webhook("smb_message_echoes", value, null);
    }

    private ObjectNode statusItem(ObjectNode value, ChatMessage message, String status, Instant at) {
        ObjectNode item = list(value, "statuses");
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

    /** The first object of a list; one level deeper while somebody else answers (Meta page "Standby webhooks"). */
    private ObjectNode list(ObjectNode value, String name) {
        ObjectNode around = guest.answeredElsewhere ? value.putObject("standby") : value;
        return around.putArray(name).addObject();
    }

    private String field(String ordinary) {
        return guest.answeredElsewhere ? "standby" : ordinary;
    }

    private ObjectNode value() {
        return AccountWriter.value(number);
    }

    private Webhook webhook(String field, ObjectNode value, @Nullable String told) {
        return AccountWriter.webhook(number, field, value, null, told);
    }

    private static String seconds(Instant instant) {
        return Long.toString(instant.getEpochSecond());
    }
}
