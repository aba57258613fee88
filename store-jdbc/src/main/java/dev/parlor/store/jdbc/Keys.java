package dev.parlor.store.jdbc;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How keys stand in columns. */
final class Keys {
    /** The columns of a message of either side. */
    static final String ENTRY = "m.organization, m.guest, m.number, m.id AS message, m.thread, m.position, m.body";

    private Keys() {}

    /** The three columns of a chat's key. */
    static List<Object> of(OrganizationId organization, ChatId chat) {
        return List.of(organization.value(), chat.guest().value(), chat.number().value());
    }

    /** A row of a chat's. */
    static Upsert row(String table, OrganizationId organization, ChatId chat) {
        return new Upsert(table)
                .key("organization", organization.value())
                .key("guest", chat.guest().value())
                .key("number", chat.number().value());
    }

    static OrganizationId organization(ResultSet row) throws SQLException {
        return new OrganizationId(row.getString("organization"));
    }

    static GuestId guest(ResultSet row) throws SQLException {
        return new GuestId(uuid(row, "guest"));
    }

    static ChatId chat(ResultSet row) throws SQLException {
        return new ChatId(guest(row), new BusinessNumberId(row.getString("number")));
    }

    static ThreadId thread(ResultSet row) throws SQLException {
        return new ThreadId(uuid(row, "thread"));
    }

    /** What stands in columns of an entry of a thread, {@link #ENTRY}, and not in its body. */
    static Map<String, Object> entry(ResultSet row) throws SQLException {
        return Map.of(
                "id", message(row), "chat", chat(row), "thread", thread(row), "position", row.getLong("position"));
    }

    static MessageId message(ResultSet row) throws SQLException {
        return new MessageId(uuid(row, "message"));
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * Opaque text as a key: what no database keeps in a column, NUL and halves of surrogate pairs, is spelled out. Two texts
     * never become the same.
     */
    static String opaque(String opaque) {
        boolean plain =
                opaque.chars().noneMatch(unit -> unit == '\\' || unit == 0 || Character.isSurrogate((char) unit));
        if (plain) {
            return opaque;
        }
        StringBuilder key = new StringBuilder();
        opaque.codePoints().forEach(code -> {
            if (code == '\\' || code == 0 || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
                key.append('\\').append(Integer.toHexString(code)).append(';');
            } else {
                key.appendCodePoint(code);
            }
        });
        return key.toString();
    }

    static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A name as it is looked for: whatever its case. */
    static String folded(String name) {
        return opaque(name.toLowerCase(Locale.ROOT));
    }
}
