package dev.parlor.store.jdbc;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.id.ChatId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.Changes;
import dev.parlor.store.Reads.Part;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Consent records, in the order in which they were added. Those of a chat that was joined into another stay where they are. */
final class Consents {
    private static final String RECORDS =
            "SELECT r.organization, r.guest, r.number, r.body FROM parlor_consent r WHERE ";
    private static final String OF_FORMER_CHATS = "SELECT r.organization, r.guest, r.number, r.body"
            + " FROM parlor_link l JOIN parlor_consent r ON r.organization = l.organization AND r.guest = l.former WHERE ";

    private final Layout layout;

    Consents(Layout layout) {
        this.layout = layout;
    }

    void load(Ask ask, Script script, Rows rows) {
        Script.Row read = row -> {
            OrganizationId organization = Keys.organization(row);
            ChatId chat = Keys.chat(row);
            rows.of(row)
                    .consents
                    .computeIfAbsent(chat, unused -> new ArrayList<>())
                    .add(layout.codec()
                            .read(organization, ConsentRecord.class, row.getString("body"), Map.of("chat", chat)));
        };
        ask.chats("r", Ask.has(Part.CONSENT))
                .ifPresent(ofChats -> script.read(new Sql(RECORDS).add(ofChats).add(" ORDER BY r.id"), read));
        ask.guests("l", Ask.has(Part.CONSENT))
                .ifPresent(ofGuests ->
                        script.read(new Sql(OF_FORMER_CHATS).add(ofGuests).add(" ORDER BY r.id"), read));
    }

    void write(OrganizationId organization, Changes changes, Script script) {
        for (ConsentRecord row : changes.consents()) {
            script.add(new Sql(
                    "INSERT INTO parlor_consent (organization, guest, number, seal_sequence, body) VALUES (?, ?, ?, ?, ?)",
                    organization.value(),
                    row.chat().guest().value(),
                    row.chat().number().value(),
                    sequence(row),
                    body(organization, row)));
        }
        for (ConsentRecord row : changes.consentsEmptied()) {
            script.add(new Sql(
                    "UPDATE parlor_consent SET body = ?"
                            + " WHERE organization = ? AND guest = ? AND number = ? AND seal_sequence = ?",
                    body(organization, row),
                    organization.value(),
                    row.chat().guest().value(),
                    row.chat().number().value(),
                    Objects.requireNonNull(sequence(row))));
        }
    }

    private String body(OrganizationId organization, ConsentRecord row) {
        return layout.codec().write(organization, ConsentRecord.class, row, "chat");
    }

    private static @Nullable Long sequence(ConsentRecord row) {
        return row.seal() == null ? null : row.seal().sequence();
    }
}
