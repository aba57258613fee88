package dev.parlor.transport.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;

/** What one reading of some bytes may cost at most, so that a fuzzer notices more than exceptions. */
final class FuzzCosts {
    /** A thousand times what the sample payloads take: a process that has to wait for its turn is no finding. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private FuzzCosts() {}

    /** Answers what the reading answers, if that did not take too long. */
    static <T> T inTime(Supplier<T> reading) {
        long begun = System.nanoTime();
        T read = reading.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
        return read;
    }
}
