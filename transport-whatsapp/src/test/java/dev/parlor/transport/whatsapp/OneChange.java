package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.transport.Item;
import java.util.List;

/** Payloads with one change in them, written with single quotes, and the items they hold. */
final class OneChange {
    private OneChange() {}

    static String payload(String field, String value) {
        return "{'object':'whatsapp_business_account','entry':[{'id':'900','changes':[{'field':'" + field
                + "','value':{'messaging_product':'whatsapp','metadata':{'phone_number_id':'" + NUMBER.value()
                + "'},'contacts':[]," + value + "}}]}]}";
    }

    static Item only(String payload) {
        List<Item> items = items(payload);
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    static List<Item> items(String payload) {
        return Payload.items(payload.replace('\'', '"').getBytes(UTF_8));
    }

    static void assertKept(Item item, String reason, String raw) {
        assertThat(item).isInstanceOfSatisfying(Item.NotUnderstood.class, kept -> {
            assertThat(kept.reason()).isEqualTo(reason);
            assertThat(kept.raw()).contains(raw);
        });
    }
}
