package dev.parlor.store.jdbc;

import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.notice.Notice;
import dev.parlor.store.Changes;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads.Part;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.ReadMarks;
import dev.parlor.thread.Roster;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Threads with their rosters, and notices. */
final class Threads {
    private final Layout layout;

    Threads(Layout layout) {
        this.layout = layout;
    }

    /** Of which chats the named threads are. */
    void find(Ask ask, Script script, Rows rows) {
        if (!ask.threads(Ask.ANY).isEmpty()) {
            script.read(
                    new Sql("SELECT t.organization, t.id AS thread, t.guest, t.number FROM parlor_thread t"
                                    + " WHERE (t.organization, t.id) IN ")
                            .addRows(ask.threads(Ask.ANY)),
                    row -> rows.of(row).chatOfThread.put(Keys.thread(row), Keys.chat(row)));
        }
    }

    void load(Ask ask, Script script, Rows rows) {
        ask.chats("t", Ask.has(Part.THREADS))
                .ifPresent(ofChats -> script.read(
                        new Sql("SELECT t.organization, t.guest, t.number, t.id AS thread, t.body FROM parlor_thread t"
                                        + " WHERE ")
                                .add(ofChats)
                                .add(" ORDER BY t.id"),
                        row -> {
                            MessageThread thread = read(row);
                            rows.of(row).threads.put(thread.id(), thread);
                        }));
    }

    private MessageThread read(ResultSet row) throws SQLException {
        return layout.codec()
                .read(
                        Keys.organization(row),
                        MessageThread.class,
                        row.getString("body"),
                        Map.of("id", Keys.thread(row), "chat", Keys.chat(row)));
    }

    void write(OrganizationId organization, Changes changes, Loaded shown, Script script) {
        for (MessageThread row : Latest.of(changes.threads(), MessageThread::id)) {
            script.add(Keys.row("parlor_thread", organization, row.chat())
                    .key("id", row.id().value())
                    .set("started_at", row.startedAt())
                    .set("last_activity_at", row.lastActivityAt())
                    .set("body", layout.codec().write(organization, MessageThread.class, row, "id", "chat"))
                    .in(layout.dialect()));
            Optional<MessageThread> known = shown.threads().stream()
                    .filter(thread -> thread.id().equals(row.id()))
                    .findFirst();
            if (known.filter(thread -> thread.roster().equals(row.roster())).isEmpty()) {
                writeStays(organization, row.chat(), row.id(), row.roster(), script);
            }
            writeMarks(organization, row, known.map(MessageThread::read).orElse(ReadMarks.none()), script);
        }
    }

    private void writeStays(OrganizationId organization, ChatId chat, ThreadId thread, Roster roster, Script script) {
        List<Roster.Stay> stays = roster.stays();
        for (int place = 0; place < stays.size(); place++) {
            Roster.Stay stay = stays.get(place);
            script.add(Keys.row("parlor_stay", organization, chat)
                    .key("thread", thread.value())
                    .key("place", place)
                    .set("member", stay.member().value())
                    .set("reads_from", stay.readsFrom())
                    .set("reads_to", stay.readsTo())
                    .set("last_out", stay.lastOut())
                    .in(layout.dialect()));
        }
        script.add(new Sql(
                "DELETE FROM parlor_stay"
                        + " WHERE organization = ? AND guest = ? AND number = ? AND thread = ? AND place >= ?",
                organization.value(),
                chat.guest().value(),
                chat.number().value(),
                thread.value(),
                stays.size()));
    }

    /** A mark only moves forward, so that none ever goes. */
    private void writeMarks(OrganizationId organization, MessageThread row, ReadMarks known, Script script) {
        row.read().upTo().forEach((MemberId member, Long upTo) -> {
            if (known.of(member) != upTo) {
                script.add(Keys.row("parlor_read_mark", organization, row.chat())
                        .key("thread", row.id().value())
                        .key("member", member.value())
                        .set("up_to", upTo)
                        .in(layout.dialect()));
            }
        });
    }

    void writeNotices(OrganizationId organization, Changes changes, Script script) {
        for (Notice row : changes.notices()) {
            script.add(new Sql(
                    "INSERT INTO parlor_notice (organization, guest, number, thread, position, at, guest_copy, body)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    organization.value(),
                    row.chat().guest().value(),
                    row.chat().number().value(),
                    row.thread().value(),
                    row.position(),
                    row.at(),
                    row.guestCopy() == null ? null : row.guestCopy().value(),
                    layout.codec().write(organization, Notice.class, row, "chat", "thread", "position")));
        }
    }

    Notice notice(OrganizationId organization, ResultSet row) throws SQLException {
        return layout.codec()
                .read(
                        organization,
                        Notice.class,
                        row.getString("body"),
                        Map.of(
                                "chat", Keys.chat(row),
                                "thread", Keys.thread(row),
                                "position", row.getLong("position")));
    }
}
