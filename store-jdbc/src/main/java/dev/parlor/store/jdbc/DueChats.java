package dev.parlor.store.jdbc;

import dev.parlor.queue.Lane;
import dev.parlor.store.Claim;
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
        Script first = new Script();
        layout.dialect().begin(first, layout.limits());
        @Nullable Instant[] read = {null};
        first.read(new Sql("SELECT ").add(times.now()), row -> read[0] = Keys.time(row, 1));
        Map<Lane, Integer> left = new HashMap<>(claim.permits());
        Set<Claims.Due> seen = new HashSet<>();
        Script script = first;
        boolean more = true;
        while (more && found.size() < claim.limit()) {
            int wanted = claim.limit() - found.size();
            List<Claims.Due> next = new ArrayList<>();
            script.readAtMost(wanted, due(wanted, used(left), only, seen), row -> next.add(due(row)));
            transaction.run(script);
            script = new Script();
            for (Claims.Due due : next) {
                seen.add(due);
                if (due.byTimer() || left.getOrDefault(due.lane(), 1) > 0) {
                    left.computeIfPresent(due.lane(), (lane, permits) -> permits - 1);
                    found.add(due);
                }
            }
            more = next.size() == wanted;
        }
        return times.seen(Objects.requireNonNull(read[0]));
    }

    private static List<Lane> used(Map<Lane, Integer> left) {
        return left.entrySet().stream()
                .filter(entry -> entry.getValue() <= 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Sql due(int limit, List<Lane> used, Claims.@Nullable Due only, Set<Claims.Due> seen) {
        Sql sql = new Sql("SELECT c.organization, c.guest, c.number, c.wake_timer <= ")
                .add(times.now())
                .add(" AS by_timer FROM parlor_chat c WHERE c.due_at <= ")
                .add(times.now())
                .add(" AND (c.lease_until IS NULL OR c.lease_until <= ")
                .add(layout.dialect().now())
                .add(") AND (c.wake_timer <= ")
                .add(times.now())
                .add(" OR (NOT EXISTS (SELECT 1 FROM parlor_pause p"
                        + " WHERE p.organization = c.organization AND p.number = c.number AND p.probe_at > ")
                .add(times.now())
                .add(")");
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
        return sql;
    }

    private static Claims.Due due(ResultSet row) throws SQLException {
        return new Claims.Due(Keys.organization(row), Keys.chat(row), row.getBoolean("by_timer"));
    }
}
