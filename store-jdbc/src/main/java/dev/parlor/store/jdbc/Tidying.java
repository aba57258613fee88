package dev.parlor.store.jdbc;

import dev.parlor.event.Event;
import dev.parlor.id.GuestId;
import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes out what is no longer needed, oldest first, in transactions of some hundred rows, so that none is long, no lock is held
 * for long, and the database can use the room again while the rest goes on. Whoever cuts it short loses nothing: the next run goes on.
 */
final class Tidying {
    private static final int BATCH = 500;

    private final Transactions database;
    private final Store store;

    Tidying(Transactions database, Store store) {
        this.database = database;
        this.store = store;
    }

    Tidied tidy(OrganizationId organization, Retention retention) {
        Instant now = store.time();
        Held held = Held.of(organization, store);
        return new Tidied(
                retention.ofQuarantined().map(age -> quarantined(organization, now.minus(age), held)).orElse(0),
                reports(organization, now.minus(retention.ofReports())),
                operations(organization, now.minus(retention.ofOperations())),
                retention.ofEvents().map(age -> events(organization, now.minus(age), held)).orElse(0));
    }

    /** Each with the event that says so: nothing is dropped in silence (X1). */
    private int quarantined(OrganizationId organization, Instant before, Held held) {
        int dropped = 0;
        int kept = 0;
        while (true) {
            List<Quarantined> page = store.quarantined(organization, kept + BATCH);
            List<Unit<Boolean>> units = new ArrayList<>();
            for (Quarantined item : page.subList(Math.min(kept, page.size()), page.size())) {
                if (item.at().isBefore(before) && !held.has(item)) {
                    units.add(drop(organization, item, before));
                } else {
                    kept++;
                }
            }
            dropped += (int) store.apply(units).stream().filter(Answer::orThrow).count();
            if (page.size() < BATCH || page.get(page.size() - 1).at().isAfter(before)) {
                return dropped;
            }
        }
    }

    private static Unit<Boolean> drop(OrganizationId organization, Quarantined item, Instant now) {
        return new Unit<>(
                organization,
                new OperationId(FileKeys.make(now)),
                Set.of(),
                Set.of(),
                Reads.none().quarantined(item.id()),
                (loaded, time) -> loaded.quarantined().isEmpty()
                        ? Decision.nothing(false)
                        : new ChangesBuilder()
                                .remove(item.id())
                                .add(new Event.ItemDropped(item.id()))
                                .answer(true));
    }

    /** Their names begin with the time, so that the primary key finds the oldest. */
    private int operations(OrganizationId organization, Instant before) {
        return inBatches(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM parlor_operation WHERE organization = ? AND operation IN"
                            + " (SELECT operation FROM parlor_operation"
                            + " WHERE organization = ? AND operation < ? AND at < ? ORDER BY operation LIMIT ?)")) {
                delete.setString(1, organization.value());
                delete.setString(2, organization.value());
                delete.setObject(3, FileKeys.floor(before));
                delete.setObject(4, utc(before));
                delete.setInt(5, BATCH);
                return delete.executeUpdate();
            }
        });
    }

    private int events(OrganizationId organization, Instant before, Held held) {
        Set<String> named = named(organization, held);
        long[] reached = {0};
        long end = lastThatMayGo(organization);
        int removed = 0;
        for (boolean more = true; more; ) {
            List<Long> old = new ArrayList<>();
            more = database.run("events could not be tidied", connection -> {
                old.clear();
                long last = oldEvents(connection, organization, reached[0], end, before, named, old);
                try (PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM parlor_event WHERE organization = ? AND position = ?")) {
                    for (long position : old) {
                        delete.setString(1, organization.value());
                        delete.setLong(2, position);
                        delete.addBatch();
                    }
                    delete.executeBatch();
                }
                boolean went = last > reached[0];
                reached[0] = last;
                return went;
            });
            removed += old.size();
        }
        return removed;
    }

    /** Adds those that may go, and answers how far it looked: no farther than the first that is too young. */
    private static long oldEvents(
            Connection connection,
            OrganizationId organization,
            long after,
            long end,
            Instant before,
            Set<String> named,
            List<Long> old)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT position, at, body FROM parlor_event WHERE organization = ?"
                        + " AND position > ? AND position <= ? ORDER BY position LIMIT ?")) {
            select.setString(1, organization.value());
            select.setLong(2, after);
            select.setLong(3, end);
            select.setInt(4, BATCH);
            long last = after;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()
                        && rows.getObject(2, OffsetDateTime.class).toInstant().isBefore(before)) {
                    last = rows.getLong(1);
                    String body = rows.getString(3);
                    if (named.stream().noneMatch(body::contains)) {
                        old.add(last);
                    }
                }
            }
            return last;
        }
    }

    /** The last event stays, so that a feed that had any is never empty, and what a listener has not heard. */
    private long lastThatMayGo(OrganizationId organization) {
        return database.run("the feed could not be read", connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT last_position - 1 FROM parlor_feed WHERE organization = ?"
                            + " UNION ALL SELECT position FROM parlor_feed_place WHERE organization = ?")) {
                select.setString(1, organization.value());
                select.setString(2, organization.value());
                long least = Long.MAX_VALUE;
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        least = Math.min(least, rows.getLong(1));
                    }
                }
                return least;
            }
        });
    }

    /** How events name the guests that are held, their former selves, and their threads. */
    private Set<String> named(OrganizationId organization, Held held) {
        Set<String> named = new HashSet<>();
        for (GuestId guest : held.guests()) {
            named.add(guest.toString());
            named.addAll(database.run("threads could not be read", connection -> {
                try (PreparedStatement select = connection.prepareStatement(
                        "SELECT former FROM parlor_link WHERE organization = ? AND guest = ?"
                                + " UNION ALL SELECT id FROM parlor_thread WHERE organization = ? AND guest = ?")) {
                    for (int place : new int[] {1, 3}) {
                        select.setString(place, organization.value());
                        select.setObject(place + 1, guest.value());
                    }
                    Set<String> ids = new HashSet<>();
                    try (ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            ids.add(rows.getString(1));
                        }
                    }
                    return ids;
                }
            }));
        }
        return named;
    }

    private int inBatches(Transactions.Act<Integer> act) {
        int all = 0;
        for (int removed = -1; removed != 0; all += removed) {
            removed = database.run("the store could not be tidied", act);
        }
        return all;
    }

    private int reports(OrganizationId organization, Instant before) {
        return 0;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
