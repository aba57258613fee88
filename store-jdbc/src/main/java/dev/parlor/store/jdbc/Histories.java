package dev.parlor.store.jdbc;

import dev.parlor.id.MemberId;
import dev.parlor.store.HistoryRow;
import dev.parlor.timeline.HistoryQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A member's threads (T2, T3), by one statement: first the page, then for its threads alone what is unread and what was seen.
 */
final class Histories {
    private static final String COVERED =
            " AND EXISTS (SELECT 1 FROM parlor_stay s WHERE s.organization = e.organization"
                    + " AND s.thread = e.thread AND s.member = ? AND e.position >= s.reads_from"
                    + " AND (s.reads_to IS NULL OR e.position <= s.reads_to))";

    private static final String IN_THREAD = " WHERE e.organization = t.organization AND e.thread = t.id";

    private final Queries queries;

    Histories(Queries queries) {
        this.queries = queries;
    }

    List<HistoryRow> read(MemberId member, HistoryQuery query, int limit) {
        List<HistoryRow> found = new ArrayList<>();
        queries.read(
                counted(member, query, limit),
                row -> found.add(new HistoryRow(
                        Keys.thread(row),
                        Objects.requireNonNull(Keys.time(row, "active_at")),
                        Math.toIntExact(row.getLong("unread")),
                        row.getBoolean("seen"))));
        return found;
    }

    private static Sql counted(MemberId member, HistoryQuery query, int limit) {
        String me = member.value();
        Sql sql = new Sql("SELECT t.id AS thread, t.active_at, ");
        sql.add("(SELECT COUNT(*) FROM parlor_message e" + IN_THREAD + " AND e.position > t.mark AND e.author <> ?", me)
                .add(COVERED, me)
                .add(") + (SELECT COUNT(*) FROM parlor_guest_message e" + IN_THREAD + " AND e.position > t.mark")
                .add(" AND e.is_to_read" + COVERED, me)
                .add(") AS unread, COALESCE((SELECT MAX(e.position) FROM parlor_guest_message e" + IN_THREAD)
                .add(" AND e.is_to_read) <= (SELECT COALESCE(MAX(r.up_to), 0) FROM parlor_read_mark r")
                .add(" WHERE r.organization = t.organization AND r.guest = t.guest AND r.number = t.number"
                        + " AND r.thread = t.id), TRUE) AS seen FROM (")
                .add(page(member, query, limit))
                .add(") t ORDER BY t.active_at DESC, t.id DESC");
        return sql;
    }

    private static Sql page(MemberId member, HistoryQuery query, int limit) {
        Sql sql = new Sql("SELECT p.organization, p.guest, p.number, p.id, p.active_at,")
                .add(
                        " COALESCE((SELECT r.up_to FROM parlor_read_mark r WHERE r.organization = p.organization"
                                + " AND r.guest = p.guest AND r.number = p.number AND r.thread = p.id"
                                + " AND r.member = ?), 0) AS mark FROM (",
                        member.value())
                .add(threads(member, query))
                .add(") p");
        HistoryQuery.Place before = query.before();
        if (before != null) {
            sql.add(
                    " WHERE (p.active_at, p.id) < (?, ?)",
                    before.lastActivityAt(),
                    before.thread().value());
        }
        return sql.add(" ORDER BY p.active_at DESC, p.id DESC LIMIT ?", limit);
    }

    /** All threads that are wanted, with what moved them: for one who is out only what they may read (P6). */
    private static Sql threads(MemberId member, HistoryQuery query) {
        String me = member.value();
        Sql sql = new Sql(
                        "SELECT t.organization, t.guest, t.number, t.id, CASE WHEN k.is_in THEN t.last_activity_at ELSE ")
                .add("GREATEST(t.started_at, COALESCE((SELECT MAX(e.taken_at) FROM parlor_message e" + IN_THREAD)
                .add(" AND e.is_members" + COVERED, me)
                .add("), t.started_at), COALESCE((SELECT MAX(e.at) FROM parlor_guest_message e" + IN_THREAD)
                .add(COVERED, me)
                .add("), t.started_at)) END AS active_at FROM (")
                .add(
                        "SELECT s.organization, s.thread, COUNT(*) > COUNT(s.reads_to) AS is_in, MAX(s.place) AS place"
                                + " FROM parlor_stay s WHERE s.organization = ? AND s.member = ?"
                                + " GROUP BY s.organization, s.thread",
                        member.organization().value(),
                        me)
                .add(") k JOIN parlor_thread t ON t.organization = k.organization AND t.id = k.thread WHERE TRUE");
        if (query.guest() != null) {
            sql.add(
                    " AND t.guest = COALESCE((SELECT l.guest FROM parlor_link l WHERE l.organization = t.organization"
                            + " AND l.former = ?), ?)",
                    query.guest().value(),
                    query.guest().value());
        }
        if (query.attended() != null) {
            String lastOut =
                    "(NOT k.is_in AND (SELECT s.last_out FROM parlor_stay s WHERE s.organization = t.organization"
                            + " AND s.guest = t.guest AND s.number = t.number AND s.thread = t.id AND s.place = k.place))";
            sql.add(query.attended() ? " AND NOT " + lastOut : " AND " + lastOut);
        }
        if (!query.name().isBlank()) {
            addName(sql, me, Keys.folded(query.name().strip()));
        }
        return sql;
    }

    /** The guest under the name that this member knows, else the profile; and colleagues who are in, if the member is too. */
    private static void addName(Sql sql, String me, String part) {
        sql.add(
                        " AND (POSITION(? IN COALESCE((SELECT c.folded_name FROM parlor_contact c"
                                + " WHERE c.organization = t.organization AND c.owner = ? AND c.guest = t.guest"
                                + " ORDER BY c.id LIMIT 1), (SELECT g.folded_name FROM parlor_guest g"
                                + " WHERE g.organization = t.organization AND g.guest = t.guest), '')) > 0",
                        part,
                        me)
                .add(
                        " OR (k.is_in AND EXISTS (SELECT 1 FROM parlor_stay s JOIN parlor_member m"
                                + " ON m.organization = s.organization AND m.id = s.member"
                                + " WHERE s.organization = t.organization AND s.thread = t.id AND s.reads_to IS NULL"
                                + " AND POSITION(? IN m.folded_name) > 0)))",
                        part);
    }
}
