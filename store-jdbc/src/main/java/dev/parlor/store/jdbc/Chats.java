package dev.parlor.store.jdbc;

import dev.parlor.id.ChatId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.Changes;
import dev.parlor.store.Wake;
import dev.parlor.thread.Chat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chats: what units lock, and when a dispatcher looks at them. */
final class Chats {
    private static final String CHATS = "SELECT c.organization, c.guest, c.number, c.body FROM parlor_chat c WHERE ";

    private final Layout layout;

    Chats(Layout layout) {
        this.layout = layout;
    }

    /** Locks the chats in the order of their ids, also those that are not there yet, and loads those that are. */
    void lock(Ask ask, Script script, Rows rows) {
        for (List<Object> chat : ask.namedChats(Ask.ANY)) {
            script.add(new Upsert("parlor_chat")
                    .key("organization", chat.get(0))
                    .key("guest", chat.get(1))
                    .key("number", chat.get(2))
                    .in(layout.dialect()));
        }
        ask.chats("c", Ask.ANY)
                .ifPresent(named -> script.read(
                        new Sql(CHATS).add(named).add(" ORDER BY c.organization, c.guest, c.number FOR UPDATE"),
                        row -> read(row, rows)));
    }

    void load(Ask ask, Script script, Rows rows) {
        ask.chats("c", Ask.ANY).ifPresent(named -> script.read(new Sql(CHATS).add(named), row -> read(row, rows)));
    }

    private void read(ResultSet row, Rows rows) throws SQLException {
        ChatId id = Keys.chat(row);
        rows.of(row).locked.add(id);
        String body = row.getString("body");
        if (body != null) {
            rows.of(row).chats.put(id, chat(Keys.organization(row), id, body));
        }
    }

    Chat chat(OrganizationId organization, ChatId id, String body) {
        return layout.codec().read(organization, Chat.class, body, Map.of("id", id));
    }

    /** One write for each chat: the chat itself, its wake, its lease. */
    void write(OrganizationId organization, Changes changes, Script script) {
        Map<ChatId, Upsert> rows = new LinkedHashMap<>();
        Latest.of(changes.chats(), Chat::id)
                .forEach(chat -> row(rows, organization, chat.id()).set("body", body(organization, chat)));
        changes.wakes().forEach((id, wake) -> set(row(rows, organization, id), wake));
        changes.leasesGivenBack()
                .forEach(id -> row(rows, organization, id)
                        .set("lease_until", (Object) null)
                        .set("lease_by", (Object) null));
        rows.values().forEach(row -> script.add(row.in(layout.dialect())));
    }

    /** A new claim: the chat with the next fence, and who has it until when. */
    void lease(
            OrganizationId organization, ChatId id, Map<ChatId, Chat> claimed, String host, Sql until, Script script) {
        Upsert row = Keys.row("parlor_chat", organization, id)
                .set("lease_until", until)
                .set("lease_by", Keys.opaque(host));
        Chat chat = claimed.get(id);
        if (chat != null) {
            row.set("body", body(organization, chat));
        }
        script.add(row.in(layout.dialect()));
    }

    static void set(Upsert row, Wake wake) {
        row.set("wake_line", wake.line())
                .set("wake_timer", wake.timer())
                .set("due_at", wake.earliest().orElse(null));
    }

    String body(OrganizationId organization, Chat chat) {
        return layout.codec().write(organization, Chat.class, chat, "id");
    }

    private static Upsert row(Map<ChatId, Upsert> rows, OrganizationId organization, ChatId id) {
        return rows.computeIfAbsent(id, chat -> Keys.row("parlor_chat", organization, chat));
    }
}
