package dev.parlor.flow;

import dev.parlor.contact.Address;
import dev.parlor.contact.Guest;
import dev.parlor.contact.Recognition;
import dev.parlor.directory.Directory;
import dev.parlor.event.Event;
import dev.parlor.flow.Receiving.Fate;
import dev.parlor.id.ChatId;
import dev.parlor.id.OrganizationId;
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

    Renumbering(Work work, Settings settings) {
        this.work = work;
        this.settings = settings;
    }

    /** One unit over all chats of the guest. */
    Unit<Fate> unit(OrganizationId organization, Directory directory, Item.AddressChanged item) {
        List<Address> addresses = new ArrayList<>(item.before().addresses());
        addresses.addAll(item.now().addresses());
        Loaded before =
                work.store().read(organization, Set.of(), Set.of(), Reads.none().addresses(addresses));
        Set<ChatId> chats = Recognition.at(item.before(), before.guests()).stream()
                .flatMap(guest -> directory.numbers().stream().map(number -> new ChatId(guest.id(), number.id())))
                .collect(Collectors.toSet());
        return work.onChats(
                organization,
                chats,
                Reads.everything().addresses(addresses).quarantined(Quarantined.idOf(item)),
                (loaded, now) -> decide(item, loaded, now));
    }

    private Decision<Fate> decide(Item.AddressChanged item, Loaded loaded, Instant now) {
        Optional<Guest> known = Recognition.at(item.before(), loaded.guests());
        if (known.isEmpty() || known.get().reach().equals(item.now())) {
            return Decision.nothing(Fate.DUPLICATE);
        }
        Guest guest = known.get();
        Optional<Guest> other = Recognition.at(
                item.now(),
                loaded.guests().stream().filter(row -> !row.equals(guest)).toList());
        if (other.isPresent()) {
            if (!loaded.quarantined().isEmpty()) {
                return Decision.nothing(Fate.STILL_ASIDE);
            }
            return new ChangesBuilder()
                    .put(new Quarantined(now, "an address that another guest has", item))
                    .add(new Event.IdentityConflict(guest.id(), other.get().id()))
                    .answer(Fate.QUARANTINED);
        }
        ChangesBuilder changes =
                new ChangesBuilder().put(guest.at(item.now())).add(new Event.GuestAddressChanged(guest.id()));
        Instant at = item.at().isBefore(now) ? item.at() : now;
        Draft.each(loaded, now, settings, work.ids(), changes).forEach(draft -> {
            draft.put(draft.chat().with(draft.chat().window().disproved(at)).withinReach());
            draft.release();
            draft.write();
        });
        return changes.answer(Fate.APPLIED);
    }
}
