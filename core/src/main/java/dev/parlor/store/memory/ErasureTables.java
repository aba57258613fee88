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

    /** What holds the former guest holds the one they became; of two holds on the same the first stays (C5). */
    void join(GuestId former, GuestId into) {
        List<LegalHold> moved =
                holds.stream().filter(hold -> hold.guest().equals(former)).toList();
        holds.removeAll(moved);
        moved.stream()
                .map(hold -> hold.on(into))
                .filter(hold -> holds.stream().noneMatch(hold::isOnSameAs))
                .forEach(holds::add);
    }

    void write(Changes changes) {
        changes.erased().forEach(row -> erased.put(row.guest(), row));
        changes.holdsLifted().forEach(lifted -> holds.removeIf(lifted::isOnSameAs));
        changes.holdsSet().forEach(set -> {
            holds.removeIf(set::isOnSameAs);
            holds.add(set);
        });
    }
}
