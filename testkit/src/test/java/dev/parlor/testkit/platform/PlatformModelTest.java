package dev.parlor.testkit.platform;

import static dev.parlor.testkit.platform.PlatformFixture.GUS;
import static dev.parlor.testkit.platform.PlatformFixture.NUMBER;
import static dev.parlor.testkit.platform.PlatformFixture.PATH;
import static dev.parlor.testkit.platform.PlatformFixture.TOKEN;
import static dev.parlor.testkit.platform.PlatformFixture.WABA;
import static dev.parlor.testkit.platform.PlatformFixture.code;
import static dev.parlor.testkit.platform.PlatformFixture.id;
import static dev.parlor.testkit.platform.PlatformFixture.json;
import static dev.parlor.testkit.platform.PlatformFixture.optIn;
import static dev.parlor.testkit.platform.PlatformFixture.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PlatformModelTest {

    private final PlatformFixture platform = new PlatformFixture();

    @Test
    void a_text_inside_the_window_is_accepted_and_recorded() {
        platform.gus.writes("Hello");

        GraphAnswer answer = platform.sendText("Good morning");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode body = Json.parse(answer.body());
        assertThat(body.at("/contacts/0/input").stringValue()).isEqualTo(GUS);
        assertThat(body.at("/contacts/0/wa_id").stringValue()).isEqualTo("447700900123");
        assertThat(body.at("/messages/0").has("message_status")).isFalse();
        assertThat(platform.model.record())
                .containsExactly(new ClientCall(
                        0,
                        platform.clock.instant(),
                        NUMBER,
                        GUS,
                        "text",
                        "Good morning",
                        "t-1",
                        true,
                        new CallOutcome.Accepted(id(answer))));
        assertThat(platform.model.violations()).isEmpty();
    }

    @Test
    void a_free_form_text_outside_the_window_is_refused_with_131047_and_counted() {
        GraphAnswer answer = platform.sendText("Anybody there?");

        assertThat(answer.status()).isEqualTo(400);
        JsonNode error = Json.parse(answer.body()).get("error");
        assertThat(error.get("code").intValue()).isEqualTo(131047);
        assertThat(error.get("message").stringValue()).startsWith("(#131047) ");
        assertThat(error.get("type").stringValue()).isEqualTo("OAuthException");
        assertThat(error.at("/error_data/messaging_product").stringValue()).isEqualTo("whatsapp");
        assertThat(error.at("/error_data/details").isString()).isTrue();
        assertThat(error.get("fbtrace_id").isString()).isTrue();
        assertThat(platform.model.violations()).containsExactly(new Violation(0, "free-form outside the window"));
        assertThat(platform.gus.screen()).isEmpty();
    }

    @Test
    void the_window_is_closed_at_exactly_24_hours() {
        platform.gus.writes("Hello");

        platform.clock.advance(Duration.ofHours(24).minusNanos(1));
        assertThat(platform.sendText("still open").status()).isEqualTo(200);
        platform.clock.advance(Duration.ofNanos(1));
        assertThat(code(platform.sendText("closed"))).isEqualTo(131047);
    }

    @Test
    void messages_of_the_business_never_move_the_window() {
        platform.gus.writes("Hello");
        platform.clock.advance(Duration.ofHours(23));
        platform.sendText("one hour left");
        platform.send(optIn("opt_in", "en", "Gus", "Aria"));

        platform.clock.advance(Duration.ofHours(1));

        assertThat(code(platform.sendText("too late"))).isEqualTo(131047);
    }

    @Test
    void a_template_is_accepted_outside_the_window_and_rendered() {
        GraphAnswer answer = platform.send(optIn("opt_in", "en", "Gus", "Aria"));

        assertThat(Json.parse(answer.body()).at("/messages/0/message_status").stringValue())
                .isEqualTo("accepted");
        assertThat(platform.lastCall().windowOpen()).isFalse();
        assertThat(platform.lastCall().text()).isEqualTo("Hi Gus, may Aria write to you?");
        assertThat(platform.gus.screen())
                .extracting(ScreenLine::text, ScreenLine::quickReplies)
                .containsExactly(tuple("Hi Gus, may Aria write to you?", List.of("Yes", "No")));
        assertThat(platform.model.violations()).isEmpty();
    }

    @Test
    void a_template_must_exist_in_its_language_with_as_many_parameters() {
        assertThat(code(platform.send(optIn("other", "en", "Gus", "Aria")))).isEqualTo(132001);
        assertThat(code(platform.send(optIn("opt_in", "de", "Gus", "Aria")))).isEqualTo(132001);
        assertThat(platform.violations()).isEmpty();

        assertThat(code(platform.send(optIn("opt_in", "en", "Gus")))).isEqualTo(132000);
        assertThat(platform.violations()).containsExactly("The body takes 2 parameters, and 1 came");
    }

    @ParameterizedTest
    @CsvSource({"PAUSED,132015", "DISABLED,132016", "PENDING,132001", "REJECTED,132001"})
    void a_template_that_is_not_approved_is_refused(PlatformTemplate.Status status, int code) {
        platform.model.putTemplate(WABA, PlatformTemplate.of("news", "en", "Hi").withStatus(status));

        assertThat(code(platform.send(json("{'messaging_product':'whatsapp','to':'" + GUS
                        + "','type':'template','template':{'name':'news','language':{'code':'en'}}}"))))
                .isEqualTo(code);
    }

    @Test
    void a_recipient_who_is_not_on_whatsapp_is_undeliverable() {
        assertThat(code(platform.send(text("Hi").replace(GUS, "+447700900999"))))
                .isEqualTo(131026);
        assertThat(code(platform.send(text("Hi").replace(GUS, "+447700900001"))))
                .isEqualTo(131021);
    }

    @Test
    void a_user_id_reaches_a_guest_who_hides_the_phone() {
        platform.gus.hidesNumber().writes("Hello");

        GraphAnswer answer = platform.send(json("{'messaging_product':'whatsapp','recipient':'GB.77',"
                + "'type':'text','text':{'body':'Hi','preview_url':false}}"));

        assertThat(Json.parse(answer.body()).at("/contacts/0/user_id").stringValue())
                .isEqualTo("GB.77");
        assertThat(Json.parse(answer.body()).at("/contacts/0").has("wa_id")).isFalse();
    }

    @Test
    void a_missing_or_wrong_token_is_answered_401_with_190() {
        GraphAnswer wrong = platform.model.call(GraphCall.post(PATH, "stolen", text("Hi")));
        GraphAnswer missing = platform.model.call(
                GraphCall.of("POST", PATH, null, "application/json", text("Hi").getBytes(UTF_8)));

        assertThat(List.of(wrong.status(), missing.status())).containsOnly(401);
        assertThat(List.of(code(wrong), code(missing))).containsOnly(190);
        assertThat(platform.violations()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/v25.0/9999999/messages,33",
        "POST,/v25.0/1060001/mesages,2500",
        "POST,/1060001/messages,2500",
        "GET,/v25.0/1060001/messages,100"
    })
    void a_wrong_number_path_or_method_is_refused_and_counted(String method, String path, int code) {
        GraphAnswer answer = platform.model.call(GraphCall.of(
                method, path, "Bearer " + TOKEN, "application/json", text("Hi").getBytes(UTF_8)));

        assertThat(code(answer)).isEqualTo(code);
        assertThat(platform.violations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"to\":\"+447700900123\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}|131008",
                "{\"messaging_product\":\"sms\",\"to\":\"+447700900123\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}|131009",
                "{\"messaging_product\":\"whatsapp\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}|131008",
                "{\"messaging_product\":\"whatsapp\",\"to\":447700900123,\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}|131009",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"447700900123\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}|131009",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+447700900123\",\"text\":{\"body\":\"Hi\"}}|131008",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+447700900123\",\"type\":\"text\"}|131008",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+447700900123\",\"type\":\"text\",\"text\":\"Hi\"}|131009",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+447700900123\",\"type\":\"text\",\"text\":{\"body\":7}}|131009",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+447700900123\",\"type\":\"text\",\"text\":{\"body\":\"\"}}|131009",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+447700900123\",\"type\":\"text\",\"text\":{\"boddy\":\"Hi\"}}|100",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+447700900123\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"},\"ttl\":1}|100",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+447700900123\",\"type\":\"poem\",\"text\":{\"body\":\"Hi\"}}|131009",
                "{\"messaging_product\":\"whatsapp\",\"messaging_product\":\"whatsapp\",\"to\":\"+447700900123\"}|100",
                "{\"messaging_product\":|100",
                "[]|131009"
            })
    void a_body_that_the_reference_does_not_allow_is_refused_and_counted(String body, int code) {
        platform.gus.writes("Hello");

        assertThat(code(platform.send(body))).isEqualTo(code);
        assertThat(platform.violations()).hasSize(1);
    }

    @Test
    void the_limits_of_text_and_callback_data_are_kept_to_the_character() {
        platform.gus.writes("Hello");
        String atLimit = text("x".repeat(4096)).replace("t-1", "t".repeat(512));

        assertThat(platform.send(atLimit).status()).isEqualTo(200);
        assertThat(code(platform.send(text("x".repeat(4097))))).isEqualTo(100);
        assertThat(code(platform.send(text("x").replace("t-1", "t".repeat(513)))))
                .isEqualTo(100);
        assertThat(platform.violations()).hasSize(2);
    }

    @Test
    void a_quote_of_an_unknown_message_is_sent_and_counted() {
        String heard = platform.gus.writes("Hello");

        GraphAnswer good = platform.send(quoting(heard));
        assertThat(platform.violations()).isEmpty();
        GraphAnswer bad = platform.send(quoting("wamid.unknown"));

        assertThat(List.of(good.status(), bad.status())).containsOnly(200);
        assertThat(platform.violations()).hasSize(1);
        assertThat(platform.gus.screen().get(1).quotedId()).isEqualTo(heard);
    }

    @Test
    void the_same_seed_gives_the_same_bytes() {
        PlatformFixture twin = new PlatformFixture();

        assertThat(platform.gus.writes("Hello")).isEqualTo(twin.gus.writes("Hello"));
        assertThat(platform.sendText("Hi").text()).isEqualTo(twin.sendText("Hi").text());
        assertThat(platform.model.takeWebhooks())
                .extracting(Webhook::text)
                .isEqualTo(twin.model.takeWebhooks().stream().map(Webhook::text).toList());
    }

    // Scripted failures

    @Test
    void a_scripted_error_answers_one_send_only() {
        platform.gus.writes("Hello");
        platform.model.answerNext(FailureScript.rejects(130429, 429));

        GraphAnswer first = platform.sendText("one");
        GraphAnswer second = platform.sendText("two");

        assertThat(first.status()).isEqualTo(429);
        assertThat(code(first)).isEqualTo(130429);
        assertThat(second.status()).isEqualTo(200);
        assertThat(platform.gus.screen()).extracting(ScreenLine::text).containsExactly("Hello", "two");
    }

    @Test
    void a_scripted_error_does_not_hide_a_violation() {
        platform.model.answerNext(FailureScript.breaks(502));

        GraphAnswer answer = platform.sendText("outside the window");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text()).startsWith("<html>");
        assertThat(platform.lastCall().outcome()).isEqualTo(new CallOutcome.Broken(502));
        assertThat(platform.violations()).containsExactly("free-form outside the window");
    }

    @Test
    void a_lost_answer_is_an_accepted_message_whose_statuses_come() {
        platform.gus.writes("Hello");
        platform.webhookValues();
        platform.model.answerNext(FailureScript.losesAnswer());

        GraphAnswer answer = platform.sendText("lost");

        assertThat(answer.fate()).isEqualTo(GraphAnswer.Fate.LOST);
        assertThat(answer.body()).isEmpty();
        assertThat(platform.lastCall().outcome()).isInstanceOf(CallOutcome.AcceptedUnheard.class);
        assertThat(platform.webhookValues())
                .extracting(value ->
                        value.at("/statuses/0/biz_opaque_callback_data").stringValue())
                .containsExactly("t-1", "t-1");
    }

    @Test
    void a_refused_connection_leaves_nothing_behind() {
        platform.gus.writes("Hello");
        platform.webhookValues();
        platform.model.answerNext(FailureScript.refusesConnection());

        assertThat(platform.sendText("never read").fate()).isEqualTo(GraphAnswer.Fate.REFUSED);

        assertThat(platform.lastCall().outcome()).isEqualTo(new CallOutcome.Unread());
        assertThat(platform.lastCall().text()).isNull();
        assertThat(platform.webhookValues()).isEmpty();
        assertThat(platform.gus.screen()).hasSize(1);
    }

    @Test
    void a_message_that_fails_later_is_accepted_and_never_on_the_screen() {
        platform.gus.writes("Hello");
        platform.webhookValues();
        platform.model.answerNext(FailureScript.failsLater(131047));

        assertThat(platform.sendText("doomed").status()).isEqualTo(200);

        List<JsonNode> values = platform.webhookValues();
        assertThat(values).hasSize(1);
        assertThat(values.get(0).has("contacts")).isFalse();
        JsonNode status = values.get(0).at("/statuses/0");
        assertThat(status.get("status").stringValue()).isEqualTo("failed");
        assertThat(status.get("recipient_id").stringValue()).isEqualTo("447700900123");
        assertThat(status.has("recipient_user_id")).isFalse();
        assertThat(status.at("/errors/0/code").intValue()).isEqualTo(131047);
        assertThat(platform.gus.screen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 399, 600})
    void a_script_takes_error_statuses_only(int status) {
        assertThatThrownBy(() -> FailureScript.breaks(status))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("400 to 599");
    }

    private static String quoting(String messageId) {
        return text("As you said").replace("\"type\"", "\"context\":{\"message_id\":\"" + messageId + "\"},\"type\"");
    }
}
