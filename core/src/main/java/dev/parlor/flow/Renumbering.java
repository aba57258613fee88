package dev.parlor.flow;

import dev.parlor.contact.Address;
import dev.parlor.contact.Guest;
import dev.parlor.contact.Recognition;
import dev.parlor.directory.Directory;
import dev.parlor.event.Event;
import dev.parlor.flow.Receiving.Fate;
import dev.parlor.id.ChatId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.SeenId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A guest has another number: the addresses move, the threads stay, and the windows close, because on the platform the
 * new number is a chat in which nobody has written yet (rule C4).
 */
final class Renumbering {
    private final Work work;
    private final Settings settings;
    private final Identities identities;

    Renumbering(Work work, Settings settings) {
        this.work = work;
        this.settings = settings;
        this.identities = new Identities(work, settings);
    }

    /** One unit over all chats of the guest. */
    Unit<Fate> unit(OrganizationId organization, Directory directory, Item.AddressChanged item) {
        List<Address> addresses = new ArrayList<>(item.before().addresses());
        addresses.addAll(item.now().addresses());
        Loaded before =
                work.store().read(organization, Set.of(), Set.of(), Reads.none().addresses(addresses));
        Set<ChatId> chats = before.guests().stream()
                .flatMap(guest -> directory.numbers().stream().map(number -> new ChatId(guest.id(), number.id())))
                .collect(Collectors.toSet());
        return work.onChats(
                organization,
                chats,
                Reads.everything()
                        .addresses(addresses)
                        .quarantined(Quarantined.idOf(item))
                        .seen(Announcing.seenId(item)),
                (loaded, now) -> decide(item, loaded, now));
    }

    private Decision<Fate> decide(Item.AddressChanged item, Loaded loaded, Instant now) {
        SeenId id = Announcing.seenId(item);
        Optional<Guest> known = Recognition.at(item.before(), loaded.guests());
        if (known.isEmpty() || loaded.seen().contains(id)) {
            return Decision.nothing(Fate.DUPLICATE);
        }
        if (known.get().reach().equals(item.now())) {
            return new ChangesBuilder().add(id).answer(Fate.DUPLICATE);
        }
        Guest guest = known.get();
        Optional<Guest> other = Recognition.at(
                item.now(),
                loaded.guests().stream().filter(row -> !row.equals(guest)).toList());
        if (other.isPresent()) {
            return aside(item, guest, other.get(), loaded, now);
        }
        ChangesBuilder changes =
                new ChangesBuilder().add(id).put(guest.at(item.now())).add(new Event.GuestAddressChanged(guest.id()));
        Instant at = item.at().isBefore(now) ? item.at() : now;
        Draft.each(loaded, now, settings, work.ids(), changes).stream()
                .filter(draft -> draft.chat().id().guest().equals(guest.id()))
                .forEach(draft -> moved(draft, at));
        return changes.answer(Fate.APPLIED);
    }

    private static void moved(Draft draft, Instant at) {
        draft.contest(false);
        draft.put(draft.chat().with(draft.chat().window().disproved(at)).withinReach());
        draft.release();
        draft.write();
    }

    /** The new number is another guest's: nothing moves, and nothing goes there until the host has answered (C5). */
    private Decision<Fate> aside(Item.AddressChanged item, Guest guest, Guest other, Loaded loaded, Instant now) {
        Quarantined aside = new Quarantined(now, "an address that another guest has", item);
        if (loaded.quarantined().stream().anyMatch(row -> row.reason().equals(aside.reason()))) {
            return Decision.nothing(Fate.STILL_ASIDE);
        }
        ChangesBuilder changes = new ChangesBuilder().put(aside);
        if (other.addresses().contains(item.now().phone())) {
            identities.contest(other, guest.id(), loaded, now, changes);
        } else {
            changes.add(new Event.IdentityConflict(guest.id(), other.id()));
        }
        return changes.answer(Fate.QUARANTINED);
    }
}
