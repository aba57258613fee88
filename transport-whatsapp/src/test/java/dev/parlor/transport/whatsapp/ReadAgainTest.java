package dev.parlor.transport.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.transport.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was not understood is kept so that a later version can read it: with its business number and its contact. */
class ReadAgainTest {
    private static final String NUMBER = "\"metadata\":{\"phone_number_id\":\"1\"}";
    private static final String CONTACTS = "\"contacts\":[{\"wa_id\":\"447700900123\",\"profile\":{\"name\":\"Noor\"}},"
            + "{\"wa_id\":\"447700900124\",\"profile\":{\"name\":\"Sam\"}}]";
    private static final String MESSAGE = "{\"from\":\"447700900123\",\"id\":\"wamid.A\",\"timestamp\":\"WHEN\","
            + "\"type\":\"text\",\"text\":{\"body\":\"Hello\"}}";
    private static final String SAMS = "{\"from\":\"447700900124\",\"id\":\"wamid.B\",\"timestamp\":\"1772442000\","
            + "\"type\":\"text\",\"text\":{\"body\":\"Not for others\"}}";

    @Test
    void I2_a_message_that_is_readable_by_now_is_the_message_with_its_number_and_name() {
        Item.NotUnderstood kept = (Item.NotUnderstood) items(messages(MESSAGE)).get(0);
        Item.NotUnderstood mended =
                new Item.NotUnderstood(kept.reason(), kept.raw().replace("WHEN", "1772442000"));

        assertThat(WhatsAppWebhook.read(mended)).isEqualTo(items(messages(MESSAGE.replace("WHEN", "1772442000"))));
        assertThat(WhatsAppWebhook.read(mended)).singleElement().isInstanceOf(Item.FromGuest.class);
    }

    @Test
    void I2_nothing_of_the_neighbours_is_kept_with_it() {
        List<Item> both = items(messages(MESSAGE + "," + SAMS));

        assertThat(both).hasSize(2);
        assertThat(((Item.NotUnderstood) both.get(0)).raw())
                .contains("Noor")
                .doesNotContain("Sam", "wamid.B", "900124");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{\"entry\":[7]}",
                "{\"entry\":[{\"changes\":[{\"field\":\"account_update\",\"value\":{\"event\":\"RESTRICTED\"}}]}]}",
                "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{}}]}]}",
                "{\"entry\":[{\"half a pair\":\"\\udc4d and \\ud83d\",\"a whole one\":\"\\ud83d\\udc4d\"}]}",
                "{\"entry\":[{\"far too much\":1e999}]}",
                "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"messages\":{\"a\":1}}}]}]}",
                "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"messages\":[7,{\"type\":\"text\"}],"
                        + "\"statuses\":[{\"status\":\"new\"}],\"errors\":[{\"code\":130429}]}}]}]}"
            })
    void I2_what_is_still_unclear_comes_back_the_same(String body) {
        List<Item> kept = items(body);
        List<Item> again = new ArrayList<>();
        kept.forEach(item -> again.addAll(WhatsAppWebhook.read((Item.NotUnderstood) item)));

        assertThat(kept).isNotEmpty().allMatch(Item.NotUnderstood.class::isInstance);
        assertThat(again).isEqualTo(kept);
    }

    private static String messages(String messages) {
        return "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{" + NUMBER + "," + CONTACTS
                + ",\"messages\":[" + messages + "]}}]}]}";
    }

    private static List<Item> items(String body) {
        Endpoint endpoint = new Endpoint();
        assertThat(endpoint.post(body.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(200);
        return endpoint.received;
    }
}
