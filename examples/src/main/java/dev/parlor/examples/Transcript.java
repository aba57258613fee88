package dev.parlor.examples;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints what happens, with the time at which it happens. */
final class Transcript {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final Supplier<Instant> now;
    private int scenes;

    Transcript(PrintStream out, Supplier<Instant> now) {
        this.out = out;
        this.now = now;
    }

    void scene(String title) {
        scenes++;
        out.printf("%n%d. %s%n", scenes, title);
    }

    void line(String who, String what) {
        line(now.get(), who, what);
    }

    void line(Instant at, String who, String what) {
        out.printf("   %s  %-12s %s%n", TIME.format(at), who, what);
    }
}
