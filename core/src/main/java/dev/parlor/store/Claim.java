package dev.parlor.store;

import dev.parlor.queue.Lane;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * A dispatcher's wish for work.
 *
 * @param limit at most so many chats, at least 1
 * @param permits how many messages these lanes may send now; a lane that is not named has no limit of its own (S8)
 * @param lease how long no other dispatcher may claim them, on the store's own clock; longer than an exchange takes
 */
public record Claim(String host, int limit, Duration lease, Map<Lane, Integer> permits) {
    /** Whatever the pace. */
    public Claim(String host, int limit, Duration lease) {
        this(host, limit, lease, Map.of());
    }

    /** Refuses limits below 1 and leases that are no time at all. */
    public Claim {
        Objects.requireNonNull(host, "host");
        permits = Map.copyOf(permits);
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, but is " + limit);
        }
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease must be longer than nothing, but is " + lease);
        }
    }
}
