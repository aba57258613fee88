package dev.parlor.testkit.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a line fills into its form, by the names that stand there. */
final class Values {

    private final Map<String, List<String>> values = new HashMap<>();

    void add(String name, String value) {
        values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return all(name).get(0);
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** None where the form leaves it out. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    int number(String name, int otherwise) {
        return has(name) ? Integer.parseInt(text(name)) : otherwise;
    }

    double decimal(String name) {
        return Double.parseDouble(text(name));
    }

    int bytes(String name, int otherwise) {
        return has(name) ? Slot.bytes(text(name)) : otherwise;
    }

    Duration time(String name) {
        return Slot.time(text(name));
    }
}
