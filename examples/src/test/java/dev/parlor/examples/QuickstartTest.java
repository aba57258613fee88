package dev.parlor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.ScreenLine;
import dev.parlor.testkit.script.SimulatorMain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quickstart, judged by the platform's own record and by the guest's phone, not by what it prints. */
class QuickstartTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void the_platform_sees_every_request_in_order_and_no_violation(@TempDir Path folder) throws IOException {
        Path record = folder.resolve("record.txt");

        int status = Quickstart.run(List.of("--record", record.toString()), Map.of(), out);

        assertThat(status).isZero();
        assertThat(Files.readAllLines(record)).isEqualTo(expectedRecord());
    }

    @Test
    void kept_in_a_folder_it_plays_once_against_a_platform_elsewhere(@TempDir Path folder) throws IOException {
        Path script = folder.resolve("quickstart.script");
        try (InputStream source = Objects.requireNonNull(Quickstart.class.getResourceAsStream("/quickstart.script"))) {
            Files.write(script, source.readAllBytes());
        }
        try (SimulatorMain platform = SimulatorMain.start(
                List.of(
                        "--token", Simulation.TOKEN,
                        "--app-secret", Simulation.APP_SECRET,
                        "--verify-token", Simulation.VERIFY_TOKEN,
                        "--control-token", "secret",
                        "--script", script.toString()),
                out)) {
            List<String> arguments = List.of(
                    "--data", folder.resolve("data").toString(),
                    "--platform", platform.platform().toString(),
                    "--control", platform.control().toString(),
                    "--control-token", "secret");

            assertThat(Quickstart.run(arguments, Map.of(), out)).isZero();
            assertThat(Quickstart.run(arguments, Map.of(), out)).isZero();
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("The platform took")))
                .containsExactly(
                        "The platform took 8 requests and counts 0 violations of its rules.",
                        "The platform took 8 requests and counts 0 violations of its rules.");
    }

    @Test
    void N_the_guest_reads_what_the_story_says_and_nothing_else() throws Exception {
        MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
        try (Simulation simulation = new Simulation(clock)) {
            new Performance(simulation, new InMemoryStore(clock), clock::pass).play(out);

            List<ScreenLine> screen =
                    simulation.simulator().act(model -> simulation.phone().screen());
            assertThat(screen)
                    .extracting(ScreenLine::text)
                    .containsExactly(
                            "Hello Noor, this is Mira of Lighthouse Bank. May we write to you here?"
                                    + " You can stop at any time.",
                            "Yes",
                            "Good morning, Noor. Your papers are ready.",
                            "Would you like to come by, or shall I send them?",
                            "Please send them, thank you!",
                            "hi",
                            "They are in the post. Did they arrive?",
                            "Tomas and Lena have joined the chat.",
                            "Tomas is no longer available to chat.",
                            "Lena will continue this chat.",
                            "Lena is no longer available to chat.");
        }
    }

    @Test
    void W5_W1_the_story_shows_the_window_notice_and_why_a_message_waits() {
        Quickstart.run(List.of(), Map.of(), out);

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("24 hours have passed since the guest's last message.")
                .contains("The guest has not written within the last 24 hours.")
                .contains("GRANTED by the guest's answer \"Yes\"")
                .doesNotContain("900123");
    }

    private static List<String> expectedRecord() throws IOException {
        try (InputStream file = QuickstartTest.class.getResourceAsStream("/quickstart-record.txt")) {
            byte[] bytes = Objects.requireNonNull(file).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
