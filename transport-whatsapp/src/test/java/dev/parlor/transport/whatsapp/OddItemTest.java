package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Reach;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import dev.parlor.transport.Item;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Items that are not as documented, each between two that are (rule I2). */
class OddItemTest {
    private static final String METADATA = "\"metadata\":{\"phone_number_id\":\"100200300400500\"}";
    private static final String GOOD =
            "{\"from\":\"447700900101\",\"id\":\"wamid.good\",\"timestamp\":\"1790000000\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "7; type is missing",
                "null; type is missing",
                "{}; type is missing",
                "{'from':'447700900101','timestamp':'1790000000','type':'text'}; id is missing",
                "{'from':'447700900101','id':' ','timestamp':'1790000000','type':'text'}; id is missing",
                "{'from':'447700900101','id':{},'timestamp':'1790000000','type':'text'}; id is missing",
                "{'id':'x','timestamp':'1790000000','type':'text'}; neither a phone number nor a user id",
                "{'from':'','from_user_id':'','id':'x','timestamp':'1','type':'text'}; neither a phone number nor a user id",
                "{'from':'12','id':'x','timestamp':'1','type':'text'}; neither a phone number nor a user id",
                "{'from':'447700900101','id':'x','type':'text'}; timestamp is no number of seconds",
                "{'from':'447700900101','id':'x','timestamp':'soon','type':'text'}; timestamp is no number of seconds",
                "{'from':'447700900101','id':'x','timestamp':-1,'type':'text'}; timestamp is no number of seconds",
                "{'from':'447700900101','id':'x','timestamp':1e400,'type':'text'}; timestamp is no number of seconds",
                "{'from':'447700900101','id':'x','timestamp':'999999999999','type':'text'}; timestamp is no number of seconds",
                "{'type':'system','system':'x'}; system unnamed",
                "{'id':'x','type':'system','system':{'type':'user_changed_user_id','user_id':'GB.N'}}; neither the old phone number nor the old user id",
                "{'from':'447700900101','id':'x','type':'system','system':{'type':'user_changed_number'}}; neither the new phone number nor the new user id"
            })
    void I2_a_bad_message_is_kept_and_its_neighbours_are_unharmed(String bad, String reason) {
        String raw = bad.replace('\'', '"');
        List<Item> items = messages(GOOD, raw, GOOD);

        assertThat(items).hasSize(3);
        assertThat(items.get(0)).isInstanceOf(Item.FromGuest.class).isEqualTo(items.get(2));
        assertThat(items.get(1))
                .isInstanceOfSatisfying(
                        Item.NotUnderstood.class,
                        kept -> assertThat(kept.reason()).isEqualTo(reason));
    }

    @Test
    void I2_ids_that_are_too_long_make_the_item_not_understood() {
        String tooLong = "x".repeat(600);

        assertNotUnderstood(GOOD.replace("wamid.good", tooLong), "id has 600 characters, which is no valid one");
        assertNotUnderstood(
                GOOD.replace("\"from\"", "\"from_user_id\":\"" + tooLong + "\",\"from\""),
                "from_user_id has 600 characters, which is no valid one");
        assertNotUnderstood(
                GOOD.replace("\"from\"", "\"context\":{\"id\":\"" + tooLong + "\"},\"from\""),
                "id has 600 characters, which is no valid one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"text\"}",
                "{\"type\":\"text\",\"text\":\"Hi\"}",
                "{\"type\":\"text\",\"text\":{\"body\":7}}",
                "{\"type\":\"image\",\"image\":{\"mime_type\":\"image/png\"}}",
                "{\"type\":\"button\",\"button\":{\"text\":\"Yes\"}}",
                "{\"type\":\"interactive\"}"
            })
    void M1_a_guests_message_whose_content_is_not_as_documented_is_still_the_guests_act(String odd) {
        String message = GOOD.substring(0, GOOD.indexOf("\"type\"")) + odd.substring(1);

        assertThat(messages(message))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.FromGuest.class, item -> assertThat(item.content()).isInstanceOf(Unsupported.class));
    }

    @Test
    void invariant_10_a_kind_that_could_be_a_phone_number_is_not_shown() {
        assertThat(messages(GOOD.replace("\"text\"", "\"447700900101\"")))
                .singleElement()
                .satisfies(item -> assertThat(item.toString()).contains("Unsupported(unnamed)"));
    }

    @Test
    void a_leading_plus_a_number_as_id_and_an_empty_text_are_fine() {
        String odd = GOOD.replace("\"4477", "\"+4477")
                .replace("\"wamid.good\"", "77")
                .replace("\"Hi\"", "\"\"");

        assertThat(messages(odd)).singleElement().isInstanceOfSatisfying(Item.FromGuest.class, item -> {
            assertThat(item.from()).isEqualTo(Reach.by(Samples.PHONE));
            assertThat(item.id().value()).isEqualTo("77");
            assertThat(item.content()).isEqualTo(new Text(""));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "7", "null", "\"LONG\""})
    void a_profile_name_that_is_none_is_left_out(String name) {
        String contacts = "\"contacts\":[7,null,{\"profile\":{\"name\":" + name.replace("LONG", "n".repeat(121))
                + "},\"wa_id\":\"447700900101\"}]";

        assertThat(value(METADATA + "," + contacts + ",\"messages\":[" + GOOD + "]"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.FromGuest.class,
                        item -> assertThat(item.profileName()).isNull());
    }

    @Test
    void I2_items_without_a_business_number_are_kept() {
        assertThat(value("\"messages\":[" + GOOD
                        + "],\"statuses\":[{\"id\":\"x\",\"status\":\"sent\",\"timestamp\":1}]"))
                .hasSize(2)
                .allSatisfy(item -> assertThat(item)
                        .isInstanceOfSatisfying(
                                Item.NotUnderstood.class,
                                kept -> assertThat(kept.reason()).isEqualTo("phone_number_id is missing")));
    }

    @Test
    void I2_wrong_shapes_on_the_way_to_the_items_are_kept_where_they_are() {
        assertThat(posted("{\"entry\":[7,{\"changes\":7},{\"changes\":[7,{\"field\":\"messages\"},{\"value\":{}},"
                        + "{\"field\":\"messages\",\"value\":{\"messages\":{\"a\":1},\"statuses\":[]}}]}]}"))
                .extracting(item -> ((Item.NotUnderstood) item).reason())
                .containsExactly(
                        "an entry without changes",
                        "an entry without changes",
                        "field unnamed",
                        "field messages without any of its lists",
                        "field unnamed",
                        "messages is no list");
    }

    @Test
    void a_failure_without_a_code_is_still_a_failure() {
        assertThat(value(METADATA + ",\"statuses\":[{\"id\":\"x\",\"status\":\"failed\",\"timestamp\":1}]"))
                .singleElement()
                .isInstanceOfSatisfying(Item.Report.class, item -> {
                    assertThat(item.report().status()).isEqualTo(DeliveryReport.Status.FAILED);
                    assertThat(item.report().failure()).isEqualTo(Rejection.of(Rejection.Kind.MESSAGE, -1));
                });
    }

    @Test
    void callback_data_of_other_programs_does_not_spoil_a_report() {
        assertThat(value(METADATA + ",\"statuses\":[{\"id\":\"x\",\"status\":\"sent\",\"timestamp\":1,"
                        + "\"biz_opaque_callback_data\":\"" + "x".repeat(600) + "\"}]"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Report.class,
                        item -> assertThat(item.report().token()).isNull());
    }

    private static void assertNotUnderstood(String message, String reason) {
        assertThat(messages(message)).singleElement().isInstanceOfSatisfying(Item.NotUnderstood.class, kept -> {
            assertThat(kept.reason()).isEqualTo(reason);
            assertThat(kept.raw()).contains(message);
        });
    }

    private static List<Item> messages(String... messages) {
        return value(METADATA + ",\"messages\":[" + String.join(",", messages) + "]");
    }

    private static List<Item> value(String value) {
        return posted("{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{" + value + "}}]}]}");
    }

    private static List<Item> posted(String body) {
        Endpoint endpoint = new Endpoint();
        assertThat(endpoint.post(body.getBytes(UTF_8)).status()).isEqualTo(200);
        return endpoint.received;
    }
}
