package dev.parlor.testkit.platform;

import static dev.parlor.testkit.platform.PlatformFixture.GUS;
import static dev.parlor.testkit.platform.PlatformFixture.NUMBER;
import static dev.parlor.testkit.platform.PlatformFixture.WABA;
import static dev.parlor.testkit.platform.PlatformFixture.id;
import static dev.parlor.testkit.platform.PlatformFixture.json;
import static dev.parlor.testkit.platform.PlatformFixture.optIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.parlor.testkit.platform.ScreenLine.Side;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PhoneTest {

    private final PlatformFixture platform = new PlatformFixture();
    private final Phone gus = platform.gus;

    @Test
    void a_text_becomes_a_webhook_in_the_platforms_shape() {
        String messageId = gus.writes("Hello");

        Webhook webhook = platform.model.takeWebhooks().get(0);
        assertThat(webhook.phoneNumberId()).isEqualTo(NUMBER);
        assertThat(Json.parse(webhook.body()))
                .isEqualTo(Json.parse(json("{'object':'whatsapp_business_account','entry':[{'id':'" + WABA
                        + "','changes':[{'field':'messages','value':{'messaging_product':'whatsapp',"
                        + "'metadata':{'display_phone_number':'447700900001','phone_number_id':'" + NUMBER + "'},"
                        + "'contacts':[{'profile':{'name':'Gus'},'wa_id':'447700900123','user_id':'GB.77'}],"
                        + "'messages':[{'from':'447700900123','from_user_id':'GB.77','id':'" + messageId
                        + "','timestamp':'1795338000','type':'text','text':{'body':'Hello'}}]}}]}]}")));
        assertThat(platform.model.takeWebhooks()).isEmpty();
    }

    @Test
    void webhooks_escape_as_the_platform_does() {
        gus.writes("caf\u00e9 1/2 \ud83d\udc4d \u00ab\u00bb");

        assertThat(platform.model.takeWebhooks().get(0).text())
                .contains("\"body\":\"caf\\u00e9 1\\/2 \\ud83d\\udc4d \\u00ab\\u00bb\"");
    }

    @Test
    void a_hidden_number_is_left_out_of_webhooks() {
        gus.hidesNumber().writes("Hello");

        JsonNode value = platform.webhookValues().get(0);
        assertThat(value.at("/contacts/0").has("wa_id")).isFalse();
        assertThat(value.at("/messages/0").has("from")).isFalse();
        assertThat(value.at("/messages/0/from_user_id").stringValue()).isEqualTo("GB.77");
    }

    @Test
    void an_accepted_message_is_sent_then_delivered_and_read_when_the_guest_looks() {
        gus.writes("Hello");
        platform.webhookValues();
        String messageId = id(platform.sendText("Good morning"));
        platform.clock.advance(Duration.ofSeconds(5));

        assertThat(gus.reads()).isEqualTo(1);
        assertThat(gus.reads()).isZero();

        List<JsonNode> values = platform.webhookValues();
        assertThat(values)
                .extracting(value -> value.at("/statuses/0/status").stringValue())
                .containsExactly("sent", "delivered", "read");
        assertThat(values.get(1).get("statuses"))
                .isEqualTo(Json.parse(json("[{'id':'" + messageId + "','status':'delivered',"
                        + "'timestamp':'1795338000','biz_opaque_callback_data':'t-1','recipient_user_id':'GB.77',"
                        + "'recipient_id':'447700900123','pricing':{'billable':false,'pricing_model':'PMP',"
                        + "'type':'free_customer_service','category':'service'}}]")));
        assertThat(values.get(2).at("/statuses/0/timestamp").stringValue()).isEqualTo("1795338005");
        assertThat(values.get(2).at("/contacts/0/profile/name").stringValue()).isEqualTo("Gus");
    }

    @Test
    void a_guest_who_reads_at_once_needs_no_act() {
        gus.readsAtOnce(true).writes("Hello");
        platform.webhookValues();

        platform.sendText("Good morning");

        assertThat(platform.webhookValues()).hasSize(3);
        assertThat(gus.reads()).isZero();
    }

    @Test
    void a_tap_sends_the_payload_that_came_or_else_the_label_and_opens_the_window() {
        String request = id(platform.send(optIn("opt_in", "en", "Gus", "Aria")));
        platform.webhookValues();

        gus.taps("Yes");
        gus.taps("No");

        List<JsonNode> values = platform.webhookValues();
        assertThat(values.get(0).at("/messages/0/button"))
                .isEqualTo(Json.parse(json("{'payload':'grant:1','text':'Yes'}")));
        assertThat(values.get(1).at("/messages/0/button")).isEqualTo(Json.parse(json("{'payload':'No','text':'No'}")));
        assertThat(values.get(0).at("/messages/0/context"))
                .isEqualTo(Json.parse(json("{'from':'447700900001','id':'" + request + "'}")));
        assertThat(platform.sendText("Thank you").status()).isEqualTo(200);
    }

    @Test
    void a_tap_belongs_to_the_latest_request_unless_it_names_one() {
        String first = id(platform.send(optIn("opt_in", "en", "Gus", "Aria")));
        String second = id(platform.send(optIn("opt_in", "en", "Gus", "Bram")));

        gus.taps("Yes");
        gus.tapsOn(first, "Yes");

        assertThat(gus.screen())
                .filteredOn(line -> line.side() == Side.FROM_GUEST)
                .extracting(ScreenLine::quotedId)
                .containsExactly(second, first);
    }

    @Test
    void a_guest_cannot_tap_or_quote_what_is_not_on_the_screen() {
        assertThatThrownBy(() -> gus.taps("Yes")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> gus.quotes("wamid.none", "Hm")).isInstanceOf(NoSuchElementException.class);
        platform.send(optIn("opt_in", "en", "Gus", "Aria"));
        assertThatThrownBy(() -> gus.taps("Perhaps"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[Yes, No]");
    }

    @Test
    void a_quote_names_the_message_and_the_business_number() {
        gus.writes("Hello");
        String answer = id(platform.sendText("Good morning"));
        platform.webhookValues();

        gus.quotes(answer, "You too");

        JsonNode context = platform.webhookValues().get(0).at("/messages/0/context");
        assertThat(context.get("id").stringValue()).isEqualTo(answer);
        assertThat(context.get("from").stringValue()).isEqualTo("447700900001");
    }

    @Test
    void a_picture_is_a_notice_with_its_caption() {
        gus.sendsPicture("The view");
        gus.sendsPicture();

        List<JsonNode> values = platform.webhookValues();
        JsonNode image = values.get(0).at("/messages/0/image");
        assertThat(image.propertyNames()).containsExactly("id", "mime_type", "sha256", "caption");
        assertThat(image.get("sha256").stringValue()).hasSize(44);
        assertThat(values.get(1).at("/messages/0/image").has("caption")).isFalse();
        assertThat(gus.screen()).extracting(ScreenLine::text).containsExactly("(picture) The view", "(picture)");
    }

    @Test
    void unknown_kinds_and_raw_payloads_pass_as_they_are() {
        gus.sendsKind("hologram", "{\"depth\":3}");
        platform.model.inject(NUMBER, "{not json");

        List<Webhook> due = platform.model.takeWebhooks();
        assertThat(due.get(0).text()).contains("\"type\":\"hologram\",\"hologram\":{\"depth\":3}");
        assertThat(due.get(1).text()).isEqualTo("{not json");
    }

    @Test
    void the_screen_shows_both_sides_in_order() {
        gus.writes("Hello");
        platform.clock.advance(Duration.ofMinutes(1));
        platform.sendText("Good morning");

        assertThat(gus.screen())
                .extracting(ScreenLine::side, ScreenLine::text)
                .containsExactly(tuple(Side.FROM_GUEST, "Hello"), tuple(Side.FROM_BUSINESS, "Good morning"));
    }

    @Test
    void each_business_number_has_its_own_chat_and_window() {
        platform.model.addNumber("1060002", "+447700900002", WABA);

        gus.with("1060002").writes("Hello, second number");

        assertThat(gus.screen()).isEmpty();
        assertThat(gus.windowEndsAt()).isEmpty();
        assertThat(gus.with("1060002").windowEndsAt())
                .contains(platform.clock.instant().plus(Duration.ofHours(24)));
        assertThat(platform.model.guest(GUS).with("1060002").screen()).hasSize(1);
    }
}
