package dev.parlor.store;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that came in and could not be applied; kept whole until somebody looks (rule I2).
 *
 * @param reason why, for people; without personal data
 * @param raw what came, as far as it was understood. Personal
 */
public record Quarantined(Instant at, String reason, String raw) {
    /** Needs all of them. */
    public Quarantined {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String toString() {
        return "Quarantined(" + at + ", " + reason + ")";
    }
}
