package dev.parlor.store.memory;

import dev.parlor.id.ListenerName;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.FeedPlace;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** How far each listener came in each feed, and who holds it. Not thread-safe: the store holds its lock. */
final class FeedTable {
    private final Map<Key, Row> rows = new HashMap<>();
    private long claims;

    private record Key(OrganizationId organization, ListenerName listener) {}

    /**
     * One listener in one feed.
     *
     * @param lastClaim the how-manieth claim of all it was; 0 for never
     */
    private record Row(FeedPlace place, long lastClaim, boolean leased, long leaseEnd) {}

    /** Of the feeds that go on beyond the listener's place, the one that has waited longest for a claim. */
    Optional<FeedPlace> claim(
            ListenerName listener,
            Collection<OrganizationId> organizations,
            ToLongFunction<OrganizationId> lastPosition,
            Instant time,
            long leaseNow,
            long leaseEnd) {
        return organizations.stream()
                .map(organization -> row(new Key(organization, listener)))
                .filter(row -> lastPosition.applyAsLong(row.place().organization())
                        > row.place().position())
                .filter(row -> !row.place().notBefore().isAfter(time))
                .filter(row -> !row.leased() || leaseNow - row.leaseEnd() >= 0)
                .min(Comparator.comparingLong(Row::lastClaim)
                        .thenComparing(row -> row.place().organization().value()))
                .map(row -> claimed(row, leaseEnd));
    }

    void keep(FeedPlace place) {
        Key key = new Key(place.organization(), place.listener());
        Row row = row(key);
        if (row.place().fence() == place.fence()) {
            rows.put(key, new Row(place, row.lastClaim(), false, 0));
        }
    }

    private FeedPlace claimed(Row row, long leaseEnd) {
        FeedPlace place = row.place().claimed();
        claims++;
        rows.put(new Key(place.organization(), place.listener()), new Row(place, claims, true, leaseEnd));
        return place;
    }

    private Row row(Key key) {
        Row known = rows.get(key);
        return known != null ? known : new Row(FeedPlace.beginning(key.organization(), key.listener()), 0, false, 0);
    }
}
