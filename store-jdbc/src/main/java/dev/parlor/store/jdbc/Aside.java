package dev.parlor.store.jdbc;

import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.QuarantineId;
import dev.parlor.id.SeenId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.store.Changes;
import dev.parlor.store.Loaded;
import dev.parlor.store.Quarantined;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept aside: items that could not be applied, reports that came before their message was known, and the names of
 * what left no row of its own.
 */
final class Aside {
    private final Layout layout;
    private final Messages messages;

    Aside(Layout layout, Messages messages) {
        this.layout = layout;
        this.messages = messages;
    }

    void load(Ask ask, Script script, Rows rows) {
        ask.keys(
                        "p.organization, p.platform_id",
                        request -> request.reads().platformIds().stream().map(OrganizationRows::key))
                .ifPresent(named -> script.read(
                        new Sql("SELECT p.organization, p.platform_id, p.body FROM parlor_parked p WHERE ")
                                .add(named)
                                .add(" ORDER BY p.id"),
                        row -> rows.of(row)
                                .parked
                                .computeIfAbsent(row.getString("platform_id"), unused -> new ArrayList<>())
                                .add(layout.codec()
                                        .read(
                                                Keys.organization(row),
                                                DeliveryReport.class,
                                                row.getString("body"),
                                                Map.of()))));
        ask.keys(
                        "q.organization, q.id",
                        request -> request.reads().quarantined().stream().map(QuarantineId::value))
                .ifPresent(named -> script.read(
                        new Sql("SELECT q.organization, q.body FROM parlor_quarantine q WHERE ").add(named), row -> {
                            Quarantined item = read(Keys.organization(row), row.getString("body"));
                            rows.of(row).quarantined.put(item.id(), item);
                        }));
    }

    void loadSeen(Ask ask, Script script, Rows rows) {
        ask.keys(
                        "s.organization, s.id",
                        request -> request.reads().seen().stream().map(SeenId::value))
                .ifPresent(named -> script.read(
                        new Sql("SELECT s.organization, s.id FROM parlor_seen s WHERE ").add(named),
                        row -> rows.of(row).seen.add(new SeenId(Keys.uuid(row, "id")))));
    }

    /** One that the unit was not shown must not be there yet. */
    void writeSeen(OrganizationId organization, Changes changes, Loaded shown, Instant time, Script script) {
        changes.seen().stream()
                .filter(row -> !shown.seen().contains(row))
                .forEach(row -> script.add(new Sql(
                        "INSERT INTO parlor_seen (organization, id, at) VALUES (?, ?, ?)",
                        organization.value(),
                        row.value(),
                        time)));
    }

    Quarantined read(OrganizationId organization, String body) {
        return layout.codec().read(organization, Quarantined.class, body, Map.of());
    }

    /** A report is parked only if its message is still unknown, or was shown to this unit under that name. */
    void writeParked(OrganizationId organization, Changes changes, Loaded shown, Script script) {
        for (DeliveryReport report : changes.parked()) {
            String key = OrganizationRows.key(report.message());
            messages.meet(organization, key, script);
            script.read(
                    new Sql(
                            "SELECT message FROM parlor_sent_as"
                                    + " WHERE organization = ? AND platform_id = ? AND message IS NOT NULL",
                            organization.value(),
                            key),
                    row -> {
                        var known = Keys.message(row);
                        if (shown.messages().stream()
                                .noneMatch(message -> message.id().equals(known)
                                        && report.message()
                                                .equals(message.delivery().platformId()))) {
                            throw new Collision();
                        }
                    });
            script.add(new Sql(
                    "INSERT INTO parlor_parked (organization, platform_id, body) VALUES (?, ?, ?)",
                    organization.value(),
                    key,
                    layout.codec().write(organization, DeliveryReport.class, report)));
        }
    }

    void writeQuarantined(OrganizationId organization, Changes changes, Script script) {
        for (Quarantined row : Latest.of(changes.quarantined(), Quarantined::id)) {
            script.add(new Upsert("parlor_quarantine")
                    .key("organization", organization.value())
                    .key("id", row.id().value())
                    .set("reports_on", reportsOn(row))
                    .set("body", layout.codec().write(organization, Quarantined.class, row))
                    .in(layout.dialect()));
        }
        changes.quarantinedRemoved().forEach(id -> remove(organization, id, script));
    }

    void remove(OrganizationId organization, QuarantineId id, Script script) {
        script.add(new Sql(
                "DELETE FROM parlor_quarantine WHERE organization = ? AND id = ?", organization.value(), id.value()));
    }

    /** Parked and quarantined reports on a message. */
    void removeReports(OrganizationId organization, PlatformId message, Script script) {
        String key = OrganizationRows.key(message);
        script.add(new Sql(
                "DELETE FROM parlor_parked WHERE organization = ? AND platform_id = ?", organization.value(), key));
        script.add(new Sql(
                "DELETE FROM parlor_quarantine WHERE organization = ? AND reports_on = ?", organization.value(), key));
        script.add(new Sql(
                "DELETE FROM parlor_sent_as WHERE organization = ? AND platform_id = ? AND message IS NULL",
                organization.value(),
                key));
    }

    private static @Nullable String reportsOn(Quarantined row) {
        return row.item() instanceof Item.Report told
                ? OrganizationRows.key(told.report().message())
                : null;
    }
}
