package dev.parlor.store;

import java.time.Duration;
import java.util.Objects;

/**
 * A dispatcher's wish for work.
 *
 * @param limit at most so many chats, at least 1
 * @param lease how long no other dispatcher may claim them, on the store's own clock; longer than an exchange takes
 */
public record Claim(String host, int limit, Duration lease) {
    /** Refuses limits below 1 and leases that are no time at all. */
    public Claim {
        Objects.requireNonNull(host, "host");
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, but is " + limit);
        }
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease must be longer than nothing, but is " + lease);
        }
    }
}
