package dev.parlor.store.jdbc;

import dev.parlor.id.ListenerName;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.FeedPlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How far each listener came in each feed, and who holds it. */
final class Feeds {
    private final DataSource source;
    private final Layout layout;
    private final Times times;
    private final Retries retries;

    Feeds(DataSource source, Layout layout, Times times) {
        this.source = source;
        this.layout = layout;
        this.times = times;
        this.retries = new Retries(layout);
    }

    /** Of the feeds that go on beyond the listener's place, the one that has waited longest for a claim. */
    Optional<FeedPlace> claim(ListenerName listener, Duration lease) {
        return retries.until("claim a feed", () -> claimOnce(listener, lease));
    }

    private Optional<FeedPlace> claimOnce(ListenerName listener, Duration lease) throws SQLException {
        try (Transaction transaction = new Transaction(source, layout)) {
            Script script = new Script();
            layout.dialect().begin(script, layout.limits());
            AtomicReference<@Nullable FeedPlace> found = new AtomicReference<>();
            script.read(longestWaiting(listener), row -> found.set(place(listener, row)));
            transaction.run(script);
            FeedPlace place = found.get();
            if (place == null) {
                return Optional.empty();
            }
            FeedPlace claimed = place.claimed();
            Script claiming = new Script();
            take(place, claimed, lease, claiming);
            transaction.run(claiming);
            transaction.commit();
            return Optional.of(claimed);
        }
    }

    private Sql longestWaiting(ListenerName listener) {
        return new Sql(
                        "SELECT f.organization, p.position, p.failures, p.not_before, p.fence FROM parlor_feed f"
                                + " LEFT JOIN parlor_feed_place p ON p.organization = f.organization AND p.listener = ?"
                                + " WHERE f.last_position > COALESCE(p.position, 0)"
                                + " AND (p.not_before IS NULL OR p.not_before <= ",
                        listener.value())
                .add(times.now())
                .add(") AND (p.lease_until IS NULL OR p.lease_until <= ")
                .add(layout.dialect().now())
                .add(") ORDER BY COALESCE(p.last_claim, 0), f.organization LIMIT 1");
    }

    private static FeedPlace place(ListenerName listener, ResultSet row) throws SQLException {
        OrganizationId organization = Keys.organization(row);
        Instant notBefore = Keys.time(row, "not_before");
        return notBefore == null
                ? FeedPlace.beginning(organization, listener)
                : new FeedPlace(
                        organization,
                        listener,
                        row.getLong("position"),
                        row.getInt("failures"),
                        notBefore,
                        row.getLong("fence"));
    }

    /** Somebody else can have taken it since: then this one looks again. */
    private void take(FeedPlace place, FeedPlace claimed, Duration lease, Script script) {
        if (place.fence() == 0) {
            script.add(new Sql(
                    "INSERT INTO parlor_feed_place"
                            + " (organization, listener, position, failures, not_before, fence, last_claim)"
                            + " VALUES (?, ?, 0, 0, ?, 0, 0)",
                    place.organization().value(),
                    place.listener().value(),
                    place.notBefore()));
        }
        script.add(
                new Sql(
                                "UPDATE parlor_feed_place SET fence = ?, last_claim = (SELECT MAX(k.last_claim) + 1"
                                        + " FROM parlor_feed_place k WHERE k.listener = ?), lease_until = ",
                                claimed.fence(),
                                place.listener().value())
                        .add(layout.dialect().later(layout.dialect().now(), new Sql("?", lease.toNanos() / 1000)))
                        .add(
                                " WHERE organization = ? AND listener = ? AND fence = ?",
                                place.organization().value(),
                                place.listener().value(),
                                place.fence()),
                Collision::unlessOne);
    }

    void keep(FeedPlace place) {
        retries.until("keep a place in a feed", () -> {
            try (Transaction transaction = new Transaction(source, layout)) {
                Script script = new Script();
                layout.dialect().begin(script, layout.limits());
                script.add(new Sql(
                        "UPDATE parlor_feed_place SET position = ?, failures = ?, not_before = ?, lease_until = NULL"
                                + " WHERE organization = ? AND listener = ? AND fence = ?",
                        place.position(),
                        place.failures(),
                        Objects.requireNonNull(place.notBefore()),
                        place.organization().value(),
                        place.listener().value(),
                        place.fence()));
                transaction.run(script);
                transaction.commit();
                return true;
            }
        });
    }
}
