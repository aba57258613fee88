package dev.parlor.thread;

import dev.parlor.id.MemberId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
     * @param handedTo to whom the member gave the thread by going; {@code null} while in, and if it was given to nobody
     * @param lastOut whether nobody was left in the thread by that (P7)
     */
    public record Stay(
            MemberId member,
            long readsFrom,
            @Nullable Long readsTo,
            @Nullable MemberId handedTo,
            boolean lastOut) {
        /** Needs a member. */
        public Stay {
            Objects.requireNonNull(member, "member");
        }

        /** A stay by which the thread was given to nobody. */
        public Stay(MemberId member, long readsFrom, @Nullable Long readsTo) {
            this(member, readsFrom, readsTo, null, false);
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

    /** Whether nobody is in, as this member may know it: one who is out was told of it by going, or never (P6). */
    public boolean isUnattendedFor(MemberId member) {
        return !has(member)
                && stays.stream()
                        .filter(stay -> stay.member().equals(member))
                        .reduce((earlier, later) -> later)
                        .filter(Stay::lastOut)
                        .isPresent();
    }

    /** Whether this member may read the entry at this position (P6). */
    public boolean mayRead(MemberId member, long position) {
        return stays.stream().anyMatch(stay -> stay.member().equals(member) && stay.covers(position));
    }

    /**
     * Who answers now for what this member wrote here: the member while in, else the one to whom it was transferred, and
     * so on (P4); empty if it was given to nobody (P5).
     */
    public Optional<MemberId> heirOf(MemberId author) {
        return heirOf(author, 0);
    }

    /** The member comes in and reads everything that is and was there. */
    public Roster joinedBy(MemberId member) {
        return joinedBy(member, 0);
    }

    /** The member comes in and reads from this position on (P6). */
    public Roster joinedBy(MemberId member, long from) {
        List<Stay> changed = new ArrayList<>(stays);
        changed.add(new Stay(member, from, null));
        return new Roster(changed);
    }

    /** The member goes and reads up to this position, that of the notice which says so. */
    public Roster leftBy(MemberId member, long position) {
        return leftBy(member, position, null);
    }

    /** The member goes and leaves the thread to that other one, or to nobody (P4). */
    public Roster leftBy(MemberId member, long position, @Nullable MemberId heir) {
        boolean isLast = participants().equals(Set.of(member));
        return new Roster(stays.stream()
                .map(stay -> stay.isNow() && stay.member().equals(member)
                        ? new Stay(member, stay.readsFrom(), position, heir, isLast && heir == null)
                        : stay)
                .toList());
    }

    /** Follows transfers, each later than the one before, so that it ends. */
    private Optional<MemberId> heirOf(MemberId author, long after) {
        if (has(author)) {
            return Optional.of(author);
        }
        return stays.stream()
                .filter(stay -> stay.member().equals(author) && stay.readsTo() != null && stay.readsTo() > after)
                .reduce((earlier, later) -> later)
                .flatMap(last -> Optional.ofNullable(last.handedTo())
                        .flatMap(heir -> heirOf(heir, Objects.requireNonNull(last.readsTo()))));
    }
}
