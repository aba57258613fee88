package dev.parlor.examples;

import dev.parlor.testkit.platform.ScreenLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform in a process of its own, spoken to through its control ({@code docs/simulator.md}). */
final class SimulatorProcess implements World {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI platform;
    private final URI control;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    SimulatorProcess(URI platform, URI control, String token) {
        this.platform = platform;
        this.control = control;
        this.token = token;
    }

    @Override
    public URI baseUrl() {
        return platform;
    }

    @Override
    public void subscribe(URI webhook) throws IOException, InterruptedException {
        post("/webhook", webhook.toString());
    }

    @Override
    public void catchUp(Instant now) throws IOException, InterruptedException {
        Duration behind = Duration.between(Instant.parse(get("/clock").strip()), now);
        if (behind.toMillis() > 0) {
            post("/clock", "+" + behind.toMillis() + "ms");
        }
    }

    @Override
    public List<ScreenLine> screen() throws IOException, InterruptedException {
        return post("/screen", Simulation.NOOR.value())
                .lines()
                .filter(line -> !line.isBlank())
                .map(JSON::readTree)
                .map(SimulatorProcess::line)
                .toList();
    }

    private static ScreenLine line(JsonNode row) {
        return new ScreenLine(
                Instant.parse(row.path("at").stringValue()),
                ScreenLine.Side.valueOf(row.path("side").stringValue()),
                row.path("text").stringValue(),
                StreamSupport.stream(row.path("buttons").spliterator(), false)
                        .map(JsonNode::stringValue)
                        .toList(),
                row.path("messageId").stringValue(),
                null);
    }

    @Override
    public void tap(String label) throws IOException, InterruptedException {
        post("/script", Cast.GUEST_NAME + " taps \"" + label + "\"");
    }

    @Override
    public void say(String text) throws IOException, InterruptedException {
        post("/script", Cast.GUEST_NAME + " says \"" + text + "\"");
    }

    @Override
    public void read() throws IOException, InterruptedException {
        post("/script", Cast.GUEST_NAME + " reads");
    }

    @Override
    public void awaitQuiet() throws IOException, InterruptedException {
        get("/quiet");
    }

    @Override
    public List<String> record() throws IOException, InterruptedException {
        return get("/record").lines().filter(line -> !line.isBlank()).toList();
    }

    @Override
    public List<String> violations() throws IOException, InterruptedException {
        return get("/violations").lines().filter(line -> !line.isBlank()).toList();
    }

    /** The process goes on. */
    @Override
    public void close() {}

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(control.resolve(path)).GET());
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(control.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request.header("Authorization", "Bearer " + token)
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The simulator's control answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
