package dev.parlor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.Phone;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.ScreenLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The live program against the simulated platform, with a script in the place of the person with the phone. */
class LiveTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    /** Not the common pool: with two processors it has one thread, and the JDK's HTTP client needs it from Java 25 on. */
    private final ExecutorService stage = Executors.newSingleThreadExecutor();

    @AfterEach
    void endTheProgram() {
        stage.shutdownNow();
    }

    @Test
    void live_plays_all_that_needs_no_time_travel() throws Exception {
        try (Simulation simulation = new Simulation(MovableClock.at(Instant.now()))) {
            int port = freePort();
            Map<String, String> environment = environment(simulation, port);

            CompletableFuture<Integer> program =
                    CompletableFuture.supplyAsync(() -> Quickstart.run(List.of("--live"), environment, out), stage);
            await(program, "Listening");
            simulation.simulator().subscribe(URI.create("http://127.0.0.1:" + port + "/hook"), Simulation.VERIFY_TOKEN);
            Phone phone = simulation.phone();
            await(program, "tap \"Yes\"");
            simulation.simulator().act(model -> phone.taps("Yes"));
            await(program, "write \"Please send them, thank you!\"");
            simulation.simulator().act(model -> phone.writes("Yes please, by post"));

            assertThat(program.get(30, TimeUnit.SECONDS)).as(text()).isZero();
            assertThat(simulation.violations()).isEmpty();
            assertThat(simulation.simulator().act(PlatformModel::record))
                    .allMatch(ClientCall::accepted)
                    .hasSize(7);
            List<ScreenLine> screen = simulation.simulator().act(model -> phone.screen());
            assertThat(screen).extracting(ScreenLine::text).contains("Lena will continue this chat.");
            assertThat(text()).doesNotContain(Simulation.TOKEN).doesNotContain(Simulation.APP_SECRET);
        }
    }

    @Test
    void live_names_each_missing_setting_and_where_to_get_it() {
        int status = Quickstart.run(List.of("--live"), Map.of("PARLOR_TOKEN", "some-token"), out);

        assertThat(status).isEqualTo(1);
        assertThat(text().lines())
                .hasSize(7)
                .allMatch(line -> line.matches("PARLOR_\\w+ is not set: .{30,}"))
                .anyMatch(line -> line.startsWith("PARLOR_APP_SECRET is not set: the app secret, from App dashboard"))
                .noneMatch(line -> line.startsWith("PARLOR_TOKEN "));
    }

    @Test
    void live_says_so_when_the_public_address_leads_elsewhere() throws Exception {
        try (Simulation simulation = new Simulation(MovableClock.at(Instant.now()))) {
            Map<String, String> environment = environment(simulation, freePort());
            environment.put("PARLOR_WEBHOOK_URL", simulation.baseUrl() + "/hook");

            int status = Quickstart.run(List.of("--live"), environment, out);

            assertThat(status).isEqualTo(1);
            assertThat(text()).contains("PARLOR_WEBHOOK_URL does not lead to this program: expected it to echo");
            assertThat(simulation.simulator().act(PlatformModel::record)).allMatch(call -> !call.accepted());
        }
    }

    private static Map<String, String> environment(Simulation simulation, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PARLOR_BASE_URL", simulation.baseUrl().toString());
        environment.put("PARLOR_PORT", String.valueOf(port));
        environment.put("PARLOR_TOKEN", Simulation.TOKEN);
        environment.put("PARLOR_PHONE_NUMBER_ID", Simulation.NUMBER_ID);
        environment.put("PARLOR_APP_SECRET", Simulation.APP_SECRET);
        environment.put("PARLOR_VERIFY_TOKEN", Simulation.VERIFY_TOKEN);
        environment.put("PARLOR_GUEST_NUMBER", "+44 7700 900123");
        environment.put("PARLOR_OPT_IN_TEMPLATE", "may_we_write");
        environment.put("PARLOR_OPT_IN_LANGUAGE", "en");
        environment.put("PARLOR_WEBHOOK_URL", "http://127.0.0.1:" + port + "/hook");
        return environment;
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private void await(CompletableFuture<Integer> program, String expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .failFast("the program ended", () -> program.isDone() && !text().contains(expected))
                .until(this::text, printedText -> printedText.contains(expected));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
