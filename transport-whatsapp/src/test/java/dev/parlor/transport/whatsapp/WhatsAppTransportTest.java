package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.ACCEPTED;
import static dev.parlor.transport.whatsapp.Samples.outgoing;
import static dev.parlor.transport.whatsapp.Samples.send;
import static dev.parlor.transport.whatsapp.Samples.sendHello;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.PlatformId;
import dev.parlor.message.Picture;
import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform says, and what becomes of it. */
class WhatsAppTransportTest {
    private static final String PLATFORM_ERROR =
            "{\"error\":{\"message\":\"(#131016) Service unavailable\",\"type\":\"OAuthException\",\"code\":131016}}";

    @Test
    void S2_an_id_in_a_2xx_is_accepted() throws Exception {
        try (StandIn platform = StandIn.answering(200, ACCEPTED)) {
            assertThat(sendHello(platform.url())).isEqualTo(new SendResult.Accepted(new PlatformId("wamid.out.1")));
        }
    }

    @Test
    void the_request_is_one_json_post_to_the_number_with_the_token_in_its_header() throws Exception {
        try (StandIn platform = StandIn.answering(200, ACCEPTED)) {
            sendHello(platform.url());

            StandIn.Asked asked = platform.onlyAsked();
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.path()).isEqualTo("/v25.0/100200300400500/messages");
            assertThat(asked.header("Authorization")).isEqualTo("Bearer " + Samples.TOKEN);
            assertThat(asked.header("Content-Type")).isEqualTo("application/json");
            assertThat(asked.header("User-Agent")).isEqualTo("parlor/0.1.0");
            assertThat(asked.headers()).doesNotContainKeys("Upgrade", "Http2-settings", "Transfer-encoding");
            assertThat(asked.body()).contains("\"to\":\"+447700900101\"", "\"body\":\"Hello\"");
        }
    }

    @Test
    void the_token_is_asked_for_each_request_and_version_and_base_are_settings() throws Exception {
        Iterator<String> tokens = List.of("first", "second").iterator();
        try (StandIn platform = StandIn.answering(200, ACCEPTED);
                WhatsAppTransport transport = WhatsAppTransport.builder()
                        .baseUrl(platform.url().resolve("/graph/"))
                        .version("v26.0")
                        .token(tokens::next)
                        .build()) {
            send(transport, outgoing(new Text("One")));
            send(transport, outgoing(new Text("Two")));

            assertThat(platform.asked())
                    .extracting(asked -> asked.header("Authorization"))
                    .containsExactly("Bearer first", "Bearer second");
            assertThat(platform.asked().get(0).path()).isEqualTo("/graph/v26.0/100200300400500/messages");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 429, 500, 503})
    void S2_a_platform_error_is_a_rejection_whatever_the_http_status(int status) throws Exception {
        try (StandIn platform = StandIn.answering(status, PLATFORM_ERROR)) {
            assertThat(sendHello(platform.url()))
                    .isEqualTo(new SendResult.Rejected(Rejection.of(Rejection.Kind.RETRY, 131016)));
            assertThat(platform.asked()).hasSize(1);
        }
    }

    @Test
    void S7_a_hint_when_to_try_again_is_passed_on() throws Exception {
        try (StandIn platform = StandIn.answering(429, PLATFORM_ERROR, Map.of("Retry-After", "17"))) {
            assertThat(sendHello(platform.url()))
                    .isEqualTo(new SendResult.Rejected(
                            new Rejection(Rejection.Kind.RETRY, 131016, Duration.ofSeconds(17))));
        }
    }

    @Test
    void S7_a_hint_that_is_a_date_is_left_aside() throws Exception {
        Map<String, String> date = Map.of("Retry-After", "Sun, 22 Nov 2026 14:00:00 GMT");
        try (StandIn platform = StandIn.answering(429, PLATFORM_ERROR, date)) {
            assertThat(sendHello(platform.url()))
                    .isEqualTo(new SendResult.Rejected(Rejection.of(Rejection.Kind.RETRY, 131016)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500, 502, 503})
    void S2_an_error_page_without_a_platform_error_is_unsure(int status) throws Exception {
        try (StandIn platform = StandIn.answering(status, "<html><body>Sorry</body></html>")) {
            assertThat(sendHello(platform.url()))
                    .isEqualTo(new SendResult.Unsure("HTTP " + status + " without a platform error"));
            assertThat(platform.asked()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "{",
                "[]",
                "null",
                "{\"success\":true}",
                "{\"messages\":[]}",
                "{\"messages\":[{\"id\":\"\"}]}",
                "{\"messages\":{\"id\":\"wamid.out.1\"}}"
            })
    void S2_a_2xx_that_names_no_message_is_unsure(String body) throws Exception {
        try (StandIn platform = StandIn.answering(200, body)) {
            assertThat(sendHello(platform.url())).isEqualTo(new SendResult.Unsure("HTTP 200 without a message id"));
        }
    }

    @Test
    void S2_an_error_whose_code_is_no_number_is_unsure() throws Exception {
        try (StandIn platform = StandIn.answering(400, "{\"error\":{\"code\":\"131016\"}}")) {
            assertThat(sendHello(platform.url())).isInstanceOf(SendResult.Unsure.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void S2_a_redirect_is_not_followed_and_is_unsure(int status) throws Exception {
        try (StandIn platform = StandIn.answering(status, "", Map.of("Location", "/elsewhere"))) {
            assertThat(sendHello(platform.url())).isInstanceOf(SendResult.Unsure.class);
            assertThat(platform.asked()).hasSize(1);
        }
    }

    @Test
    void content_that_only_guests_send_is_rejected_without_a_request() throws Exception {
        try (StandIn platform = StandIn.answering(200, ACCEPTED)) {
            assertThat(send(platform.url(), outgoing(new Picture("1", "image/png", ""))))
                    .isEqualTo(new SendResult.Rejected(Rejection.of(Rejection.Kind.MESSAGE, 131051)));
            assertThat(platform.asked()).isEmpty();
        }
    }

    @Test
    void S10_nothing_is_sent_after_closing() throws Exception {
        try (StandIn platform = StandIn.answering(200, ACCEPTED)) {
            WhatsAppTransport transport = transport(platform.url()).build();
            transport.close();
            transport.close();

            assertThat(send(transport, outgoing(new Text("Hello"))))
                    .isEqualTo(new SendResult.NotSent("the transport is closed"));
            assertThat(platform.asked()).isEmpty();
        }
    }
}
