package dev.parlor.flow;

import dev.parlor.queue.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How fast this host may send from each business number (rule S8): its part of nine tenths of what the platform takes,
 * incoming messages counted, with a reserve of one tenth of a second; so the platform's limit is kept in any second.
 * When the platform says that it was too fast, the part halves, and grows again with each success. Thread-safe. It lives
 * in this process: another host learns for itself.
 */
public final class Lanes {
    private static final double PART = 0.9;
    private static final double RESERVE = 0.1;
    private static final double SMALLEST = 1.0 / 32;
    private static final double RESTORED_BY_ONE = 0.02;
    private static final Duration REST = Duration.ofSeconds(1);

    private final Map<Lane, Bucket> buckets = new HashMap<>();
    private int hosts = 1;

    /** Nothing went yet. */
    public Lanes() {}

    private static final class Bucket {
        private double perSecond;
        private double slowed = 1;
        private double permits;
        private double owed;
        private Instant filledAt;
        private Instant restsUntil = Instant.MIN;

        Bucket(double perSecond, Instant now) {
            this.perSecond = perSecond;
            this.filledAt = now;
        }
    }

    /** So many hosts share the numbers now. */
    synchronized void share(int live) {
        hosts = Math.max(1, live);
    }

    /** Reserves one message of this lane; false if it has to wait. */
    synchronized boolean take(Lane lane, int perSecond, Instant now) {
        Bucket bucket = buckets.get(lane);
        if (bucket == null) {
            bucket = new Bucket(perSecond, now);
            bucket.permits = most(bucket);
            buckets.put(lane, bucket);
        }
        bucket.perSecond = perSecond;
        if (permitted(bucket, now) < 1) {
            return false;
        }
        bucket.permits -= 1;
        return true;
    }

    /** How many messages each lane that was used before may send now. */
    synchronized Map<Lane, Integer> permits(Instant now) {
        Map<Lane, Integer> permits = new HashMap<>();
        buckets.forEach((lane, bucket) -> permits.put(lane, (int) permitted(bucket, now)));
        return permits;
    }

    /** What came in counts for the platform like what went out. */
    synchronized void received(Lane lane, int messages) {
        Bucket bucket = buckets.get(lane);
        if (bucket != null) {
            bucket.owed += messages;
        }
    }

    /** The platform took a message. */
    synchronized void accepted(Lane lane) {
        Bucket bucket = buckets.get(lane);
        if (bucket != null) {
            bucket.slowed = Math.min(1, bucket.slowed + RESTORED_BY_ONE);
        }
    }

    /** The platform said that this lane was too fast: it rests, and is half as fast then. */
    synchronized void refused(Lane lane, Instant now, @Nullable Duration asked) {
        Bucket bucket = buckets.get(lane);
        if (bucket != null) {
            bucket.slowed = Math.max(SMALLEST, bucket.slowed / 2);
            bucket.restsUntil = now.plus(asked == null ? REST : asked);
        }
    }

    private double permitted(Bucket bucket, Instant now) {
        double seconds = Math.max(0, Duration.between(bucket.filledAt, now).toNanos() / 1e9);
        double filled = Math.min(most(bucket), bucket.permits + seconds * rate(bucket));
        bucket.permits = Math.max(filled - bucket.owed, -rate(bucket));
        bucket.owed = 0;
        bucket.filledAt = now.isAfter(bucket.filledAt) ? now : bucket.filledAt;
        return now.isBefore(bucket.restsUntil) ? 0 : Math.max(0, bucket.permits);
    }

    private double rate(Bucket bucket) {
        return bucket.perSecond * PART * bucket.slowed / hosts;
    }

    private double most(Bucket bucket) {
        return Math.max(1, bucket.perSecond * RESERVE * bucket.slowed / hosts);
    }
}
