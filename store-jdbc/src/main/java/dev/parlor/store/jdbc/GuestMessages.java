package dev.parlor.store.jdbc;

import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.GuestMessage;
import dev.parlor.store.Changes;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads.Part;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The guests' messages, each by the platform's name only once. */
final class GuestMessages {
    private static final String MESSAGES = "SELECT " + Keys.ENTRY + " FROM parlor_guest_message m WHERE ";

    private final Layout layout;

    GuestMessages(Layout layout) {
        this.layout = layout;
    }

    void load(Ask ask, Script script, Rows rows) {
        Script.Row read = row -> {
            GuestMessage message = read(Keys.organization(row), row);
            rows.of(row).guestMessages.put(message.id(), message);
        };
        ask.chats("m", Ask.has(Part.FETCHES))
                .ifPresent(ofChats -> script.read(
                        new Sql(MESSAGES + "m.is_to_fetch AND ").add(ofChats).add(" ORDER BY m.position, m.id"), read));
        ask.keys(
                        "m.organization, m.id",
                        request -> request.reads().messages().stream().map(MessageId::value))
                .ifPresent(named -> script.read(new Sql(MESSAGES).add(named), read));
        ask.keys(
                        "r.organization, r.platform_id",
                        request -> request.reads().platformIds().stream().map(OrganizationRows::key))
                .ifPresent(named -> script.read(
                        new Sql("SELECT r.platform_id, " + Keys.ENTRY
                                        + " FROM parlor_received_as r JOIN parlor_guest_message m"
                                        + " ON m.organization = r.organization AND m.id = r.message WHERE ")
                                .add(named),
                        row -> {
                            read.read(row);
                            rows.of(row).receivedAs.put(row.getString("platform_id"), Keys.message(row));
                        }));
    }

    GuestMessage read(OrganizationId organization, ResultSet row) throws SQLException {
        return layout.codec().read(organization, GuestMessage.class, row.getString("body"), Keys.entry(row));
    }

    void write(OrganizationId organization, Changes changes, Loaded shown, Script script) {
        for (GuestMessage row : Latest.of(changes.guestMessages(), GuestMessage::id)) {
            boolean isShown = shown.guestMessages().stream()
                    .anyMatch(known ->
                            known.id().equals(row.id()) && known.platformId().equals(row.platformId()));
            if (!isShown) {
                name(organization, row, script);
            }
            script.add(Keys.row("parlor_guest_message", organization, row.chat())
                    .key("id", row.id().value())
                    .set("thread", row.thread().value())
                    .set("position", row.position())
                    .set("at", row.at())
                    .set("is_to_read", !row.whileBlocked() && !row.content().isAboutAnother())
                    .set("is_to_fetch", row.fetch() != null)
                    .set("media_key", Messages.mediaKey(row.content()))
                    .set(
                            "body",
                            layout.codec()
                                    .write(organization, GuestMessage.class, row, "id", "chat", "thread", "position"))
                    .in(layout.dialect()));
        }
    }

    private static void name(OrganizationId organization, GuestMessage row, Script script) {
        script.add(new Sql(
                "DELETE FROM parlor_received_as WHERE organization = ? AND message = ?",
                organization.value(),
                row.id().value()));
        script.add(new Sql(
                "INSERT INTO parlor_received_as (organization, platform_id, message) VALUES (?, ?, ?)",
                organization.value(),
                OrganizationRows.key(row.platformId()),
                row.id().value()));
    }
}
