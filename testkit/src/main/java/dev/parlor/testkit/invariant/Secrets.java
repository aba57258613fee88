package dev.parlor.testkit.invariant;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Texts, numbers, tokens and platform ids that no log line, {@code toString} or exception may show (invariant 10). For one
 * thread.
 */
public final class Secrets {
    private static final int SHORTEST = 4;

    private final Map<String, String> kinds = new LinkedHashMap<>();

    /** None yet. */
    public Secrets() {}

    /**
     * From now on this is one.
     *
     * @param kind what is said of it when it shows, such as {@code text}
     * @param value at least 4 characters; shorter ones would be found everywhere
     */
    public Secrets add(String kind, String value) {
        if (value.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "a secret must have at least " + SHORTEST + " characters, but has " + value.length());
        }
        kinds.put(value.toLowerCase(Locale.ROOT), kind);
        return this;
    }

    /**
     * Throws an {@link AssertionError} if one of them is in there, whatever its case; it says which kind, and not which.
     *
     * @param where what was looked at, such as {@code the log}
     */
    public void requireNoneIn(String where, CharSequence shown) {
        String looked = shown.toString().toLowerCase(Locale.ROOT);
        kinds.forEach((value, kind) -> Invariants.require(
                10, !looked.contains(value), where + " shows a " + kind + " of " + value.length() + " characters"));
    }
}
