package dev.parlor.store.jdbc;

import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.notice.Notice;
import dev.parlor.store.TimelineRows;
import dev.parlor.timeline.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of timelines. What a reader's stays do not cover never leaves the database (P6). */
final class Timelines {
    private static final String NOTICES = " FROM parlor_notice m WHERE ";

    private final Queries queries;
    private final Tables tables;

    Timelines(Queries queries, Tables tables) {
        this.queries = queries;
        this.tables = tables;
    }

    /** @param reader {@code null} for one who may read all of it */
    TimelineRows read(
            OrganizationId organization,
            @Nullable MemberId reader,
            ThreadId thread,
            @Nullable Cursor before,
            int limit) {
        return queries.read((transaction, script) -> {
            List<Message> messages = new ArrayList<>();
            List<GuestMessage> guestMessages = new ArrayList<>();
            List<Notice> notices = new ArrayList<>();
            List<Message> copies = new ArrayList<>();
            script.read(
                    new Sql("SELECT " + Keys.ENTRY + " FROM parlor_message m WHERE NOT m.is_notice AND ")
                            .add(page(organization, reader, thread, before, limit, "taken_at")),
                    row -> messages.add(tables.messages().read(organization, row)));
            script.read(
                    new Sql("SELECT " + Keys.ENTRY + " FROM parlor_guest_message m WHERE ")
                            .add(page(organization, reader, thread, before, limit, "at")),
                    row -> guestMessages.add(tables.guestMessages().read(organization, row)));
            Sql page = page(organization, reader, thread, before, limit, "at");
            script.read(
                    new Sql("SELECT m.guest, m.number, m.thread, m.position, m.body" + NOTICES).add(page),
                    row -> notices.add(tables.threads().notice(organization, row)));
            script.read(
                    new Sql("SELECT " + Keys.ENTRY + " FROM (SELECT m.organization, m.guest_copy" + NOTICES)
                            .add(page)
                            .add(") told JOIN parlor_message m"
                                    + " ON m.organization = told.organization AND m.id = told.guest_copy"),
                    row -> copies.add(tables.messages().read(organization, row)));
            transaction.run(script);
            return new TimelineRows(messages, guestMessages, notices, copies);
        });
    }

    private static Sql page(
            OrganizationId organization,
            @Nullable MemberId reader,
            ThreadId thread,
            @Nullable Cursor before,
            int limit,
            String at) {
        Sql sql = new Sql("m.organization = ? AND m.thread = ?", organization.value(), thread.value());
        if (before != null) {
            sql.add(" AND (m." + at + ", m.position) < (?, ?)", before.at(), before.position());
        }
        if (reader != null) {
            sql.add(
                    " AND EXISTS (SELECT 1 FROM parlor_stay s WHERE s.organization = m.organization"
                            + " AND s.thread = m.thread AND s.member = ? AND m.position >= s.reads_from"
                            + " AND (s.reads_to IS NULL OR m.position <= s.reads_to))",
                    reader.value());
        }
        return sql.add(" ORDER BY m." + at + " DESC, m.position DESC LIMIT ?", limit);
    }
}
