package dev.parlor.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send a lot at once, slowly, or not to the end. */
@Timeout(120)
class LoadTest {

    private static final int SENDERS = 8;
    private static final int EACH = 250;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final PlatformFixture platform = new PlatformFixture();
    private final HttpClient client = HttpClient.newHttpClient();
    private CallbackHost host;
    private CloudApiSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        host = new CallbackHost("let me in");
        simulator =
                CloudApiSimulator.around(platform.model).batches(1000).start().subscribe(host.callback(), "let me in");
        simulator.act(model -> platform.gus.writes("Hello"));
    }

    @AfterEach
    void stop() {
        simulator.close();
        host.close();
    }

    @Test
    void thousands_of_sends_at_once_are_each_taken_and_reported_once() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<Integer>> taken = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                taken.add(senders.submit(this::sendMany));
            }
            for (Future<Integer> each : taken) {
                assertThat(each.get()).isEqualTo(EACH);
            }
        } finally {
            senders.shutdownNow();
        }
        simulator.awaitQuiet(LONG);

        int all = SENDERS * EACH;
        assertThat(simulator.act(PlatformModel::record)).hasSize(all).allMatch(ClientCall::accepted);
        long told = host.arrivals.stream()
                .mapToLong(arrival -> Json.parse(arrival.body()).get("entry").size())
                .sum();
        assertThat(told).isEqualTo(1 + 2L * all);
        assertThat(host.arrivals.size()).as("posts, since many go together").isLessThan(2 * all);
    }

    @Test
    void clients_that_stop_in_the_middle_hold_up_nobody() throws Exception {
        List<Socket> halves = new ArrayList<>();
        try {
            for (int client = 0; client < 50; client++) {
                Socket socket = new Socket("127.0.0.1", simulator.baseUrl().getPort());
                halves.add(socket);
                OutputStream out = socket.getOutputStream();
                out.write(("POST " + PlatformFixture.PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            assertThat(sendOne()).isEqualTo(200);
        } finally {
            for (Socket half : halves) {
                half.close();
            }
        }
        assertThat(sendOne()).isEqualTo(200);
        assertThat(simulator.act(PlatformModel::record)).allMatch(ClientCall::accepted);
    }

    private int sendMany() throws IOException, InterruptedException {
        int taken = 0;
        for (int number = 0; number < EACH; number++) {
            taken += sendOne() == 200 ? 1 : 0;
        }
        return taken;
    }

    private int sendOne() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(simulator.baseUrl().resolve(PlatformFixture.PATH))
                .timeout(LONG)
                .header("Authorization", "Bearer " + PlatformFixture.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(PlatformFixture.text("Hi")))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
