package dev.parlor.store.memory;

import static dev.parlor.store.memory.Lookup.rows;

import dev.parlor.contact.Address;
import dev.parlor.contact.Contact;
import dev.parlor.contact.Guest;
import dev.parlor.directory.PersonName;
import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.store.Changes;
import dev.parlor.store.Reads;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The guests of one organization, whom they were joined into, and who has them in an address book. Not thread-safe. */
final class PeopleTables {
    private final Map<GuestId, Guest> guests = new HashMap<>();
    private final Map<Address, GuestId> addresses = new HashMap<>();
    private final Map<GuestId, GuestId> linked = new HashMap<>();
    private final Map<ContactId, Contact> contacts = new HashMap<>();

    void write(Changes changes) {
        changes.guests().forEach(this::write);
        changes.contacts().forEach(row -> contacts.put(row.id(), row));
        changes.contactsRemoved().forEach(contacts::remove);
    }

    private void write(Guest row) {
        Guest former = guests.put(row.id(), row);
        if (former != null) {
            former.addresses().forEach(address -> addresses.remove(address, row.id()));
        }
        row.addresses().forEach(address -> addresses.put(address, row.id()));
    }

    /** The guest is no more, and nobody is at their addresses. */
    void remove(GuestId guest) {
        Guest former = guests.remove(guest);
        if (former != null) {
            former.addresses().forEach(addresses::remove);
        }
    }

    /** Who knew the former guest knows the one they became. */
    void join(GuestId former, GuestId into) {
        linked.replaceAll((guest, known) -> known.equals(former) ? into : known);
        linked.put(former, into);
        remove(former);
        contacts.replaceAll((key, contact) -> contact.guest().equals(former) ? contact.of(into) : contact);
    }

    /** Whether these changes would give an address a second owner. */
    boolean isAddressTaken(Changes changes) {
        return changes.guests().stream()
                .anyMatch(
                        guest -> guest.addresses().stream().anyMatch(address -> isTaken(address, guest.id(), changes)));
    }

    /** By one who does not give it up in the same unit. */
    private boolean isTaken(Address address, GuestId taker, Changes changes) {
        GuestId owner = addresses.get(address);
        return owner != null
                && !changes.joined().getOrDefault(owner, owner).equals(taker)
                && changes.guests().stream()
                        .noneMatch(row ->
                                row.id().equals(owner) && !row.addresses().contains(address));
    }

    List<Guest> guests(Set<ChatId> chats, Reads reads) {
        Set<GuestId> wanted = new LinkedHashSet<>();
        chats.forEach(chat -> wanted.add(chat.guest()));
        wanted.addAll(rows(reads.addresses(), addresses::get));
        return rows(wanted, guests::get);
    }

    List<Contact> contacts(Set<ChatId> chats, Reads reads) {
        Set<Contact> wanted = new LinkedHashSet<>(rows(reads.contacts(), contacts::get));
        Set<GuestId> ofChats = chats.stream().map(ChatId::guest).collect(Collectors.toSet());
        contacts.values().stream()
                .filter(contact -> ofChats.contains(contact.guest()))
                .forEach(wanted::add);
        return List.copyOf(wanted);
    }

    List<Contact> contacts(MemberId owner) {
        return contacts.values().stream()
                .filter(contact -> contact.owner().equals(owner))
                .sorted(Comparator.comparing((Contact contact) -> contact.name().value())
                        .thenComparing(contact -> contact.id().value()))
                .toList();
    }

    /** The name under which this member knows the guest, as in what is shown; the profile's else. */
    Optional<PersonName> nameOf(GuestId guest, MemberId member) {
        return contacts.values().stream()
                .filter(contact ->
                        contact.owner().equals(member) && contact.guest().equals(guest))
                .findFirst()
                .map(Contact::name)
                .or(() -> Optional.ofNullable(guests.get(guest)).map(Guest::profileName));
    }

    /** Which guest became which. */
    Map<GuestId, GuestId> linked() {
        return linked;
    }

    GuestId now(GuestId guest) {
        return linked.getOrDefault(guest, guest);
    }

    ChatId now(ChatId chat) {
        return new ChatId(now(chat.guest()), chat.number());
    }

    /** The chat itself first, then those that were joined into it. */
    Stream<ChatId> everCalled(ChatId chat) {
        Stream<ChatId> formers = linked.entrySet().stream()
                .filter(link -> link.getValue().equals(chat.guest()))
                .map(link -> new ChatId(link.getKey(), chat.number()));
        return Stream.concat(Stream.of(chat), formers);
    }
}
