package dev.parlor.transport.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong settings are refused where they are made, with a message that says what to do. */
class SettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "25.0", "v25", "v25.1", "v1.0", "v25.0/x", "latest"})
    void a_version_that_is_none_is_refused(String version) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatsAppTransport.builder().version(version))
                .withMessageStartingWith("version must look like v25.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "graph.example",
                "ftp://graph.example",
                "https:///x",
                "https://graph.example?a=1",
                "https://a:b@c"
            })
    void a_base_url_that_cannot_be_one_is_refused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatsAppTransport.builder().baseUrl(URI.create(url)))
                .withMessageStartingWith("base URL must");
    }

    @Test
    void a_transport_without_a_token_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WhatsAppTransport.builder().build())
                .withMessageContaining("token(...)");
    }

    @Test
    void durations_must_be_positive_and_connecting_shorter_than_the_whole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatsAppTransport.builder().exchangeDeadline(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatsAppTransport.builder().connectTimeout(Duration.ofMillis(-1)));
        assertThatIllegalStateException()
                .isThrownBy(() -> WhatsAppTransport.builder()
                        .token(() -> Samples.TOKEN)
                        .exchangeDeadline(Duration.ofSeconds(3))
                        .connectTimeout(Duration.ofSeconds(3))
                        .build())
                .withMessageContaining("PT3S");
    }

    @Test
    void I1_a_webhook_without_a_secret_refuses_to_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WhatsAppWebhook.builder()
                        .verifyToken("v")
                        .receiver(items -> {})
                        .build())
                .withMessageContaining("app secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatsAppWebhook.builder().appSecret(" "))
                .withMessageContaining("app secret");
    }

    @Test
    void a_webhook_without_a_verify_token_or_a_receiver_refuses_to_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WhatsAppWebhook.builder()
                        .appSecret("s")
                        .receiver(items -> {})
                        .build())
                .withMessageContaining("verify token");
        assertThatIllegalStateException()
                .isThrownBy(() -> WhatsAppWebhook.builder()
                        .appSecret("s")
                        .verifyToken("v")
                        .build())
                .withMessageContaining("receiver");
    }

    @Test
    void the_size_limit_has_limits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatsAppWebhook.builder().maximumBody(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatsAppWebhook.builder().maximumBody(Integer.MAX_VALUE));
    }

    @Test
    void invariant_10_nothing_secret_shows() {
        WhatsAppTransportBuilder transport = WhatsAppTransport.builder().token(() -> Samples.TOKEN);
        WhatsAppWebhookBuilder webhook = WhatsAppWebhook.builder()
                .appSecret("test-app-secret")
                .verifyToken("test-verify-token")
                .receiver(items -> {});

        try (WhatsAppTransport built = transport.build()) {
            assertThat(transport + " " + built + " " + webhook + " " + webhook.build())
                    .contains("https://graph.facebook.com/v25.0")
                    .doesNotContain(Samples.TOKEN, "test-app-secret", "test-verify-token");
        }
    }
}
