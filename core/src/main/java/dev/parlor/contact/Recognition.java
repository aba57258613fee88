package dev.parlor.contact;

import dev.parlor.directory.PersonName;
import dev.parlor.id.GuestId;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises a guest by the addresses that the platform, or a member, gave (rules C4 and C5). */
public final class Recognition {
    private Recognition() {}

    /**
     * The guest who was seen, as it should be kept from now on: known by user id, else by phone, else new. A known guest
     * learns an address that it did not have and that nobody else has; two user ids are never one guest.
     *
     * @param known the guests who have one of the seen addresses
     * @param fresh the id of a new guest
     */
    public static Guest of(Reach seen, @Nullable PersonName profileName, Collection<Guest> known, GuestId fresh) {
        Optional<Guest> byUserId = known.stream()
                .filter(guest -> seen.userId() != null
                        && seen.userId().equals(guest.reach().userId()))
                .findFirst();
        Optional<Guest> byPhone = known.stream()
                .filter(guest -> seen.phone() != null
                        && seen.phone().equals(guest.reach().phone()))
                .findFirst();
        Optional<Guest> samePerson = byUserId.or(() ->
                byPhone.filter(guest -> seen.userId() == null || guest.reach().userId() == null));
        if (samePerson.isEmpty()) {
            boolean phoneIsTaken = byPhone.isPresent();
            return new Guest(fresh, phoneIsTaken ? new Reach(null, seen.userId()) : seen, profileName);
        }
        Guest guest = samePerson.get();
        boolean phoneIsFree = byPhone.isEmpty() || byPhone.get().equals(guest);
        return new Guest(
                guest.id(),
                new Reach(
                        orElse(guest.reach().phone(), phoneIsFree ? seen.phone() : null),
                        orElse(guest.reach().userId(), seen.userId())),
                orElse(profileName, guest.profileName()),
                guest.blockedSince(),
                guest.contest());
    }

    /** Who has the phone at which this guest was seen, if that is somebody else: a recycled number (rule C5). */
    public static Optional<Guest> holderOf(Reach seen, GuestId guest, Collection<Guest> known) {
        return known.stream()
                .filter(row -> seen.phone() != null
                        && !row.id().equals(guest)
                        && row.addresses().contains(seen.phone()))
                .findFirst();
    }

    /** The addresses of two guests who are one, as the host says: where both have one of a kind, the kept one's stays (rule C5). */
    public static Reach together(Guest former, Guest kept) {
        if (former.addresses().isEmpty() && kept.addresses().isEmpty()) {
            return kept.reach();
        }
        boolean phoneMoved = former.isContestedBy(kept.id());
        return new Reach(
                phoneMoved ? former.phone() : orElse(kept.phone(), former.phone()),
                orElse(kept.reach().userId(), former.reach().userId()));
    }

    /**
     * Whether the addresses show that two guests are one person: the one known only by this phone, the other only by this user
     * id (rule C5). Any other collision proves nothing, because numbers are given to other people.
     */
    public static Optional<Same> same(Reach seen, Collection<Guest> known) {
        if (seen.phone() == null || seen.userId() == null) {
            return Optional.empty();
        }
        Optional<Guest> byPhone = known.stream()
                .filter(guest -> guest.reach().equals(Reach.by(seen.phone())))
                .findFirst();
        Optional<Guest> byUserId = known.stream()
                .filter(guest -> guest.reach().equals(new Reach(null, seen.userId())))
                .findFirst();
        return byPhone.flatMap(former -> byUserId.map(kept -> new Same(former, kept)));
    }

    /**
     * Two guests who are one person.
     *
     * @param former known by phone; their chats are joined into those of the other
     * @param kept known by user id
     */
    public record Same(Guest former, Guest kept) {}

    /**
     * The two addresses that a report proves to be one person's, if that says anything new: a message went to this guest, and the
     * platform says where it arrived (rules C4 and C5). Nothing, where it arrived at a line that is not the guest's any more.
     */
    public static Optional<Reach> proven(Guest to, Reach arrivedAt) {
        PhoneNumber phone = to.phone();
        UserId userId = to.reach().userId();
        if (arrivedAt.userId() == null
                || arrivedAt.phone() == null
                || to.addresses().isEmpty()) {
            return Optional.empty();
        }
        if (phone == null) {
            return arrivedAt.userId().equals(userId) ? Optional.of(arrivedAt) : Optional.empty();
        }
        boolean news = !arrivedAt.userId().equals(userId);
        return news && phone.isSameLineAs(arrivedAt.phone())
                ? Optional.of(new Reach(phone, arrivedAt.userId()))
                : Optional.empty();
    }

    /** Whom a change of address is about: known by the old user id, else by the old phone (rule C4). */
    public static Optional<Guest> at(Reach before, Collection<Guest> known) {
        return before.addresses().stream()
                .flatMap(address ->
                        known.stream().filter(guest -> guest.addresses().contains(address)))
                .findFirst();
    }

    private static <T> @Nullable T orElse(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
