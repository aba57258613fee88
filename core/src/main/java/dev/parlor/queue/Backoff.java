package dev.parlor.queue;

import dev.parlor.message.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long to wait before the next attempt (rule S7): twice as long each time, with full jitter, up to a cap. */
public final class Backoff {
    /** A message that was tried so often fails. */
    public static final int MOST_ATTEMPTS = 10;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private Backoff() {}

    /**
     * The earliest time of the next attempt.
     *
     * @param attempts how many there were, at least 1
     * @param hint what the platform asked for; it goes before our own count
     * @param jitter from 0 up to but not including 1, drawn anew each time
     */
    public static Instant next(Instant now, int attempts, Optional<Rejection> hint, double jitter) {
        Duration asked = hint.map(Rejection::retryAfter).orElse(null);
        if (asked != null) {
            return now.plus(asked);
        }
        long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempts - 1, 20));
        return now.plusMillis(1 + (long) (jitter * ceiling));
    }
}
