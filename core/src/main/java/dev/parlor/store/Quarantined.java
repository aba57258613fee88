package dev.parlor.store;

import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that came in and could not be applied; kept whole until somebody looks (rule I2).
 *
 * @param reason why, for people; without personal data
 */
public record Quarantined(Instant at, String reason, Item item) {
    /** Needs all of them. */
    public Quarantined {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(item, "item");
    }
}
