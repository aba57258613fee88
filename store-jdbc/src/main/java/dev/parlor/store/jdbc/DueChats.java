package dev.parlor.store.jdbc;

import dev.parlor.queue.Lane;
import dev.parlor.store.Claim;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds chats that are due and that nobody holds, the one that waits longest first, and locks them. */
final class DueChats {
    private final Layout layout;
    private final Times times;

    DueChats(Layout layout, Times times) {
        this.layout = layout;
        this.times = times;
    }

    /**
     * Locks as many as the claim wants.
     *
     * @param only this one, if it is still due; {@code null} for any
     * @param found where they are put
     * @return the time as of which they are due
     */
    Instant lock(Transaction transaction, Claim claim, Claims.@Nullable Due only, List<Claims.Due> found)
            throws SQLException {
        Instant time = begin(transaction);
        Map<Lane, Integer> left = new HashMap<>(claim.permits());
        Set<Claims.Due> seen = new HashSet<>();
        boolean more = true;
        while (more && found.size() < claim.limit()) {
            int wanted = claim.limit() - found.size();
            List<Claims.Due> next = next(transaction, time, wanted, used(left), only, seen);
            for (Claims.Due due : next) {
                seen.add(due);
                if (due.byTimer() || left.getOrDefault(due.lane(), 1) > 0) {
                    left.computeIfPresent(due.lane(), (lane, permits) -> permits - 1);
                    found.add(due);
                }
            }
            more = next.size() == wanted;
        }
        return time;
    }

    private Instant begin(Transaction transaction) throws SQLException {
        Script script = new Script();
        layout.dialect().begin(script, layout.limits());
        Instant[] time = {null};
        script.read(new Sql("SELECT ").add(times.now()), row -> time[0] = Keys.time(row, 1));
        transaction.run(script);
        return times.seen(Objects.requireNonNull(time[0]));
    }

    private static List<Lane> used(Map<Lane, Integer> left) {
        return left.entrySet().stream()
                .filter(entry -> entry.getValue() <= 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Claims.Due> next(
            Transaction transaction,
            Instant time,
            int limit,
            List<Lane> used,
            Claims.@Nullable Due only,
            Set<Claims.Due> seen)
            throws SQLException {
        Sql sql = new Sql("SELECT c.organization, c.guest, c.number, c.wake_timer FROM parlor_chat c WHERE c.due_at <= ?", time)
                .add(" AND (c.lease_until IS NULL OR c.lease_until <= ")
                .add(layout.dialect().now())
                .add(") AND (c.wake_timer <= ? OR (NOT EXISTS (SELECT 1 FROM parlor_pause p", time)
                .add(" WHERE p.organization = c.organization AND p.number = c.number AND p.probe_at > ?)", time);
        if (!used.isEmpty()) {
            sql.add(" AND (c.organization, c.number) NOT IN ")
                    .addRows(used.stream()
                            .map(lane -> List.of(
                                    lane.organization().value(), lane.number().value()))
                            .toList());
        }
        sql.add("))");
        if (only != null) {
            sql.add(" AND (c.organization, c.guest, c.number) IN ")
                    .addRows(List.of(Keys.of(only.organization(), only.chat())));
        }
        if (!seen.isEmpty()) {
            sql.add(" AND (c.organization, c.guest, c.number) NOT IN ")
                    .addRows(seen.stream()
                            .map(due -> Keys.of(due.organization(), due.chat()))
                            .toList());
        }
        sql.add(" ORDER BY c.due_at, c.organization, c.guest, c.number");
        layout.dialect().skipLocked(sql, limit);
        return run(transaction, sql, limit, time);
    }

    /** On H2 a limit would count what others have locked: it is the driver that stops there. */
    private static List<Claims.Due> run(Transaction transaction, Sql sql, int limit, Instant time)
            throws SQLException {
        List<Claims.Due> due = new ArrayList<>();
        try (PreparedStatement statement = transaction.connection().prepareStatement(sql.text())) {
            statement.setMaxRows(limit);
            sql.bind(statement, 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Instant timer = Keys.time(rows, "wake_timer");
                    due.add(new Claims.Due(
                            Keys.organization(rows), Keys.chat(rows), timer != null && !timer.isAfter(time)));
                }
            }
        }
        return due;
    }
}
