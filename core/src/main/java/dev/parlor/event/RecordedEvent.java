package dev.parlor.event;

import dev.parlor.id.OrganizationId;
import java.time.Instant;
import java.util.Objects;

/**
 * An event in the feed of an organization (rule V1).
 *
 * @param position rises by commit; hand it back to read on
 */
public record RecordedEvent(long position, OrganizationId organization, Instant at, Event event) {
    /** Needs all of them. */
    public RecordedEvent {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(event, "event");
    }
}
