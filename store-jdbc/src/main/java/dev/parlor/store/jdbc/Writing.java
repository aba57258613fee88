package dev.parlor.store.jdbc;

import dev.parlor.contact.Address;
import dev.parlor.event.Event;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.Changes;
import dev.parlor.store.Loaded;
import dev.parlor.store.Quarantined;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;

/** Turns what a unit decided into statements. */
final class Writing {
    private final Layout layout;
    private final Tables tables;

    Writing(Layout layout, Tables tables) {
        this.layout = layout;
        this.tables = tables;
    }

    void write(Connection connection, Ask.Request request, Changes changes, Loaded shown, Instant time, Script script)
            throws SQLException {
        OrganizationId organization = request.organization();
        changes.joined().forEach((former, into) -> tables.joins().write(organization, former, into, script));
        tables.directories().write(organization, changes, script);
        tables.people().writeGuests(organization, changes, shown, script);
        tables.people().writeContacts(organization, changes, script);
        tables.chats().write(organization, changes, script);
        tables.threads().write(organization, changes, shown, script);
        tables.consents().write(organization, changes, script);
        tables.messages().write(organization, changes, shown, script);
        tables.guestMessages().write(organization, changes, shown, script);
        tables.threads().writeNotices(organization, changes, script);
        tables.attempts().write(organization, changes, script);
        tables.aside().writeParked(organization, changes, shown, script);
        tables.directories().writePauses(organization, changes, shown, request, script);
        changes.guestsRemoved().forEach(guest -> tables.people().remove(organization, guest, script));
        changes.reportsRemoved().forEach(message -> tables.aside().removeReports(organization, message, script));
        if (!changes.forgotten().isEmpty()) {
            forget(connection, organization, changes.forgotten(), script);
        }
        tables.erasures().write(organization, changes, script);
        tables.aside().writeQuarantined(organization, changes, script);
        tables.aside().writeSeen(organization, changes, shown, time, script);
        changes.takenIn()
                .forEach(id -> script.add(new Sql(
                        "DELETE FROM parlor_intake WHERE organization = ? AND id = ?",
                        organization.value(),
                        id.value())));
        for (Event event : changes.events()) {
            script.add(new Sql(
                    "INSERT INTO parlor_event (organization, at, body) VALUES (?, ?, ?)",
                    organization.value(),
                    time,
                    layout.codec().write(organization, Event.class, event)));
        }
    }

    /** Whether an item names an address only the item can tell; an erasure is rare enough to look at each. */
    private void forget(Connection connection, OrganizationId organization, Set<Address> addresses, Script script)
            throws SQLException {
        Script reading = new Script();
        reading.read(
                new Sql("SELECT q.body FROM parlor_quarantine q WHERE q.organization = ?", organization.value()),
                row -> {
                    Quarantined item = tables.aside().read(organization, row.getString("body"));
                    if (addresses.stream().anyMatch(item::names)) {
                        tables.aside().remove(organization, item.id(), script);
                    }
                });
        reading.run(connection, layout.dialect());
    }
}
