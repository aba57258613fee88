package dev.parlor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.ScreenLine;
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
