package dev.parlor.store;

import dev.parlor.id.ListenerName;
import dev.parlor.id.OrganizationId;
import java.time.Instant;
import java.util.Objects;

/**
 * How far a listener came in the feed of an organization (rule V2).
 *
 * @param position of the last event that it heard; 0 for none yet
 * @param failures how often in a row it failed with the next one
 * @param notBefore when it may be given the next one
 * @param fence grows with every claim, so that one whose lease ran out moves nothing any more
 */
public record FeedPlace(
        OrganizationId organization,
        ListenerName listener,
        long position,
        int failures,
        Instant notBefore,
        long fence) {
    /** Needs all of them. */
    public FeedPlace {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(notBefore, "notBefore");
    }

    /** Before the first event. */
    public static FeedPlace beginning(OrganizationId organization, ListenerName listener) {
        return new FeedPlace(organization, listener, 0, 0, Instant.EPOCH, 0);
    }

    /** Claimed by one more. */
    public FeedPlace claimed() {
        return new FeedPlace(organization, listener, position, failures, notBefore, fence + 1);
    }

    /** It heard the event at this position. */
    public FeedPlace heard(long newPosition) {
        return new FeedPlace(organization, listener, newPosition, 0, Instant.EPOCH, fence);
    }

    /** It failed with the next event, and gets it again then. */
    public FeedPlace failed(Instant again) {
        return new FeedPlace(organization, listener, position, failures + 1, again, fence);
    }
}
