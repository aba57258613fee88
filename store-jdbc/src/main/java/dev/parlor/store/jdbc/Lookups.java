package dev.parlor.store.jdbc;

import dev.parlor.contact.Contact;
import dev.parlor.contact.LegalHold;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.ChatId;
import dev.parlor.id.MediaKey;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Quarantined;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The small queries: one statement each. */
final class Lookups {
    private final Layout layout;
    private final Queries queries;
    private final Tables tables;

    Lookups(Layout layout, Queries queries, Tables tables) {
        this.layout = layout;
        this.queries = queries;
        this.tables = tables;
    }

    Optional<ChatId> chatOf(OrganizationId organization, PlatformId platformId, @Nullable AttemptToken token) {
        List<ChatId> found = new ArrayList<>();
        Sql byName = new Sql(
                "SELECT m.guest, m.number, 1 AS turn FROM parlor_sent_as s JOIN parlor_message m"
                        + " ON m.organization = s.organization AND m.id = s.message"
                        + " WHERE s.organization = ? AND s.platform_id = ?",
                organization.value(),
                OrganizationRows.key(platformId));
        if (token != null) {
            byName.add(
                    " UNION ALL SELECT a.guest, a.number, 0 AS turn FROM parlor_attempt a"
                            + " WHERE a.organization = ? AND a.token = ?",
                    organization.value(),
                    Attempts.key(token));
        }
        queries.read(
                new Sql("SELECT k.guest, k.number FROM (").add(byName).add(") k ORDER BY k.turn"),
                row -> found.add(Keys.chat(row)));
        return found.stream().findFirst();
    }

    List<Contact> contacts(MemberId owner) {
        List<Contact> found = new ArrayList<>();
        queries.read(
                new Sql(
                        "SELECT c.id, c.guest, c.body FROM parlor_contact c WHERE c.organization = ? AND c.owner = ?",
                        owner.organization().value(),
                        owner.value()),
                row -> found.add(tables.people().contact(owner.organization(), row)));
        found.sort(Comparator.comparing((Contact contact) -> contact.name().value())
                .thenComparing(contact -> contact.id().value()));
        return found;
    }

    List<ThreadId> threadsHeldBy(OrganizationId organization, Gate gate) {
        List<ThreadId> found = new ArrayList<>();
        queries.read(
                new Sql(
                        "SELECT DISTINCT m.thread FROM parlor_message m"
                                + " WHERE m.organization = ? AND m.held_by IS NOT NULL AND POSITION(? IN m.held_by) > 0",
                        organization.value(),
                        Messages.inList(gate)),
                row -> found.add(Keys.thread(row)));
        return found;
    }

    Set<MediaKey> carried(OrganizationId organization, Set<MediaKey> files) {
        if (files.isEmpty()) {
            return Set.of();
        }
        Map<String, MediaKey> keys = new HashMap<>();
        files.forEach(file -> keys.put(Keys.opaque(file.value()), file));
        List<List<String>> wanted = keys.keySet().stream().map(List::of).toList();
        Set<MediaKey> found = new HashSet<>();
        String of = " WHERE m.organization = ? AND m.media_key IN ";
        queries.read(
                new Sql("SELECT m.media_key FROM parlor_message m" + of, organization.value())
                        .addRows(wanted)
                        .add(" UNION SELECT m.media_key FROM parlor_guest_message m" + of, organization.value())
                        .addRows(wanted),
                row -> found.add(keys.get(row.getString("media_key"))));
        return found;
    }

    List<MemberId> members(OrganizationId organization) {
        List<MemberId> found = new ArrayList<>();
        queries.read(
                new Sql("SELECT m.id FROM parlor_member m WHERE m.organization = ?", organization.value()),
                row -> found.add(new MemberId(organization, row.getString("id"))));
        found.sort(Comparator.comparing(MemberId::value));
        return found;
    }

    List<ChatId> chatsWithConsent(OrganizationId organization) {
        List<ChatId> found = new ArrayList<>();
        queries.read(
                new Sql(
                        "SELECT DISTINCT r.guest, r.number FROM parlor_consent r WHERE r.organization = ?",
                        organization.value()),
                row -> found.add(Keys.chat(row)));
        return found;
    }

    List<LegalHold> holds(OrganizationId organization) {
        List<LegalHold> found = new ArrayList<>();
        queries.read(
                new Sql(
                        "SELECT h.guest, h.thread, h.body FROM parlor_hold h WHERE h.organization = ?"
                                + " ORDER BY h.since, h.guest, h.thread",
                        organization.value()),
                row -> found.add(tables.erasures().hold(organization, row)));
        return found;
    }

    List<Quarantined> quarantined(OrganizationId organization, int limit) {
        List<Quarantined> found = new ArrayList<>();
        queries.read(
                new Sql(
                        "SELECT q.body FROM parlor_quarantine q WHERE q.organization = ? ORDER BY q.place LIMIT ?",
                        organization.value(),
                        limit),
                row -> found.add(tables.aside().read(organization, row.getString("body"))));
        return found;
    }

    List<IntakeEntry> intakeEntries(int limit) {
        List<IntakeEntry> found = new ArrayList<>();
        queries.read(
                new Sql(
                        "SELECT i.organization, i.id AS message, i.thread, i.body FROM parlor_intake i"
                                + " ORDER BY i.place LIMIT ?",
                        limit),
                row -> found.add(JdbcIntake.read(layout, Keys.organization(row), row)));
        return found;
    }
}
