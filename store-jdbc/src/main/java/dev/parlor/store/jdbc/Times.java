package dev.parlor.store.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The time that all hosts share: the clock of the database and how far it was moved, or a clock that stands in for it. Never
 * before one that this host has seen.
 */
final class Times {
    private final Dialect dialect;
    private final @Nullable Clock clock;
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.EPOCH);

    Times(Dialect dialect, @Nullable Clock clock) {
        this.dialect = dialect;
        this.clock = clock;
    }

    /** As an expression, evaluated once. */
    Sql now() {
        if (clock != null) {
            return new Sql("CAST(? AS TIMESTAMP(6) WITH TIME ZONE)", seen(clock.instant()));
        }
        return new Sql("(SELECT GREATEST(CAST(? AS TIMESTAMP(6) WITH TIME ZONE), ", latest.get())
                .add(dialect.later(dialect.now(), new Sql("ahead_micros")))
                .add(") FROM parlor_clock)");
    }

    /** Notes a time that was read. */
    Instant seen(Instant time) {
        Instant micros = time.truncatedTo(ChronoUnit.MICROS);
        return latest.accumulateAndGet(micros, (known, read) -> read.isAfter(known) ? read : known);
    }
}
