package dev.parlor.transport.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The webhook over the wire, behind the JDK's server. */
class WebhookHandlerTest {
    private final Endpoint endpoint = new Endpoint();
    private final HttpClient platform = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/webhook",
                WebhookHandler.of(endpoint.builder().maximumBody(10_000).build()));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void I1_a_signed_post_is_handed_on_and_answered_200() throws Exception {
        byte[] body = Samples.payload("batch");

        assertThat(post(body, Endpoint.signature(Endpoint.SECRET, body)).statusCode())
                .isEqualTo(200);
        assertThat(endpoint.received).hasSize(6);
    }

    @Test
    void I1_a_post_with_a_wrong_or_missing_signature_is_answered_401() throws Exception {
        byte[] body = Samples.payload("text");

        assertThat(post(body, Endpoint.signature("other", body)).statusCode()).isEqualTo(401);
        assertThat(send("", request -> request.POST(BodyPublishers.ofByteArray(body)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(endpoint.received).isEmpty();
    }

    @Test
    void I1_a_post_over_the_limit_is_answered_413() throws Exception {
        byte[] atLimit = new byte[10_000];
        byte[] over = new byte[10_001];

        assertThat(post(atLimit, Endpoint.signature(Endpoint.SECRET, atLimit)).statusCode())
                .isEqualTo(200);
        assertThat(post(over, Endpoint.signature(Endpoint.SECRET, over)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_get_with_the_right_token_is_answered_with_the_challenge() throws Exception {
        HttpResponse<String> answer = send(
                "?hub.mode=subscribe&hub.challenge=11%2B58&hub.verify_token=test%20verify%2Ftoken",
                HttpRequest.Builder::GET);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("11+58");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
    }

    @Test
    void a_get_without_the_token_is_answered_403() throws Exception {
        assertThat(send("", HttpRequest.Builder::GET).statusCode()).isEqualTo(403);
    }

    @Test
    void any_other_method_is_answered_405() throws Exception {
        HttpResponse<String> answer = send("", HttpRequest.Builder::DELETE);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
    }

    private HttpResponse<String> post(byte[] body, String signature) throws Exception {
        return send(
                "",
                request -> request.POST(BodyPublishers.ofByteArray(body))
                        .header(WhatsAppWebhook.SIGNATURE_HEADER, signature));
    }

    private HttpResponse<String> send(String query, UnaryOperator<HttpRequest.Builder> with) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook" + query);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
        return platform.send(with.apply(request).build(), BodyHandlers.ofString());
    }
}
