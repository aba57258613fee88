package dev.parlor.store.jdbc;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.queue.Attempt;
import dev.parlor.store.Changes;
import dev.parlor.store.Reads.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/** Attempts, and when a business number was last heard of. */
final class Attempts {
    private static final String COLUMNS = "SELECT a.organization, a.guest, a.number, a.message, a.body FROM ";

    private final Layout layout;

    Attempts(Layout layout) {
        this.layout = layout;
    }

    void load(Ask ask, Script script, Rows rows) {
        Script.Row read = row -> {
            Attempt attempt = read(row);
            rows.of(row).attempts.put(attempt.token(), attempt);
        };
        ask.chats("a", Ask.has(Part.LINE))
                .ifPresent(ofChats ->
                        script.read(new Sql(COLUMNS + "parlor_attempt a WHERE a.is_open AND ").add(ofChats), read));
        ask.chats("m", Ask.has(Part.LINE))
                .ifPresent(ofChats -> script.read(
                        new Sql(COLUMNS + "parlor_message m JOIN parlor_attempt a ON a.organization = m.organization"
                                        + " AND a.token = m.attempt_in_doubt WHERE m.is_unsettled AND ")
                                .add(ofChats),
                        read));
        ask.keys(
                        "a.organization, a.token",
                        request -> request.reads().tokens().stream().map(Attempts::key))
                .ifPresent(named -> script.read(new Sql(COLUMNS + "parlor_attempt a WHERE ").add(named), read));
        ask.numbers(Ask.ANY)
                .ifPresent(numbers -> script.read(
                        new Sql("SELECT n.organization, n.number, (SELECT MAX(a.armed_at) FROM parlor_attempt a"
                                        + " WHERE a.organization = n.organization AND a.number = n.number"
                                        + " AND a.is_echoed) AS heard_at FROM (")
                                .add(numbers)
                                .add(") n"),
                        row -> {
                            Instant heardAt = Keys.time(row, "heard_at");
                            if (heardAt != null) {
                                rows.of(row).echoes.put(new BusinessNumberId(row.getString("number")), heardAt);
                            }
                        }));
    }

    private Attempt read(ResultSet row) throws SQLException {
        return layout.codec()
                .read(
                        Keys.organization(row),
                        Attempt.class,
                        row.getString("body"),
                        Map.of("message", Keys.message(row), "chat", Keys.chat(row)));
    }

    void write(OrganizationId organization, Changes changes, Script script) {
        for (Attempt row : Latest.of(changes.attempts(), Attempt::token)) {
            script.add(Keys.row("parlor_attempt", organization, row.chat())
                    .key("token", key(row.token()))
                    .set("message", row.message().value())
                    .set("armed_at", row.armedAt())
                    .set("is_open", row.open())
                    .set("is_echoed", row.echoed())
                    .set("body", layout.codec().write(organization, Attempt.class, row, "message", "chat"))
                    .in(layout.dialect()));
        }
    }

    static String key(AttemptToken token) {
        return Keys.opaque(token.value());
    }
}
