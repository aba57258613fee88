package dev.parlor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.ThreadId;
import dev.parlor.message.Message;
import dev.parlor.store.Store;
import dev.parlor.store.TimelineRows;
import dev.parlor.testkit.script.SimulatorMain;
import dev.parlor.timeline.HistoryQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The quickstart over an embedded database, killed with signal 9 after each line that it prints, in turn, and started again.
 * The platform lives on in a process of its own, and what it has seen at the end is judged. Not a part of every build:
 * {@code ./mvnw test -Dkills}.
 */
@Tag("kills")
class KilledQuickstartTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CONTROL_TOKEN = "quickstart-control";

    /** What the platform took, by text, in order. */
    private record Seen(List<String> accepted, List<String> violations) {
        Set<String> withoutCopies() {
            return new HashSet<>(accepted);
        }

        List<String> without(Set<String> texts) {
            return accepted.stream().filter(text -> !texts.contains(text)).toList();
        }
    }

    @Test
    void S1_S3_one_who_is_killed_after_any_line_goes_on_and_the_guest_gets_the_same(@TempDir Path folder)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        Seen unkilled;
        try (Platform platform = new Platform(script(folder))) {
            lines.addAll(tell(platform, folder.resolve("unkilled"), Integer.MAX_VALUE));
            unkilled = platform.seen();
        }
        assertThat(unkilled.accepted()).hasSize(8).doesNotHaveDuplicates();
        List<String> wrong = new ArrayList<>();
        int copies = 0;
        for (int line = 1; line <= lines.size(); line++) {
            try (Platform platform = new Platform(script(folder))) {
                Path data = folder.resolve("killed-" + line);
                tell(platform, data, line);
                List<String> rest = tell(platform, data, Integer.MAX_VALUE);
                Seen seen = platform.seen();
                copies += seen.accepted().size() - seen.withoutCopies().size();
                String fault = fault(unkilled, seen, markedTwice(data), rest);
                if (!fault.isEmpty()) {
                    wrong.add("after line " + line + ", " + lines.get(line - 1).strip() + ": " + fault);
                }
            }
        }
        assertThat(wrong).isEmpty();
        System.out.printf("killed quickstarts: %d, with %d marked copies, 0 lost, 0 unmarked%n", lines.size(), copies);
    }

    private static String fault(Seen unkilled, Seen seen, Set<String> marked, List<String> rest) {
        if (rest.stream().noneMatch(line -> line.contains("counts 0 violations"))) {
            return "the story did not end: " + rest.subList(Math.max(0, rest.size() - 2), rest.size());
        }
        if (!seen.withoutCopies().equals(unkilled.withoutCopies())) {
            return "the platform took " + seen.accepted();
        }
        return seen.without(marked).equals(unkilled.without(marked))
                ? ""
                : "beside those marked as possibly twice, " + marked + ", the platform took " + seen.accepted();
    }

    /** Runs the quickstart until it has printed so many lines, or to its end; what it printed. */
    private static List<String> tell(Platform platform, Path data, int most) throws IOException, InterruptedException {
        Process story = java(
                Quickstart.class,
                "--data",
                data.toString(),
                "--platform",
                platform.address.toString(),
                "--control",
                platform.control.toString(),
                "--control-token",
                CONTROL_TOKEN);
        List<String> printed = new ArrayList<>();
        BufferedReader out = story.inputReader(StandardCharsets.UTF_8);
        while (printed.size() < most) {
            String line = out.readLine();
            if (line == null) {
                break;
            }
            if (!line.isBlank()) {
                printed.add(line);
            }
        }
        if (printed.size() == most) {
            story.destroyForcibly();
        }
        assertThat(story.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return printed;
    }

    /** The texts that may have reached the guest twice, as the store says. */
    private static Set<String> markedTwice(Path folder) {
        Set<String> texts = new HashSet<>();
        try (DataFolder data = new DataFolder(folder)) {
            Store store = data.store();
            ThreadId thread =
                    store.history(Cast.MIRA, HistoryQuery.all(), 1).get(0).thread();
            TimelineRows rows = store.wholeTimeline(Cast.BANK, thread, null, 1_000);
            Stream.concat(rows.messages().stream(), rows.guestCopies().stream())
                    .filter(message -> message.progress().possibleDuplicate())
                    .map(KilledQuickstartTest::text)
                    .forEach(texts::add);
        }
        return texts;
    }

    private static String text(Message message) {
        return message.content().shown();
    }

    private static Path script(Path folder) throws IOException {
        Path script = folder.resolve("quickstart.script");
        try (var source = Quickstart.class.getResourceAsStream("/quickstart.script")) {
            Files.write(script, Objects.requireNonNull(source).readAllBytes());
        }
        return script;
    }

    private static Process java(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-Dsun.net.httpserver.nodelay=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The simulator as a process of its own. */
    private static final class Platform implements AutoCloseable {
        private final Process process;
        private final URI address;
        private final URI control;

        Platform(Path script) throws IOException {
            process = java(
                    SimulatorMain.class,
                    "--token",
                    Simulation.TOKEN,
                    "--app-secret",
                    Simulation.APP_SECRET,
                    "--verify-token",
                    Simulation.VERIFY_TOKEN,
                    "--control-token",
                    CONTROL_TOKEN,
                    "--script",
                    script.toString());
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            address = URI.create(after("platform ", out));
            control = URI.create(after("control ", out));
        }

        private static String after(String word, BufferedReader out) throws IOException {
            String line = out.readLine();
            assertThat(line).startsWith(word);
            return line.substring(word.length());
        }

        Seen seen() throws IOException, InterruptedException {
            SimulatorProcess simulator = new SimulatorProcess(address, control, CONTROL_TOKEN);
            simulator.awaitQuiet();
            List<String> accepted = simulator.record().stream()
                    .map(JSON::readTree)
                    .filter(call -> call.path("accepted").booleanValue())
                    .map(call -> call.path("text"))
                    .map(JsonNode::stringValue)
                    .toList();
            return new Seen(accepted, simulator.violations());
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
