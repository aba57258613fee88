package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.TOKEN;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.id.MediaId;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileHead;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the token goes with a download, and what is read of a file's description. */
@Timeout(60)
class DownloadAddressTest {
    private static final MediaId FILE = new MediaId("880770660550440");
    private static final URI META = URI.create("https://graph.facebook.com");

    private final TrustedHosts hosts = new TrustedHosts(META, Set.of("lookaside.fbsbx.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1",
                "https://LOOKASIDE.fbsbx.com:443/a",
                "https://graph.facebook.com/a"
            })
    void M3_the_token_goes_to_hosts_that_were_named_and_to_where_it_goes_anyway(String address) {
        assertThat(hosts.trusted(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lookaside.fbsbx.com/a",
                "https://lookaside.fbsbx.com:8443/a",
                "https://lookaside.fbsbx.com.example.org/a",
                "https://lookaside.fbsbx.com@example.org/a",
                "https://me@lookaside.fbsbx.com/a",
                "https://example.org/lookaside.fbsbx.com",
                "https://other.fbsbx.com/a",
                "http://graph.facebook.com/a",
                "https://graph.facebook.com:444/a",
                "https:///a",
                "//lookaside.fbsbx.com/a",
                "/a",
                "not an address",
                ""
            })
    void M3_the_token_goes_nowhere_else(String address) {
        assertThat(hosts.trusted(address)).isEmpty();
        assertThat(hosts.trusted(null)).isEmpty();
    }

    @Test
    void M3_a_host_that_is_not_trusted_is_not_even_asked() throws Exception {
        try (StandIn other = StandIn.answering(200, "hello");
                StandIn platform = StandIn.answering(200, "{\"url\":\"" + other.url() + "/file\"}")) {
            assertThat(fetch(platform.url(), new Kept(100)))
                    .isEqualTo(new FetchResult.RetryLater(
                            "the platform named no address that is trusted with the token", null));
            assertThat(other.asked()).isEmpty();
            assertThat(platform.onlyAsked().path())
                    .isEqualTo("/v25.0/880770660550440?phone_number_id=" + NUMBER.value());
            assertThat(platform.onlyAsked().header("Authorization")).isEqualTo("Bearer " + TOKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, 33, 0, true",
        "400, 100, 33, true",
        "400, 131052, 0, true",
        "400, 100, 0, false",
        "401, 190, 0, false",
        "403, 10, 33, false",
        "404, 0, 0, false"
    })
    void M3_only_a_clear_word_of_the_platform_means_gone(int status, int code, int subcode, boolean gone)
            throws Exception {
        String error = "{\"error\":{\"code\":" + code + ",\"error_subcode\":" + subcode + "}}";
        try (StandIn platform = StandIn.answering(status, error)) {
            assertThat(fetch(platform.url(), new Kept(100)))
                    .isEqualTo(
                            gone
                                    ? new FetchResult.Gone()
                                    : new FetchResult.RetryLater("HTTP " + status + ", code " + code, null));
        }
    }

    @Test
    void M3_S7_a_hint_when_to_try_again_is_heard() throws Exception {
        String error = "{\"error\":{\"code\":4}}";
        try (StandIn platform = StandIn.answering(429, error, Map.of("Retry-After", "30"))) {
            assertThat(fetch(platform.url(), new Kept(100)))
                    .isEqualTo(new FetchResult.RetryLater("HTTP 429, code 4", Duration.ofSeconds(30)));
        }
    }

    @Test
    void M3_a_hash_comes_in_base64_or_in_hex_and_a_size_as_text_or_number() {
        String hex = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

        assertThat(head("\"5\"", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="))
                .isEqualTo(new FileHead("image/png", 5L, hex));
        assertThat(head("5", hex.toUpperCase(Locale.ROOT))).isEqualTo(new FileHead("image/png", 5L, hex));
        assertThat(head("-5", "none")).isEqualTo(new FileHead("image/png", null, null));
        assertThat(head("\"99999999999999999999\"", "")).isEqualTo(new FileHead("image/png", null, null));
    }

    @Test
    void M3_a_media_host_is_a_plain_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatsAppTransport.builder().mediaHosts(Set.of("https://lookaside.fbsbx.com")))
                .withMessageContaining("plain name");
    }

    private static FileHead head(String size, String hash) {
        String json = "{\"mime_type\":\"image/png\",\"file_size\":" + size + ",\"sha256\":\"" + hash + "\"}";
        return FileDescription.of(Json.read(json.getBytes(UTF_8))).head();
    }

    private static FetchResult fetch(URI platform, Kept kept) {
        try (WhatsAppTransport transport = transport(platform).build()) {
            return transport
                    .mediaTransfer()
                    .orElseThrow()
                    .fetch(NUMBER, FILE, kept)
                    .toCompletableFuture()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        }
    }
}
