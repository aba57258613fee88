package dev.parlor.store.jdbc;

import dev.parlor.contact.Address;
import dev.parlor.contact.Guest;
import dev.parlor.contact.LegalHold;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What legal holds keep from being tidied away (rule T4). A hold on one thread keeps what there is about its guest, since nobody
 * can tell from an item that was never applied where it would have gone.
 */
record Held(Set<GuestId> guests, List<Address> addresses) {
    static Held of(OrganizationId organization, Store store) {
        Set<GuestId> guests =
                store.holds(organization).stream().map(LegalHold::guest).collect(Collectors.toSet());
        // Of a chat only its guest is wanted, who comes with it whether or not there is one.
        Set<ChatId> chats = guests.stream()
                .map(guest -> new ChatId(guest, new BusinessNumberId("any")))
                .collect(Collectors.toSet());
        List<Guest> rows = guests.isEmpty()
                ? List.of()
                : store.read(organization, chats, Set.of(), Reads.none()).guests();
        return new Held(
                guests,
                rows.stream()
                        .flatMap(guest -> guest.reach().addresses().stream())
                        .toList());
    }

    boolean has(Quarantined item) {
        return addresses.stream().anyMatch(item::names);
    }
}
