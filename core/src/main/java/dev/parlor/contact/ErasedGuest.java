package dev.parlor.contact;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.GuestId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is left of a guest who was erased (rule T4).
 *
 * @param guest what the acts that stay are kept under
 * @param addresses by which the guest would be known again
 * @param at when the erasure was committed
 * @param revoked when consent was withdrawn, by business number, where it was and no later yes lifted it
 * @param swept whether all content is gone; until then erasing again goes on with that
 */
public record ErasedGuest(
        GuestId guest, Set<AddressHash> addresses, Instant at, Map<BusinessNumberId, Instant> revoked, boolean swept) {
    /** Copies the collections. */
    public ErasedGuest {
        Objects.requireNonNull(guest, "guest");
        addresses = Set.copyOf(addresses);
        Objects.requireNonNull(at, "at");
        revoked = Map.copyOf(revoked);
    }

    /** All content is gone. */
    public ErasedGuest asSwept() {
        return new ErasedGuest(guest, addresses, at, revoked, true);
    }

    /** Of those who were erased, the one whose erasure counts: the last. */
    public static Optional<ErasedGuest> latest(Collection<ErasedGuest> erased) {
        return erased.stream().max(Comparator.comparing(ErasedGuest::at));
    }

    /** Whether an act is one of those that were erased: earlier by the platform's clock, which has no part of a second. */
    public boolean covers(Instant act) {
        return act.isBefore(at.truncatedTo(ChronoUnit.SECONDS));
    }
}
