package dev.parlor.testkit.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulator by itself, as another process uses it: over HTTP only. */
@Timeout(60)
class SimulatorMainTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<String> webhooks = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private volatile boolean ready = true;
    private HttpServer host;
    private SimulatorMain simulator;

    @BeforeEach
    void start() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/webhook", this::webhook);
        host.start();
        Path script = Files.writeString(folder.resolve("script.txt"), Theatre.SETUP + "Ana says \"Hello\"\n");
        simulator = SimulatorMain.start(
                List.of(
                        "--standing",
                        "--start",
                        "2026-11-22T09:00:00Z",
                        "--script",
                        script.toString(),
                        "--record",
                        folder.resolve("record.txt").toString(),
                        "--control-token",
                        "secret"),
                new PrintStream(printed, true, UTF_8));
    }

    @AfterEach
    void stop() {
        simulator.close();
        host.stop(0);
    }

    @Test
    void it_prints_where_it_listens_and_only_on_the_loopback_address() {
        assertThat(printed.toString(UTF_8).lines())
                .containsExactly(
                        "platform " + simulator.platform(), "control " + simulator.control(), "control token secret");
        assertThat(List.of(simulator.platform().getHost(), simulator.control().getHost()))
                .containsOnly("127.0.0.1");
    }

    @Test
    void a_host_is_told_and_its_sends_are_recorded_in_the_file_and_for_the_control() throws Exception {
        control("POST", "/webhook", callback());
        control("GET", "/quiet", "");
        assertThat(webhooks).anyMatch(webhook -> webhook.contains("Hello"));

        assertThat(send("Good morning").statusCode()).isEqualTo(200);
        assertThat(send("").statusCode()).isEqualTo(400);

        assertThat(control("GET", "/record", "").body().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("\"text\":\"Good morning\"", "\"callbackData\":\"attempt-1\"", "\"accepted\":true");
        assertThat(control("GET", "/violations", "").body().lines()).hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("record.txt")))
                .hasSize(3)
                .startsWith("2026-11-22T09:00:00Z | text | window open | accepted | Good morning")
                .last()
                .asString()
                .startsWith("violation: ");
    }

    @Test
    void the_clock_is_moved_and_lines_are_added_while_it_runs() throws Exception {
        control("POST", "/webhook", callback());
        control("POST", "/script", "at +2h Ana says \"Later\"");
        control("GET", "/quiet", "");
        assertThat(webhooks).isNotEmpty().noneMatch(webhook -> webhook.contains("Later"));

        assertThat(control("POST", "/clock", "+2h").body()).isEqualTo("2026-11-22T11:00:00Z\n");
        control("GET", "/quiet", "");

        assertThat(webhooks).anyMatch(webhook -> webhook.contains("Later"));
        assertThat(control("POST", "/screen", Theatre.ANA).body().lines()).hasSize(2);
        assertThat(control("GET", "/clock", "").body()).isEqualTo("2026-11-22T11:00:00Z\n");
    }

    @Test
    void what_is_wrong_is_said_to_whoever_asks() throws Exception {
        HttpResponse<String> bad = control("POST", "/script", "Ana sings");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).startsWith("Line 1: expected");
        assertThat(control("POST", "/script", "Ana answers yes").statusCode()).isEqualTo(200);
        assertThat(control("GET", "/troubles", "").body()).contains("No message with quick replies");
        assertThat(control("POST", "/clock", "soon").statusCode()).isEqualTo(400);
        assertThat(control("POST", "/webhook", "http://127.0.0.1:1/x").statusCode())
                .isEqualTo(409);
        assertThat(control("GET", "/other", "").statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_controls_it_without_the_token_and_the_platform_has_no_control() throws Exception {
        assertThat(request(simulator.control().resolve("/record"), "GET", "guess", "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(request(simulator.platform().resolve("/record"), "GET", "secret", "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(control("GET", "/violations", "").body().lines()).hasSize(1);
    }

    @Test
    void options_that_are_none_are_explained() {
        PrintStream out = new PrintStream(printed, true, UTF_8);

        assertThatThrownBy(() -> SimulatorMain.start(List.of("--prot", "1"), out))
                .hasMessageContaining("No option --prot")
                .hasMessageContaining("--port N");
        assertThatThrownBy(() -> SimulatorMain.start(List.of("--port"), out)).hasMessageContaining("wants a value: N");
        assertThatThrownBy(() -> SimulatorMain.start(List.of("--port", "x"), out))
                .hasMessageContaining("wants a whole number, not x");
        String taken = String.valueOf(simulator.platform().getPort());
        assertThatThrownBy(() -> SimulatorMain.start(List.of("--port", taken), out))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(taken);
    }

    @Test
    void a_host_that_is_not_ready_is_asked_until_it_answers() {
        ready = false;
        List<String> arguments = List.of("--webhook", callback(), "--control-token", "secret");
        try (SimulatorMain waiting = SimulatorMain.start(arguments, new PrintStream(printed, true, UTF_8))) {
            await("waiting: ");
            assertThat(waiting.platform().getPort()).isPositive();

            ready = true;
            await("webhook " + callback());
        }
    }

    private void await(String line) {
        long patience = System.nanoTime() + SOON.toNanos();
        while (!printed.toString(UTF_8).contains(line)) {
            assertThat(System.nanoTime()).as("waiting for " + line).isLessThan(patience);
            Thread.onSpinWait();
        }
    }

    private void webhook(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            if (!ready) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            if (exchange.getRequestMethod().equals("GET")) {
                byte[] challenge =
                        query.replaceAll(".*hub.challenge=([^&]*).*", "$1").getBytes(UTF_8);
                exchange.sendResponseHeaders(200, challenge.length);
                exchange.getResponseBody().write(challenge);
                return;
            }
            webhooks.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private String callback() {
        return "http://127.0.0.1:" + host.getAddress().getPort() + "/webhook";
    }

    private HttpResponse<String> control(String method, String path, String body) throws Exception {
        return request(simulator.control().resolve(path), method, "secret", body);
    }

    private HttpResponse<String> send(String text) throws Exception {
        String body = "{\"messaging_product\":\"whatsapp\",\"to\":\"" + Theatre.ANA
                + "\",\"type\":\"text\",\"biz_opaque_callback_data\":\"attempt-1\",\"text\":{\"body\":\"" + text
                + "\"}}";
        return request(simulator.platform().resolve("/v25.0/1060001/messages"), "POST", "t", body);
    }

    private static HttpResponse<String> request(URI url, String method, String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(SOON)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
