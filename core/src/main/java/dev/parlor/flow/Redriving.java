package dev.parlor.flow;

import dev.parlor.event.Event;
import dev.parlor.flow.Receiving.Fate;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.QuarantineId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.transport.Item;
import dev.parlor.transport.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in again what was kept aside, or gives it up (rule I2). First the item is applied, then it is kept no longer:
 * between the two it is known already, so that one that was cut short is finished by doing it again.
 */
public final class Redriving {
    private static final Logger LOG = LoggerFactory.getLogger(Redriving.class);

    private final Work work;
    private final Receiving receiving;
    private final Function<? super Item.NotUnderstood, ? extends List<? extends Item>> reparse;

    /** With this reading of what was not understood. */
    public Redriving(
            Work work,
            Receiving receiving,
            Function<? super Item.NotUnderstood, ? extends List<? extends Item>> reparse) {
        this.work = Objects.requireNonNull(work, "work");
        this.receiving = Objects.requireNonNull(receiving, "receiving");
        this.reparse = Objects.requireNonNull(reparse, "reparse");
    }

    /** Everything that is kept aside now. */
    public Received redrive(OrganizationId organization) {
        return redrive(organization, work.store().quarantined(organization, Integer.MAX_VALUE));
    }

    /** This one. */
    public Received redrive(OrganizationId organization, QuarantineId id) {
        Reads reads = Reads.none().quarantined(id);
        return redrive(
                organization,
                work.store().read(organization, Set.of(), Set.of(), reads).quarantined());
    }

    /** Gives it up. */
    public boolean drop(OrganizationId organization, QuarantineId id) {
        return let(organization, id, new Event.ItemDropped(id));
    }

    private Received redrive(OrganizationId organization, List<Quarantined> aside) {
        List<Fate> fates = new ArrayList<>();
        aside.forEach(row -> fates.addAll(redriven(organization, row)));
        return new Received(
                Receiving.count(fates, Fate.APPLIED),
                Receiving.count(fates, Fate.DUPLICATE),
                Receiving.count(fates, Fate.PARKED),
                Receiving.count(fates, Fate.QUARANTINED) + Receiving.count(fates, Fate.STILL_ASIDE));
    }

    private List<Fate> redriven(OrganizationId organization, Quarantined row) {
        List<? extends Item> items = items(row.item());
        List<Fate> fates = receiving.again(organization, items);
        boolean stays = false;
        for (int index = 0; index < fates.size(); index++) {
            boolean aside = fates.get(index) == Fate.QUARANTINED || fates.get(index) == Fate.STILL_ASIDE;
            stays |= aside && Quarantined.idOf(items.get(index)).equals(row.id());
        }
        if (!stays) {
            let(organization, row.id(), new Event.ItemRedriven(row.id()));
        }
        return fates;
    }

    private List<? extends Item> items(Item item) {
        if (!(item instanceof Item.NotUnderstood unread)) {
            return List.of(item);
        }
        try {
            return List.copyOf(reparse.apply(unread));
        } catch (RuntimeException failure) {
            // Its message may quote what a guest wrote.
            LOG.error(
                    "Reading a quarantined item again failed with {}, so it stays where it is",
                    failure.getClass().getName());
            return List.of(item);
        }
    }

    private boolean let(OrganizationId organization, QuarantineId id, Event event) {
        return work.commit(work.onDirectory(
                organization,
                Reads.none().quarantined(id),
                (loaded, now) -> loaded.quarantined().isEmpty()
                        ? Decision.nothing(false)
                        : new ChangesBuilder().remove(id).add(event).answer(true)));
    }
}
