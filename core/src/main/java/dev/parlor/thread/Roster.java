package dev.parlor.thread;

import dev.parlor.id.MemberId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a thread, and who was: a list of stays. A stay is measured in positions of the chat, not in time, so that
 * two things at the same instant still have an order.
 */
public record Roster(List<Stay> stays) {
    /**
     * One stay of one member.
     *
     * @param readsFrom the first position that this member may read
     * @param readsTo the last one, that of the notice of leaving; {@code null} while in
     */
    public record Stay(
            MemberId member, long readsFrom, @Nullable Long readsTo) {
        /** Needs a member. */
        public Stay {
            Objects.requireNonNull(member, "member");
        }

        /** Whether it goes on. */
        public boolean isNow() {
            return readsTo == null;
        }

        /** Whether an entry with this position can be read through this stay. */
        public boolean covers(long position) {
            return position >= readsFrom && (readsTo == null || position <= readsTo);
        }
    }

    /** Copies the list. */
    public Roster {
        stays = List.copyOf(stays);
    }

    /** Nobody, ever. */
    public static Roster empty() {
        return new Roster(List.of());
    }

    /** The members who are in now, in the order of their coming. */
    public Set<MemberId> participants() {
        return stays.stream()
                .filter(Stay::isNow)
                .map(Stay::member)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether this member is in now. */
    public boolean has(MemberId member) {
        return stays.stream().anyMatch(stay -> stay.isNow() && stay.member().equals(member));
    }

    /** Whether this member is or was in. */
    public boolean knows(MemberId member) {
        return stays.stream().anyMatch(stay -> stay.member().equals(member));
    }

    /** Whether nobody is in (P0). */
    public boolean isUnattended() {
        return stays.stream().noneMatch(Stay::isNow);
    }

    /** Whether this member may read the entry at this position (P6). */
    public boolean mayRead(MemberId member, long position) {
        return stays.stream().anyMatch(stay -> stay.member().equals(member) && stay.covers(position));
    }

    /** The member comes in and reads everything that is and was there. */
    public Roster joinedBy(MemberId member) {
        List<Stay> changed = new ArrayList<>(stays);
        changed.add(new Stay(member, 0, null));
        return new Roster(changed);
    }

    /** The member goes and reads up to this position, that of the notice which says so. */
    public Roster leftBy(MemberId member, long position) {
        return new Roster(stays.stream()
                .map(stay -> stay.isNow() && stay.member().equals(member)
                        ? new Stay(member, stay.readsFrom(), position)
                        : stay)
                .toList());
    }
}
