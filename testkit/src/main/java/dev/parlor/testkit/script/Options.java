package dev.parlor.testkit.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the command line says. */
final class Options {

    /**
     * One of them.
     *
     * @param value what follows it; empty where nothing does
     * @param preset empty for none
     */
    private record Option(String name, String value, String preset, String meaning) {}

    private static final List<Option> ALL = List.of(
            new Option("port", "N", "0", "where the platform listens on the loopback address; 0 for any free port"),
            new Option("control-port", "N", "0", "where the control listens"),
            new Option(
                    "control-token",
                    "TEXT",
                    "",
                    "what callers of the control must bring; invented and printed if left out"),
            new Option("token", "TEXT", "test-access-token", "the access token that is valid"),
            new Option("app-secret", "TEXT", "test-app-secret", "what webhooks are signed with"),
            new Option("webhook", "URL", "", "the host's callback, asked until it answers the challenge"),
            new Option("verify-token", "TEXT", "test-verify-token", "what the challenge carries"),
            new Option("script", "FILE", "", "lines to begin with"),
            new Option("record", "FILE", "", "where each request is written to as it comes, one line each"),
            new Option(
                    "start",
                    "TIME",
                    "",
                    "when the platform's clock begins, such as 2026-03-02T09:00:00Z; now if left out"),
            new Option("standing", "", "", "the clock stands still until it is moved"),
            new Option("batches", "N", "1000", "how many webhooks at most go out in one post"),
            new Option("disorder", "SEED", "", "webhooks come late, twice and in any order"),
            new Option("statuses-first", "", "", "the statuses of a message come before the answer to its send"));

    private final Map<String, String> values = new HashMap<>();

    /** Throws {@link IllegalArgumentException}, with all options in its message, for what is none. */
    Options(List<String> arguments) {
        List<String> left = new ArrayList<>(arguments);
        while (!left.isEmpty()) {
            Option option = named(left.remove(0));
            if (option.value().isEmpty()) {
                values.put(option.name(), "");
            } else if (left.isEmpty()) {
                throw new IllegalArgumentException("--" + option.name() + " wants a value: " + option.value());
            } else {
                values.put(option.name(), left.remove(0));
            }
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return values.getOrDefault(name, option(name).preset());
    }

    int number(String name) {
        String text = text(name);
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("--" + name + " wants a whole number, not " + text);
        }
        return Integer.parseInt(text);
    }

    /** A line for each. */
    static String help() {
        return ALL.stream()
                .map(option -> "--" + option.name()
                        + (option.value().isEmpty() ? "" : " " + option.value())
                        + "  " + option.meaning()
                        + (option.preset().isEmpty() ? "" : " (" + option.preset() + ")"))
                .collect(Collectors.joining("\n"));
    }

    private static Option named(String argument) {
        return ALL.stream()
                .filter(option -> argument.equals("--" + option.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No option " + argument + ". There are:\n" + help()));
    }

    private static Option option(String name) {
        return named("--" + name);
    }
}
