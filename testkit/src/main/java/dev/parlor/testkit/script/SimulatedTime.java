package dev.parlor.testkit.script;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Time that stands still, or runs as it does outside, and can be moved ahead. In UTC. Thread-safe. */
final class SimulatedTime extends Clock {

    /** The clock to run by; null while time stands still. */
    private final @Nullable Clock outside;

    private final AtomicReference<Instant> standing;
    private final AtomicReference<Duration> ahead;

    private SimulatedTime(@Nullable Clock outside, Instant start, Duration ahead) {
        this.outside = outside;
        this.standing = new AtomicReference<>(start);
        this.ahead = new AtomicReference<>(ahead);
    }

    static SimulatedTime standingAt(Instant start) {
        return new SimulatedTime(null, start, Duration.ZERO);
    }

    static SimulatedTime runningFrom(Instant start, Clock outside) {
        return new SimulatedTime(outside, start, Duration.between(outside.instant(), start));
    }

    void pass(Duration time) {
        if (outside == null) {
            standing.updateAndGet(now -> now.plus(time));
        } else {
            ahead.updateAndGet(before -> before.plus(time));
        }
    }

    @Override
    public Instant instant() {
        return outside == null ? standing.get() : outside.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Always this clock: a copy would not move along. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
