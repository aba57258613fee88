package dev.parlor.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Time that stands still until it is moved, and never goes back. In UTC. Thread-safe.
 */
public final class MovableClock extends Clock {
    private final AtomicReference<Instant> now;

    private MovableClock(Instant start) {
        this.now = new AtomicReference<>(Objects.requireNonNull(start, "start"));
    }

    /** Standing at this time. */
    public static MovableClock at(Instant start) {
        return new MovableClock(start);
    }

    /** Standing at this time, written as in {@code 2026-03-02T09:00:00Z}. */
    public static MovableClock at(String start) {
        return at(Instant.parse(start));
    }

    /**
     * Lets time pass.
     *
     * @throws IllegalArgumentException for a negative duration
     */
    public void pass(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative, but is " + duration);
        }
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Always this clock: it knows UTC only, and a copy would not move along. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
