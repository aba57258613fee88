package dev.parlor.store.jdbc;

import dev.parlor.id.ChatId;
import dev.parlor.id.ThreadId;
import dev.parlor.store.Reads.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Locks and loads what several units want: one statement per table and kind of key, all in one round trip. */
final class Loading {
    /** A chat can be joined into another while it is waited for, and that one again; not for ever. */
    private static final int MOST_JOINS = 10;

    private final Layout layout;
    private final Tables tables;

    Loading(Layout layout, Tables tables) {
        this.layout = layout;
        this.tables = tables;
    }

    /** Requests as they are meant by now, and what they are shown. */
    record Found(List<Ask.Request> requests, Rows rows) {}

    /** Locks the chats of all requests, or the directories of those without, then loads. */
    Found lockAndLoad(Connection connection, Script first, List<Ask.Request> requests, Sql time) throws SQLException {
        Script script = first;
        List<Ask.Request> meant = requests;
        for (int tries = 0; tries < MOST_JOINS; tries++) {
            Ask ask = resolved(connection, meant);
            Rows rows = new Rows();
            tables.directories().lock(ask, script);
            tables.chats().lock(ask, script, rows);
            script.read(new Sql("SELECT ").add(time), row -> rows.time = Keys.time(row, 1));
            loadRest(new Ask(meant), ask, script, rows);
            script.run(connection, layout.dialect());
            List<Ask.Request> joined = joined(meant, rows);
            if (joined.equals(meant) && areLocked(meant, rows)) {
                return new Found(meant, rows);
            }
            meant = joined;
            script = new Script();
        }
        throw new Collision();
    }

    /** The same without any lock. */
    Found load(Connection connection, Script first, List<Ask.Request> requests) throws SQLException {
        Script script = first;
        List<Ask.Request> meant = requests;
        for (int tries = 0; tries < MOST_JOINS; tries++) {
            Ask ask = resolved(connection, meant);
            Rows rows = new Rows();
            tables.chats().load(ask, script, rows);
            loadRest(new Ask(meant), ask, script, rows);
            script.run(connection, layout.dialect());
            List<Ask.Request> joined = joined(meant, rows);
            if (joined.equals(meant)) {
                return new Found(meant, rows);
            }
            meant = joined;
            script = new Script();
        }
        throw new Collision();
    }

    private void loadRest(Ask named, Ask ask, Script script, Rows rows) {
        tables.threads().find(named, script, rows);
        tables.people().load(ask, script, rows);
        tables.threads().load(ask, script, rows);
        tables.directories().load(ask, script, rows);
        tables.consents().load(ask, script, rows);
        tables.messages().load(ask, script, rows);
        tables.guestMessages().load(ask, script, rows);
        tables.attempts().load(ask, script, rows);
        tables.aside().load(ask, script, rows);
        tables.aside().loadSeen(ask, script, rows);
        tables.erasures().load(ask, script, rows);
        loadIntake(ask, script, rows);
    }

    private void loadIntake(Ask ask, Script script, Rows rows) {
        ask.chats("t", Ask.has(Part.INTAKE))
                .ifPresent(ofChats -> script.read(
                        new Sql("SELECT i.organization, i.id AS message, i.thread, i.body FROM parlor_thread t"
                                        + " JOIN parlor_intake i ON i.organization = t.organization AND i.thread = t.id"
                                        + " WHERE ")
                                .add(ofChats)
                                .add(" ORDER BY i.place"),
                        row -> rows.of(row).intake.add(JdbcIntake.read(layout, Keys.organization(row), row))));
    }

    /** Where statements do not travel together, the chats of threads are looked up before, and each statement stays simple. */
    private Ask resolved(Connection connection, List<Ask.Request> requests) throws SQLException {
        Ask ask = new Ask(requests);
        if (layout.dialect().sendsTogether() || ask.threads(Ask.ANY).isEmpty()) {
            return ask;
        }
        Rows rows = new Rows();
        Script script = new Script();
        tables.threads().find(ask, script, rows);
        script.run(connection, layout.dialect());
        List<Ask.Request> known = new ArrayList<>();
        for (Ask.Request request : requests) {
            Set<ChatId> chats = rows.of(request.organization()).chatsOf(request);
            known.add(new Ask.Request(request.organization(), chats, Set.of(), request.reads()));
        }
        return new Ask(known);
    }

    /** A former chat means the one that it became. */
    private static List<Ask.Request> joined(List<Ask.Request> requests, Rows rows) {
        List<Ask.Request> meant = new ArrayList<>();
        for (Ask.Request request : requests) {
            OrganizationRows found = rows.of(request.organization());
            Set<ChatId> chats = request.chats().stream()
                    .map(chat -> new ChatId(found.linked.getOrDefault(chat.guest(), chat.guest()), chat.number()))
                    .collect(Collectors.toSet());
            meant.add(new Ask.Request(request.organization(), chats, request.threads(), request.reads()));
        }
        return meant;
    }

    /** A thread can go over to another chat while its former one is waited for. */
    private static boolean areLocked(List<Ask.Request> requests, Rows rows) {
        return requests.stream().allMatch(request -> {
            OrganizationRows found = rows.of(request.organization());
            Map<ThreadId, ChatId> chats = found.chatOfThread;
            return request.threads().stream()
                    .filter(chats::containsKey)
                    .allMatch(thread -> found.locked.contains(chats.get(thread)));
        });
    }
}
