package dev.parlor.timeline;

import java.time.Instant;
import java.util.Objects;

/**
 * A place in a timeline, for reading on from there (rule T1). It names a time and a position, not a count, so that what
 * arrives late shifts nothing.
 *
 * @param position its place among all entries of the chat
 */
public record Cursor(Instant at, long position) implements Comparable<Cursor> {
    /** Needs a time. */
    public Cursor {
        Objects.requireNonNull(at, "at");
    }

    /** The order of a timeline: by the time of the act, then by position, so that late arrivals find their place. */
    @Override
    public int compareTo(Cursor other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : Long.compare(position, other.position);
    }
}
