package dev.parlor.examples;

import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plays the whole story of one guest and three colleagues, over real HTTP, against a simulated platform. With
 * {@code --live} it plays, against the real one, the part that needs no time travel. With {@code --record FILE} it also
 * writes down what the platform saw. With {@code --data FOLDER} everything is kept there, and one who was killed goes on where
 * he was; the platform must then be one that outlives him: {@code --platform}, {@code --control} and {@code --control-token}
 * say where it is.
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
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException failure) {
            out.println("The story broke off. " + failure.getMessage());
            return 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int simulated(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        Optional<String> folder = value(arguments, "--data");
        if (folder.isPresent()) {
            try (DataFolder data = new DataFolder(Path.of(folder.get()));
                    World world = world(arguments, data)) {
                return play(arguments, world, new Performance(world, data.store(), data::moveTime), out);
            }
        }
        MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
        try (World world = new Simulation(clock)) {
            return play(arguments, world, new Performance(world, new InMemoryStore(clock), clock::pass), out);
        }
    }

    /** The platform in the process that the arguments name, or else one that ends with this process. */
    private static World world(List<String> arguments, DataFolder data) {
        return value(arguments, "--platform")
                .<World>map(platform -> new SimulatorProcess(
                        URI.create(platform),
                        URI.create(needed(arguments, "--control")),
                        needed(arguments, "--control-token")))
                .orElseGet(() -> new Simulation(data.clock()));
    }

    private static int play(List<String> arguments, World world, Performance performance, PrintStream out)
            throws IOException, InterruptedException {
        performance.play(out);
        List<String> record = world.record();
        List<String> violations = world.violations();
        out.printf(
                "%nThe platform took %d requests and counts %d violations of its rules.%n",
                record.size(), violations.size());
        Optional<String> file = value(arguments, "--record");
        if (file.isPresent()) {
            Files.write(
                    Path.of(file.get()),
                    Stream.concat(record.stream(), violations.stream().map(sentence -> "violation: " + sentence))
                            .toList());
        }
        return violations.isEmpty() ? 0 : 1;
    }

    private static Optional<String> value(List<String> arguments, String name) {
        int place = arguments.indexOf(name);
        return place < 0 ? Optional.empty() : Optional.of(next(arguments, place));
    }

    private static String needed(List<String> arguments, String name) {
        return value(arguments, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--platform needs " + name + " as well; the simulator prints both when it starts"));
    }

    private static String next(List<String> arguments, int place) {
        if (place + 1 == arguments.size()) {
            throw new IllegalArgumentException(arguments.get(place) + " needs a value after it");
        }
        return arguments.get(place + 1);
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
}
