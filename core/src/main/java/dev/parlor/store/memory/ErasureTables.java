package dev.parlor.store.memory;

import dev.parlor.contact.Address;
import dev.parlor.contact.ErasedGuest;
import dev.parlor.contact.LegalHold;
import dev.parlor.id.GuestId;
import dev.parlor.store.Changes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is left of the erased guests of one organization, and who must not be erased. Not thread-safe. */
final class ErasureTables {
    private final Map<GuestId, ErasedGuest> erased = new LinkedHashMap<>();
    private final List<LegalHold> holds = new ArrayList<>();

    List<ErasedGuest> erased(Set<GuestId> guests, Collection<Address> addresses) {
        return erased.values().stream()
                .filter(row ->
                        guests.contains(row.guest()) || row.addresses().stream().anyMatch(addresses::contains))
                .toList();
    }

    List<LegalHold> holds(Set<GuestId> guests) {
        return holds.stream().filter(hold -> guests.contains(hold.guest())).toList();
    }

    List<LegalHold> holds() {
        return holds.stream().sorted(Comparator.comparing(LegalHold::since)).toList();
    }

    void write(Changes changes) {
        changes.erased().forEach(row -> erased.put(row.guest(), row));
        changes.holdsLifted().forEach(lifted -> holds.removeIf(lifted::isOnSameAs));
        holds.addAll(changes.holdsSet());
    }
}
