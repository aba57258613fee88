package dev.parlor.store.jdbc;

import dev.parlor.id.CallerKey;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.Intake;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes into the transaction that the host has on this connection, and ends it never (S11). */
final class JdbcIntake implements Intake {
    private final Layout layout;
    private final Connection connection;

    JdbcIntake(Layout layout, Connection connection) {
        this.layout = layout;
        this.connection = connection;
    }

    @Override
    public IntakeEntry append(IntakeEntry entry) {
        try {
            IntakeEntry known = withKeyOf(entry);
            if (known != null) {
                return known;
            }
            if (insert(entry)) {
                return entry;
            }
            IntakeEntry rival = withKeyOf(entry);
            return rival == null ? entry : rival;
        } catch (SQLException failure) {
            throw new StoreException("the intake could not be written", failure);
        }
    }

    private @Nullable IntakeEntry withKeyOf(IntakeEntry entry) throws SQLException {
        CallerKey key = entry.options().key();
        if (key == null) {
            return null;
        }
        OrganizationId organization = entry.author().organization();
        AtomicReference<@Nullable IntakeEntry> found = new AtomicReference<>();
        Script script = new Script();
        script.read(
                new Sql(
                        "SELECT i.id AS message, i.thread, i.body FROM parlor_intake i"
                                + " WHERE i.organization = ? AND i.thread = ? AND i.caller_key = ?",
                        organization.value(),
                        entry.thread().value(),
                        key.value()),
                row -> found.set(read(layout, organization, row)));
        script.run(connection, layout.dialect());
        return found.get();
    }

    private boolean insert(IntakeEntry entry) throws SQLException {
        OrganizationId organization = entry.author().organization();
        CallerKey key = entry.options().key();
        int[] rows = {0};
        Script script = new Script();
        script.add(
                new Sql(
                        layout.dialect()
                                .insertUnlessTaken(
                                        "parlor_intake (organization, id, thread, caller_key, body) VALUES (?, ?, ?, ?, ?)"),
                        organization.value(),
                        entry.id().value(),
                        entry.thread().value(),
                        key == null ? null : key.value(),
                        layout.codec().write(organization, IntakeEntry.class, entry, "id", "thread")),
                count -> rows[0] = count);
        try {
            script.run(connection, layout.dialect());
        } catch (SQLException failure) {
            if (!layout.dialect().isTaken(failure)) {
                throw failure;
            }
        }
        return rows[0] == 1;
    }

    static IntakeEntry read(Layout layout, OrganizationId organization, ResultSet row) throws SQLException {
        return layout.codec()
                .read(
                        organization,
                        IntakeEntry.class,
                        row.getString("body"),
                        Map.of("id", Keys.message(row), "thread", Keys.thread(row)));
    }
}
