package dev.parlor.flow;

import dev.parlor.event.Event;
import dev.parlor.flow.Receiving.Fate;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.QuarantineId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.Optional;

/** Keeps aside, whole, what cannot be applied (rule I2). */
final class Aside {
    private final Work work;

    Aside(Work work) {
        this.work = work;
    }

    /** The same item is kept once, however often it comes. */
    Unit<Fate> unit(OrganizationId organization, String reason, Item item) {
        QuarantineId id = Quarantined.idOf(item);
        return work.onDirectory(organization, Reads.none().quarantined(id), (loaded, now) -> {
            Optional<Quarantined> before = loaded.quarantined().stream().findFirst();
            if (before.filter(row -> row.reason().equals(reason)).isPresent()) {
                return Decision.nothing(Fate.STILL_ASIDE);
            }
            Instant since = before.map(Quarantined::at).orElse(now);
            return new ChangesBuilder()
                    .put(new Quarantined(since, reason, item))
                    .add(new Event.ItemQuarantined(id, reason))
                    .answer(Fate.QUARANTINED);
        });
    }

    /** The platform calls a business number by what no number of the organization is called. */
    Unit<Fate> unknownNumber(OrganizationId organization, Item item) {
        return unit(organization, "unknown business number", item);
    }
}
