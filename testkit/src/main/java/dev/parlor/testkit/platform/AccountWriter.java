package dev.parlor.testkit.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes the envelope of every webhook, and the webhooks that are about a number or an account and not about a chat. */
final class AccountWriter {

    private AccountWriter() {}

    /** The beginning of a value that is about one business number. */
    static ObjectNode value(BusinessAccount number) {
        ObjectNode value = Json.object().put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", number.digits())
                .put("phone_number_id", number.phoneNumberId());
        return value;
    }

    /**
     * One change in one entry.
     *
     * @param at named by webhooks about accounts; null for those about chats
     * @param told the message of a guest that the host knows once it has this; null for what is none
     */
    static Webhook webhook(
            BusinessAccount number, String field, ObjectNode value, @Nullable Instant at, @Nullable String told) {
        ObjectNode payload = Json.object().put("object", "whatsapp_business_account");
        ObjectNode entry = payload.putArray("entry").addObject().put("id", number.wabaId());
        if (at != null) {
            entry.put("time", at.getEpochSecond());
        }
        entry.putArray("changes").addObject().put("field", field).set("value", value);
        return Webhook.telling(number.phoneNumberId(), Json.bytes(payload), told);
    }
}
