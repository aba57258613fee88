package dev.parlor.queue;

import dev.parlor.id.BusinessNumberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A business number from which nothing goes, because its account is in trouble (rule Q6). From time to time one message
 * probes whether that is over.
 *
 * @param code the platform's number for the trouble
 * @param probes how often it was probed
 * @param probeAt before then nothing goes; then one message may
 */
public record Pause(BusinessNumberId number, int code, Instant since, int probes, Instant probeAt) {
    private static final Duration FIRST = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** Needs all of them. */
    public Pause {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(probeAt, "probeAt");
    }

    /** The platform refused because of the account. */
    public static Pause begun(BusinessNumberId number, int code, Instant now) {
        return new Pause(number, code, now, 0, now.plus(FIRST));
    }

    /** Whether one message may go now to see whether the trouble is over. */
    public boolean mayProbe(Instant now) {
        return !now.isBefore(probeAt);
    }

    /** One message goes; the next may after twice the time, at most a quarter of an hour. */
    public Pause probed(Instant now) {
        Duration wait = FIRST.multipliedBy(2L << Math.min(probes, 10));
        return new Pause(number, code, since, probes + 1, now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
    }
}
