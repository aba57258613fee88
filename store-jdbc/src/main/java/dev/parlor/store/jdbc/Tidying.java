package dev.parlor.store.jdbc;

import dev.parlor.event.Event;
import dev.parlor.id.GuestId;
import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.QuarantineId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes out what is no longer needed, oldest first, in transactions of some hundred rows, so that none is long, no lock is held
 * for long, and the database can use the room again while the rest goes on. What was cut short is gone on with by the next run.
 */
final class Tidying {
    static final int BATCH = 500;

    private final DataSource source;
    private final Layout layout;
    private final Queries queries;
    private final Retries retries;
    private final Store store;

    Tidying(DataSource source, Layout layout, Queries queries, Store store) {
        this.source = source;
        this.layout = layout;
        this.queries = queries;
        this.retries = new Retries(layout);
        this.store = store;
    }

    Tidied tidy(OrganizationId organization, Retention retention) {
        Instant now = store.time();
        Held held = Held.of(organization, store);
        return new Tidied(
                retention
                        .ofQuarantined()
                        .map(age -> quarantined(organization, now.minus(age), held))
                        .orElse(0),
                reports(organization, now.minus(retention.ofReports())),
                seen(organization, now.minus(retention.ofReports())),
                operations(organization, now.minus(retention.ofOperations())),
                retention
                        .ofEvents()
                        .map(age -> events(organization, now.minus(age), held))
                        .orElse(0));
    }

    /** Each with the event that says so: nothing is dropped in silence. */
    private int quarantined(OrganizationId organization, Instant before, Held held) {
        int dropped = 0;
        int kept = 0;
        while (true) {
            List<Quarantined> page = store.quarantined(organization, kept + BATCH);
            List<Unit<Boolean>> units = new ArrayList<>();
            int stay = 0;
            for (Quarantined item : page.subList(Math.min(kept, page.size()), page.size())) {
                if (item.at().isBefore(before) && !held.has(item)) {
                    units.add(drop(organization, item.id()));
                } else {
                    stay++;
                }
            }
            dropped += (int) store.apply(units).stream().filter(Answer::orThrow).count();
            boolean isLast = page.size() < kept + BATCH;
            if (isLast || !page.get(page.size() - 1).at().isBefore(before)) {
                return dropped;
            }
            kept += stay;
        }
    }

    private Unit<Boolean> drop(OrganizationId organization, QuarantineId item) {
        return new Unit<>(
                organization,
                new OperationId(FileKeys.make(store.time())),
                Set.of(),
                Set.of(),
                Reads.none().quarantined(item),
                (loaded, time) -> loaded.quarantined().isEmpty()
                        ? Decision.nothing(false)
                        : new ChangesBuilder()
                                .remove(item)
                                .add(new Event.ItemDropped(item))
                                .answer(true));
    }

    private record Place(String platformId, long id) {}

    private int reports(OrganizationId organization, Instant before) {
        int removed = 0;
        Place after = new Place("", 0);
        while (after != null) {
            List<Place> old = new ArrayList<>();
            after = oldReports(organization, before, after, old);
            removed += remove(organization, old);
        }
        return removed;
    }

    /** Adds those that may go, and answers how far it looked; {@code null} at the end. */
    private @Nullable Place oldReports(OrganizationId organization, Instant before, Place after, List<Place> old) {
        Place[] last = {null};
        queries.read(
                new Sql(
                        "SELECT p.platform_id, p.id, p.body FROM parlor_parked p WHERE p.organization = ?"
                                + " AND (p.platform_id, p.id) > (?, ?) ORDER BY p.platform_id, p.id LIMIT " + BATCH,
                        organization.value(),
                        after.platformId(),
                        after.id()),
                row -> {
                    Place place = new Place(row.getString("platform_id"), row.getLong("id"));
                    DeliveryReport report =
                            layout.codec().read(organization, DeliveryReport.class, row.getString("body"), Map.of());
                    if (report.at().isBefore(before)) {
                        old.add(place);
                    }
                    last[0] = place;
                });
        return last[0];
    }

    /** With the names on which they were parked, as far as nobody knows these yet. */
    private int remove(OrganizationId organization, List<Place> old) {
        if (old.isEmpty()) {
            return 0;
        }
        Set<List<Object>> names = new LinkedHashSet<>();
        old.forEach(place -> names.add(List.of(place.platformId())));
        Sql reports = new Sql(
                        "DELETE FROM parlor_parked WHERE organization = ? AND (platform_id, id) IN ",
                        organization.value())
                .addRows(old.stream()
                        .map(place -> List.<Object>of(place.platformId(), place.id()))
                        .toList());
        Sql unknown = new Sql(
                        "DELETE FROM parlor_sent_as WHERE organization = ? AND message IS NULL AND NOT EXISTS"
                                + " (SELECT 1 FROM parlor_parked p WHERE p.organization = parlor_sent_as.organization"
                                + " AND p.platform_id = parlor_sent_as.platform_id) AND platform_id IN ",
                        organization.value())
                .addRows(names);
        return removed(reports, unknown);
    }

