package dev.parlor.thread;

import dev.parlor.id.MemberId;
import java.util.HashMap;
import java.util.Map;

/**
 * Up to which position each member has read a thread (rule T3). A mark only moves forward.
 *
 * @param upTo positions by member; one without a mark has read nothing
 */
public record ReadMarks(Map<MemberId, Long> upTo) {
    /** Copies the map. */
    public ReadMarks {
        upTo = Map.copyOf(upTo);
    }

    /** Nobody has read anything. */
    public static ReadMarks none() {
        return new ReadMarks(Map.of());
    }

    /** Up to where this member has read; 0 for nothing. */
    public long of(MemberId member) {
        return upTo.getOrDefault(member, 0L);
    }

    /** This member has read up to there, if not further already. */
    public ReadMarks read(MemberId member, long position) {
        if (position <= of(member)) {
            return this;
        }
        Map<MemberId, Long> moved = new HashMap<>(upTo);
        moved.put(member, position);
        return new ReadMarks(moved);
    }

    /** Whether anyone has read up to there. */
    public boolean isSeen(long position) {
        return upTo.values().stream().anyMatch(mark -> mark >= position);
    }
}
