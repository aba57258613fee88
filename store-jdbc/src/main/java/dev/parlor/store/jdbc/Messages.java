package dev.parlor.store.jdbc;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.CallerKey;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Content;
import dev.parlor.message.Erased;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Purpose;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.Changes;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Our messages, and what the platform calls them. */
final class Messages {
    private static final String MESSAGES = "SELECT " + Keys.ENTRY + " FROM parlor_message m ";
    private static final String OF_ATTEMPTS = "SELECT " + Keys.ENTRY + " FROM parlor_attempt a JOIN parlor_message m"
            + " ON m.organization = a.organization AND m.id = a.message WHERE ";

    private final Layout layout;

    Messages(Layout layout) {
        this.layout = layout;
    }

    void load(Ask ask, Script script, Rows rows) {
        Script.Row read = row -> {
            Message message = read(Keys.organization(row), row);
            rows.of(row).messages.put(message.id(), message);
        };
        ask.chats("m", Ask.has(Part.LINE))
                .ifPresent(ofChats -> script.read(
                        new Sql(MESSAGES + "WHERE m.is_unsettled AND ")
                                .add(ofChats)
                                .add(" ORDER BY m.position, m.id"),
                        read));
        ask.chats("a", Ask.has(Part.LINE))
                .ifPresent(ofChats -> script.read(new Sql(OF_ATTEMPTS + "a.is_open AND ").add(ofChats), read));
        ask.keys(
                        "a.organization, a.token",
                        request -> request.reads().tokens().stream().map(token -> Keys.opaque(token.value())))
                .ifPresent(named -> script.read(new Sql(OF_ATTEMPTS).add(named), read));
        ask.keys(
                        "m.organization, m.id",
                        request -> request.reads().messages().stream().map(MessageId::value))
                .ifPresent(named -> script.read(new Sql(MESSAGES + "WHERE ").add(named), read));
        loadByCallersKey(ask, script, read);
        ask.keys(
                        "s.organization, s.platform_id",
                        request -> request.reads().platformIds().stream().map(OrganizationRows::key))
                .ifPresent(named -> script.read(
                        new Sql("SELECT s.platform_id, " + Keys.ENTRY + " FROM parlor_sent_as s JOIN parlor_message m"
                                        + " ON m.organization = s.organization AND m.id = s.message WHERE ")
                                .add(named),
                        row -> {
                            read.read(row);
                            rows.of(row).sentAs.put(row.getString("platform_id"), Keys.message(row));
                        }));
    }

    private static void loadByCallersKey(Ask ask, Script script, Script.Row read) {
        Set<List<Object>> keys = ask.requests().stream()
                .flatMap(request -> request.reads().keys().stream())
                .map(key -> List.<Object>of(key.value()))
                .collect(Collectors.toSet());
        ask.chats("m", request -> !request.reads().keys().isEmpty())
                .ifPresent(ofChats -> script.read(
                        new Sql(MESSAGES + "WHERE ")
                                .add(ofChats)
                                .add(" AND m.caller_key IN ")
                                .addRows(keys),
                        read));
    }

    Message read(OrganizationId organization, ResultSet row) throws SQLException {
        return layout.codec().read(organization, Message.class, row.getString("body"), Keys.entry(row));
    }

    void write(OrganizationId organization, Changes changes, Loaded shown, Script script) {
        for (Message row : Latest.of(changes.messages(), Message::id)) {
            script.add(upsert(organization, row).in(layout.dialect()));
            PlatformId name = row.delivery().platformId();
            if (row.content() instanceof Erased) {
                script.add(new Sql(
                        "DELETE FROM parlor_sent_as WHERE organization = ? AND message = ?",
                        organization.value(),
                        row.id().value()));
            } else if (isShownAs(name, row, shown)) {
                continue;
            }
            if (name != null) {
                name(organization, name, row.id(), shown, script);
            }
        }
    }

    private static boolean isShownAs(@Nullable PlatformId name, Message row, Loaded shown) {
        return shown.messages().stream()
                .anyMatch(known -> known.id().equals(row.id())
                        && name != null
                        && name.equals(known.delivery().platformId()));
    }

    private Upsert upsert(OrganizationId organization, Message row) {
        CallerKey key = row.key();
        AttemptToken attempt = row.delivery().attempt();
        boolean inDoubt = row.state() == MessageState.IN_DOUBT;
        return Keys.row("parlor_message", organization, row.chat())
                .key("id", row.id().value())
                .set("thread", row.thread().value())
                .set("position", row.position())
                .set("taken_at", row.takenAt())
                .set("author", row.author() == null ? null : row.author().value())
                .set("is_members", row.purpose().isMembers())
                .set("is_notice", row.purpose() == Purpose.NOTICE)
                .set("is_unsettled", row.state().isUnsettled())
                .set("held_by", row.state().isUnsettled() ? heldBy(row) : null)
                .set("caller_key", key == null ? null : key.value())
                .set("attempt_in_doubt", inDoubt && attempt != null ? Keys.opaque(attempt.value()) : null)
                .set("media_key", mediaKey(row.content()))
                .set(
                        "body",
                        layout.codec().write(organization, Message.class, row, "id", "chat", "thread", "position"));
    }

    private static @Nullable String heldBy(Message row) {
        Set<Gate> gates = row.progress().heldBy();
        return gates.isEmpty()
                ? null
                : gates.stream().map(Messages::inList).sorted().collect(Collectors.joining());
    }

    /** A gate as it stands in {@code held_by}. */
    static String inList(Gate gate) {
        return "<" + gate.name() + ">";
    }

    /** Of the file that a message carries. */
    static @Nullable String mediaKey(Content content) {
        StoredBytes bytes = content.attachment().map(Attachment::bytes).orElse(null);
        return bytes == null ? null : Keys.opaque(bytes.key().value());
    }

    /**
     * The platform calls a message so. Whoever parks a report on that name meets this unit at its row, so that one of both
     * sees the other: reports that this unit was not shown are a collision.
     */
    private void name(OrganizationId organization, PlatformId name, MessageId message, Loaded shown, Script script) {
        String key = OrganizationRows.key(name);
        meet(organization, key, script);
        boolean[] known = {false};
        script.read(
                new Sql(
                        "SELECT message FROM parlor_sent_as"
                                + " WHERE organization = ? AND platform_id = ? AND message IS NOT NULL",
                        organization.value(),
                        key),
                row -> known[0] = true);
        long parked = shown.parked().stream()
                .filter(report -> report.message().equals(name))
                .count();
        script.read(
                new Sql(
                        "SELECT COUNT(*) FROM parlor_parked WHERE organization = ? AND platform_id = ?",
                        organization.value(),
                        key),
                row -> {
                    if (!known[0] && row.getLong(1) > parked) {
                        throw new Collision();
                    }
                });
        script.add(new Sql(
                "UPDATE parlor_sent_as SET message = ? WHERE organization = ? AND platform_id = ?",
                message.value(),
                organization.value(),
                key));
    }

    /** Locks the row of a name, known or not. */
    void meet(OrganizationId organization, String key, Script script) {
        script.add(new Upsert("parlor_sent_as")
                .key("organization", organization.value())
                .key("platform_id", key)
                .in(layout.dialect()));
        script.add(new Sql(
                "SELECT message FROM parlor_sent_as WHERE organization = ? AND platform_id = ? FOR UPDATE",
                organization.value(),
                key));
    }
}
