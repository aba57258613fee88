package dev.parlor.flow;

import dev.parlor.contact.Guest;
import dev.parlor.contact.Recognition;
import dev.parlor.directory.BusinessNumber;
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
import java.util.Optional;

/**
 * What another program wrote to a guest from a business number: kept aside and told, and nothing else, because it is neither the
 * guest's act nor ours (rules W2, I2).
 */
final class Overhearing {
    private static final String REASON = "sent by another program";

    private final Work work;
    private final Aside aside;

    Overhearing(Work work, Aside aside) {
        this.work = work;
        this.aside = aside;
    }

    /** Of a guest who is not known it is kept without a chat: nobody becomes a guest by it. */
    Unit<Fate> unit(OrganizationId organization, Directory directory, Item.SentElsewhere item) {
        SeenId id = Announcing.seenId(item);
        Reads reads = Reads.of(Reads.Part.DIRECTORY)
                .addresses(item.to().addresses())
                .quarantined(Quarantined.idOf(item))
                .seen(id);
        return directory.number(item.number()).isEmpty()
                ? aside.unknownNumber(organization, item)
                : work.onDirectory(organization, reads, (loaded, now) -> decide(item, id, loaded, now));
    }

    private static Decision<Fate> decide(Item.SentElsewhere item, SeenId id, Loaded loaded, Instant now) {
        if (loaded.seen().contains(id)) {
            return Decision.nothing(loaded.quarantined().isEmpty() ? Fate.DUPLICATE : Fate.STILL_ASIDE);
        }
        Quarantined row = new Quarantined(now, REASON, item);
        Event told = chat(item, loaded)
                .<Event>map(chat -> new Event.SentElsewhere(chat, row.id()))
                .orElseGet(() -> new Event.ItemQuarantined(row.id(), REASON));
        return new ChangesBuilder().add(id).put(row).add(told).answer(Fate.QUARANTINED);
    }

    private static Optional<ChatId> chat(Item.SentElsewhere item, Loaded loaded) {
        Optional<BusinessNumber> number = loaded.directory().number(item.number());
        Optional<Guest> guest = Recognition.at(item.to(), loaded.guests());
        return number.flatMap(from -> guest.map(to -> new ChatId(to.id(), from.id())));
    }
}
