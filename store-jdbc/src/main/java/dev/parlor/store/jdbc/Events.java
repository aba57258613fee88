package dev.parlor.store.jdbc;

import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.OrganizationId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The feeds. An event gets its position once it is committed, from whoever reads next: under the lock of the feed's row, and
 * in the order in which the database counted the events, which for units on one chat is the order of their commits.
 */
final class Events {
    /** What one reader gives positions to in one transaction. */
    private static final int MOST_AT_ONCE = 1000;

    private static final String GIVE_POSITIONS = "MERGE INTO parlor_event e USING"
            + " (SELECT n.organization, n.id, ROW_NUMBER() OVER (ORDER BY n.id) AS place FROM"
            + " (SELECT w.organization, w.id FROM parlor_event w"
            + " WHERE w.organization = ? AND w.position IS NULL ORDER BY w.id LIMIT " + MOST_AT_ONCE + ") n) placed"
            + " ON e.organization = placed.organization AND e.id = placed.id"
            + " WHEN MATCHED THEN UPDATE SET position = placed.place"
            + " + (SELECT f.last_position FROM parlor_feed f WHERE f.organization = placed.organization)";

    private final DataSource source;
    private final Layout layout;
    private final Queries queries;
    private final Retries retries;

    Events(DataSource source, Layout layout, Queries queries) {
        this.source = source;
        this.layout = layout;
        this.queries = queries;
        this.retries = new Retries(layout);
    }

    List<RecordedEvent> read(OrganizationId organization, long after, int limit) {
        giveThePositions(List.of(organization));
        List<RecordedEvent> events = new ArrayList<>();
        queries.read(
                new Sql(
                        "SELECT e.position, e.at, e.body FROM parlor_event e"
                                + " WHERE e.organization = ? AND e.position > ? ORDER BY e.position LIMIT ?",
                        organization.value(),
                        after,
                        limit),
                row -> events.add(new RecordedEvent(
                        row.getLong("position"),
                        organization,
                        Objects.requireNonNull(Keys.time(row, "at")),
                        layout.codec().read(organization, Event.class, row.getString("body"), Map.of()))));
        return events;
    }

    /** Gives positions to all that is committed by now, in each organization that has something new. */
    void giveAllPositions() {
        List<OrganizationId> organizations = new ArrayList<>();
        queries.read(
                new Sql("SELECT DISTINCT e.organization FROM parlor_event e WHERE e.position IS NULL"),
                row -> organizations.add(Keys.organization(row)));
        giveThePositions(organizations);
    }

    private void giveThePositions(List<OrganizationId> organizations) {
        for (OrganizationId organization : organizations) {
            while (hasNew(organization)
                    && retries.until("give positions to events", () -> givePositions(organization)) == MOST_AT_ONCE) {
                Thread.onSpinWait();
            }
        }
    }

    private boolean hasNew(OrganizationId organization) {
        boolean[] found = {false};
        queries.read(
                new Sql(
                        "SELECT e.id FROM parlor_event e WHERE e.organization = ? AND e.position IS NULL LIMIT 1",
                        organization.value()),
                row -> found[0] = true);
        return found[0];
    }

    private int givePositions(OrganizationId organization) throws SQLException {
        String of = organization.value();
        int[] given = {0};
        try (Transaction transaction = new Transaction(source, layout)) {
            Script script = new Script();
            layout.dialect().begin(script, layout.limits());
            script.add(new Upsert("parlor_feed").key("organization", of).in(layout.dialect()));
            script.add(new Sql("SELECT last_position FROM parlor_feed WHERE organization = ? FOR UPDATE", of));
            script.add(new Sql(GIVE_POSITIONS, of), count -> given[0] = count);
            script.add(new Sql(
                    "UPDATE parlor_feed SET last_position = GREATEST(last_position, (SELECT COALESCE(MAX(e.position), 0)"
                            + " FROM parlor_event e WHERE e.organization = ?)) WHERE organization = ?",
                    of,
                    of));
            transaction.run(script);
            transaction.commit();
        }
        return given[0];
    }
}
