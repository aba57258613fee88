package dev.parlor.examples;

import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.ClientCall;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plays the whole story of one guest and three colleagues, over real HTTP, against a simulated platform. With
 * {@code --live} it plays, against the real one, the part that needs no time travel. With {@code --record FILE} it also
 * writes down what the platform saw.
 */
public final class Quickstart {
    private Quickstart() {}

    /** Ends with status 1 if the story could not be played, or if the platform saw anything that it should not have. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        try {
            return arguments.contains("--live") ? live(environment, out) : simulated(arguments, out);
        } catch (IOException | IllegalArgumentException | IllegalStateException failure) {
            out.println("The story broke off. " + failure.getMessage());
            return 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int simulated(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        try (Simulation simulation = new Simulation(MovableClock.at("2026-03-02T09:00:00Z"))) {
            simulation.play(out);
            List<ClientCall> record = simulation.record();
            out.printf(
                    "%nThe platform took %d requests and counts %d violations of its rules.%n",
                    record.size(), simulation.violations().size());
            int file = arguments.indexOf("--record");
            if (file >= 0) {
                write(Path.of(arguments.get(file + 1)), simulation);
            }
            return simulation.violations().isEmpty() ? 0 : 1;
        }
    }

    private static int live(Map<String, String> environment, PrintStream out) throws IOException, InterruptedException {
        Live live = new Live(environment);
        List<String> missing = live.missing();
        if (!missing.isEmpty()) {
            missing.forEach(out::println);
            return 1;
        }
        live.play(out);
        return 0;
    }

    /** One line for each request that the platform saw, in order, then one for each violation. */
    private static void write(Path file, Simulation simulation) throws IOException {
        List<String> lines = new ArrayList<>();
        simulation.record().forEach(call -> lines.add(call.line()));
        simulation.violations().forEach(violation -> lines.add("violation: " + violation.sentence()));
        Files.write(file, lines);
    }
}
