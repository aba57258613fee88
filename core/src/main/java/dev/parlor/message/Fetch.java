package dev.parlor.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The file of a guest's message is still to be fetched (rule M3).
 *
 * @param tries how many were begun so far
 * @param next when to begin the next one, unless the one that runs has ended before
 */
public record Fetch(int tries, Instant next) {
    /** The biggest file that is fetched, in bytes: 100 MB, the most that guests can send (Cloud API, media). */
    public static final long MOST_BYTES = 100L * 1024 * 1024;

    /** How long the platform keeps a guest's file: 7 days (Cloud API, media ids in webhooks). Then it is gone. */
    public static final Duration RETENTION = Duration.ofDays(7);

    /** How long one try may take before another is begun: 10 minutes. Of two that succeed the first counts. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Needs a time, and no negative count. */
    public Fetch {
        Objects.requireNonNull(next, "next");
        if (tries < 0) {
            throw new IllegalArgumentException("tries must not be negative, but is " + tries);
        }
    }

    /** To be begun at once. */
    public static Fetch due(Instant now) {
        return new Fetch(0, now);
    }

    /** Whether a try is to be begun. */
    public boolean isDue(Instant now) {
        return !now.isBefore(next);
    }

    /** One more was begun; if nothing is heard of it, another follows. */
    public Fetch begun(Instant now) {
        return new Fetch(tries + 1, now.plus(PATIENCE));
    }
}
