package dev.parlor.testkit.script;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be filled into a line. */
enum Slot {
    TEXT("a text in quotes", ""),
    PHONE("a phone number such as +447700900123", "\\+[1-9][0-9]{6,14}"),
    ID("an id of digits", "[0-9]{1,20}"),
    CODE("an error code such as 131026", "[0-9]{1,7}"),
    STATUS("an HTTP status from 400 to 599", "[45][0-9]{2}"),
    COUNT("a whole number from 1 on", "[1-9][0-9]{0,5}"),
    NUMBER("a number such as 48.2", "-?[0-9]{1,3}(?:\\.[0-9]+)?"),
    SIZE("a size such as 40 kB", "([0-9]{1,9}) ?(bytes|kB|MB)"),
    TIME("a time such as 3s, 10min or 2h", "\\+?([0-9]{1,9})(ms|s|min|h|d)"),
    WORD("a word", ".+");

    final String expected;
    private final Pattern pattern;

    Slot(String expected, String pattern) {
        this.expected = expected;
        this.pattern = Pattern.compile(pattern);
    }

    /** A text is always in quotes, and nothing else ever is. */
    boolean takes(Word word) {
        return word.quoted() == (this == TEXT)
                && (this == TEXT || pattern.matcher(word.text()).matches());
    }

    static Slot named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static Duration time(String text) {
        Matcher parts = parts(TIME, text);
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "min" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    static int bytes(String text) {
        Matcher parts = parts(SIZE, text);
        int unit = switch (parts.group(2)) {
            case "kB" -> 1024;
            case "MB" -> 1024 * 1024;
            default -> 1;
        };
        return Math.multiplyExact(Integer.parseInt(parts.group(1)), unit);
    }

    private static Matcher parts(Slot slot, String text) {
        Matcher parts = slot.pattern.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not " + slot.expected);
        }
        return parts;
    }
}
