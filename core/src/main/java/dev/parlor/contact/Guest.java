package dev.parlor.contact;

import dev.parlor.directory.PersonName;
import dev.parlor.id.GuestId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The WhatsApp user outside.
 *
 * @param reach where the guest is reached, and where they were seen last; {@link #addresses()} are those that are theirs
 * @param profileName as the guest calls themselves on WhatsApp; {@code null} until the guest wrote
 * @param blockedSince when a member blocked them (C6); {@code null} for one who is not blocked
 * @param contest that another guest was seen at this guest's phone; {@code null} where that is not so (C5)
 */
public record Guest(
        GuestId id,
        Reach reach,
        @Nullable PersonName profileName,
        @Nullable Instant blockedSince,
        @Nullable Contest contest) {
    /** One whom nobody blocked, and whose phone nobody else was seen at. */
    public Guest(GuestId id, Reach reach, @Nullable PersonName profileName) {
        this(id, reach, profileName, null, null);
    }

    /** Whether a member blocked them (C6). */
    public boolean blocked() {
        return blockedSince != null;
    }

    /** The same guest, blocked since then; {@code null} for not blocked. */
    public Guest blockedSince(@Nullable Instant since) {
        return new Guest(id, reach, profileName, since, contest);
    }

    /** The addresses by which the guest is found: no phone that became another's. */
    public List<Address> addresses() {
        return contest != null && contest.lost() ? List.of() : reach.addresses();
    }

    /** The phone at which the guest is reached, if it is theirs. */
    public @Nullable PhoneNumber phone() {
        return addresses().isEmpty() ? null : reach.phone();
    }

    /** The same guest at these addresses; another phone is not contested. */
    public Guest at(Reach other) {
        boolean samePhone = Objects.equals(reach.phone(), other.phone());
        return new Guest(id, other, profileName, blockedSince, samePhone ? contest : null);
    }

    /** Whose phone another guest was seen at, from now on. */
    public Guest contestedBy(GuestId other, Instant now) {
        return new Guest(id, reach, profileName, blockedSince, new Contest(other, now, false));
    }

    /** Whether that one was seen at this guest's phone, and the host has not answered yet. */
    public boolean isContestedBy(GuestId other) {
        return contest != null && !contest.lost() && contest.by().equals(other);
    }

    /** The phone is the other's; without a user id this guest has no address any more. */
    public Guest withoutPhone() {
        if (reach.userId() != null) {
            return at(new Reach(null, reach.userId()));
        }
        Contest decided = Objects.requireNonNull(contest, "contest");
        return new Guest(id, reach, profileName, blockedSince, new Contest(decided.by(), decided.since(), true));
    }

    /** This guest and a former one, seen at these addresses: who was blocked stays so (C5). */
    public Guest joinedBy(Guest former, Reach seen) {
        return new Guest(
                id,
                seen,
                profileName != null ? profileName : former.profileName,
                blockedSince != null ? blockedSince : former.blockedSince,
                stillContested(former, seen));
    }

    /** That a third one was seen at the phone that they keep; or that neither has an address. */
    private @Nullable Contest stillContested(Guest former, Reach seen) {
        if (addresses().isEmpty() && former.addresses().isEmpty()) {
            return contest;
        }
        return Stream.of(this, former)
                .filter(row -> Objects.equals(row.reach.phone(), seen.phone()))
                .flatMap(row -> Stream.ofNullable(row.contest))
                .filter(known ->
                        !known.lost() && !known.by().equals(id) && !known.by().equals(former.id))
                .findFirst()
                .orElse(null);
    }

    /** Needs an id and a way to be reached. */
    public Guest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reach, "reach");
    }
}