    private int seen(OrganizationId organization, Instant before) {
        int all = 0;
        for (int removed = BATCH; removed > 0; all += removed) {
            removed = removed(new Sql(
                    "DELETE FROM parlor_seen WHERE organization = ? AND id IN (SELECT s.id FROM parlor_seen s"
                            + " WHERE s.organization = ? AND s.at < ? ORDER BY s.at LIMIT " + BATCH + ")",
                    organization.value(),
                    organization.value(),
                    before));
        }
        return all;
    }

    /** Their names begin with the time, so that the primary key finds the oldest. */
    private int operations(OrganizationId organization, Instant before) {
        int all = 0;
        for (int removed = BATCH; removed > 0; all += removed) {
            removed = removed(new Sql(
                    "DELETE FROM parlor_operation WHERE organization = ? AND operation IN"
                            + " (SELECT o.operation FROM parlor_operation o WHERE o.organization = ?"
                            + " AND o.operation < ? AND o.at < ? ORDER BY o.operation LIMIT " + BATCH + ")",
                    organization.value(),
                    organization.value(),
                    FileKeys.floor(before),
                    before));
        }
        return all;
    }

    private int events(OrganizationId organization, Instant before, Held held) {
        Set<String> named = named(organization, held);
        long end = lastThatMayGo(organization);
        int removed = 0;
        long reached = -1;
        for (long looked = 0; looked > reached; ) {
            List<List<Object>> old = new ArrayList<>();
            reached = looked;
            looked = oldEvents(organization, reached, end, before, named, old);
            if (!old.isEmpty()) {
                removed += removed(new Sql(
                                "DELETE FROM parlor_event WHERE organization = ? AND position IN ",
                                organization.value())
                        .addRows(old));
            }
        }
        return removed;
    }

    /** Adds those that may go, and answers how far it looked: no farther than the first that is too young. */
    private long oldEvents(
            OrganizationId organization,
            long after,
            long end,
            Instant before,
            Set<String> named,
            List<List<Object>> old) {
        long[] looked = {after};
        boolean[] young = {false};
        queries.read(
                new Sql(
                        "SELECT e.position, e.at, e.body FROM parlor_event e WHERE e.organization = ?"
                                + " AND e.position > ? AND e.position <= ? ORDER BY e.position LIMIT " + BATCH,
                        organization.value(),
                        after,
                        end),
                row -> {
                    Instant at = Keys.time(row, "at");
                    young[0] |= at == null || !at.isBefore(before);
                    if (!young[0]) {
                        looked[0] = row.getLong("position");
                        String body = row.getString("body");
                        if (named.stream().noneMatch(body::contains)) {
                            old.add(List.of(looked[0]));
                        }
                    }
                });
        return looked[0];
    }

    /** The last event stays, so that a feed that had any is never empty, and so does what a listener has not heard. */
    private long lastThatMayGo(OrganizationId organization) {
        long[] least = {Long.MAX_VALUE};
        queries.read(
                new Sql(
                        "SELECT f.last_position - 1 AS position FROM parlor_feed f WHERE f.organization = ?"
                                + " UNION ALL SELECT l.position FROM parlor_feed_place l WHERE l.organization = ?",
                        organization.value(),
                        organization.value()),
                row -> least[0] = Math.min(least[0], row.getLong("position")));
        return least[0];
    }

    /** How events name the guests that are held, their former selves, and their threads. */
    private Set<String> named(OrganizationId organization, Held held) {
        Set<String> named = new HashSet<>();
        for (GuestId guest : held.guests()) {
            named.add(guest.toString());
            queries.read(
                    new Sql(
                            "SELECT l.former AS id FROM parlor_link l WHERE l.organization = ? AND l.guest = ?"
                                    + " UNION ALL SELECT t.id FROM parlor_thread t WHERE t.organization = ? AND t.guest = ?",
                            organization.value(),
                            guest.value(),
                            organization.value(),
                            guest.value()),
                    row -> named.add(Keys.uuid(row, "id").toString()));
        }
        return named;
    }

    /** In one transaction. @return how many rows the first removed */
    private int removed(Sql first, Sql... others) {
        return retries.until("tidy", () -> {
            try (Transaction transaction = new Transaction(source, layout)) {
                int[] rows = {0};
                Script script = new Script();
                layout.dialect().begin(script, layout.limits());
                script.add(first, count -> rows[0] = count);
                for (Sql other : others) {
                    script.add(other);
                }
                transaction.run(script);
                transaction.commit();
                return rows[0];
            }
        });
    }
}
