package dev.parlor.store.jdbc;

import dev.parlor.event.Event;
import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.QuarantineId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Units that each leave one event with a name of its own, so that the feed shows which were committed, and how often. */
final class Marks {
    static final OrganizationId ORGANIZATION = new OrganizationId("acme");

    private Marks() {}

    static Unit<UUID> unit(UUID name) {
        return new Unit<>(
                ORGANIZATION,
                new OperationId(UUID.randomUUID()),
                Set.of(),
                Set.of(),
                Reads.none(),
                (loaded, now) -> new ChangesBuilder()
                        .add(new Event.ItemDropped(new QuarantineId(name)))
                        .answer(name));
    }

    /** The names of the committed ones, each as often as it was. */
    static List<UUID> committed(Store store) {
        return store.events(ORGANIZATION, 0, 100_000).stream()
                .map(recorded -> ((Event.ItemDropped) recorded.event()).item().value())
                .toList();
    }
}
