package dev.parlor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.id.PlatformNumber;
import dev.parlor.store.Quarantined;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.WebhookSignature;
import dev.parlor.transport.Item;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host's endpoint answers to bad input, and what of it reaches Parlor. */
class EndpointTest {
    private static final String SECRET = "endpoint-secret";
    private static final String GUEST_WRITES = """
            {"object":"whatsapp_business_account","entry":[{"id":"2","changes":[{"field":"messages","value":{
             "messaging_product":"whatsapp","metadata":{"display_phone_number":"447700900001","phone_number_id":"1"},
             "contacts":[{"profile":{"name":"Noor"},"wa_id":"447700900123","user_id":"GB.n00r"}],
             "messages":[{"from":"447700900123","from_user_id":"GB.n00r","id":"wamid.A","timestamp":"1772442000",
              "type":"text","text":{"body":"Hello"}}]}}]}]}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        URI nowhere = URI.create("http://127.0.0.1:9");
        Desk.Connection connection = new Desk.Connection(nowhere, "v25.0", "token", SECRET, "verify-me", 0, "/webhook");
        desk = new Desk(connection, new InMemoryStore(MovableClock.at("2026-03-02T09:00:00Z")), Duration.ofMinutes(1));
        new Cast(
                        new PlatformNumber("1"),
                        Simulation.NOOR,
                        new Cast.OptInWording("may_we_write", "en", Cast.OptInWording.STANDARD))
                .register(desk.parlor());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void I1_a_right_signature_is_answered_200_and_the_message_is_there() throws Exception {
        assertThat(post(GUEST_WRITES, sign(GUEST_WRITES))).isEqualTo(200);
        assertThat(events()).isPositive();
    }

    @Test
    void I1_a_wrong_signature_is_answered_401_and_nothing_is_stored() throws Exception {
        long before = events();

        assertThat(post(GUEST_WRITES, sign(GUEST_WRITES + " "))).isEqualTo(401);
        assertThat(post(GUEST_WRITES, "sha256=")).isEqualTo(401);

        assertThat(events()).isEqualTo(before);
        assertThat(parlor().quarantine().items(Cast.BANK, 10)).isEmpty();
    }

    @Test
    void I1_a_body_that_is_too_large_is_answered_413() throws Exception {
        String large = " ".repeat(5 * 1024 * 1024);

        assertThat(post(large, sign(large))).isEqualTo(413);
        assertThat(parlor().quarantine().items(Cast.BANK, 10)).isEmpty();
    }

    @Test
    void I2_what_is_no_json_is_quarantined_and_answered_200() throws Exception {
        assertThat(post("hello?", sign("hello?"))).isEqualTo(200);
        assertThat(parlor().quarantine().items(Cast.BANK, 10))
                .singleElement()
                .extracting(Quarantined::item)
                .isEqualTo(new Item.NotUnderstood("no readable JSON", "hello?"));
    }

    @Test
    void I1_a_wrong_verify_token_is_answered_403() throws Exception {
        assertThat(get("hub.mode=subscribe&hub.challenge=42&hub.verify_token=guessed")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> right = get("hub.mode=subscribe&hub.challenge=42&hub.verify_token=verify-me");
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).isEqualTo("42");
    }

    private Parlor parlor() {
        return desk.parlor();
    }

    private long events() {
        return parlor().events(Cast.BANK, 0, 1000).size();
    }

    private static String sign(String body) {
        return WebhookSignature.of(SECRET, body.getBytes(StandardCharsets.UTF_8));
    }

    private int post(String body, String signature) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(desk.endpoint("/webhook"))
                .timeout(Duration.ofSeconds(10))
                .header(WebhookSignature.HEADER, signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private HttpResponse<String> get(String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(desk.endpoint("/webhook?" + query))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
