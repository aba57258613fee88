package dev.parlor.store.jdbc;

import dev.parlor.id.MediaKey;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.Attachment;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Forgets the bytes of old files, page by page, but none that is still to be sent (M3) or under a legal hold (T4). */
final class TidyingFiles {
    private static final int PAGE = 100;
    private static final UUID ALL_THREADS = new UUID(0, 0);

    private static final String HELD = "EXISTS (SELECT 1 FROM parlor_hold h WHERE h.organization = m.organization"
            + " AND h.guest = m.guest AND (h.thread = ? OR h.thread = m.thread))";

    private final Queries queries;
    private final Store store;

    TidyingFiles(Queries queries, Store store) {
        this.queries = queries;
        this.store = store;
    }

    int tidy(OrganizationId organization, MediaStore media, Instant before) {
        int forgotten = 0;
        List<MediaKey> page = media.keptBefore(organization, before, null, PAGE);
        while (!page.isEmpty()) {
            Set<MediaKey> needed = needed(organization, page);
            for (MediaKey key : page) {
                if (!needed.contains(key)) {
                    media.delete(organization, key);
                    forgotten++;
                }
            }
            page = media.keptBefore(organization, before, page.get(page.size() - 1), PAGE);
        }
        return forgotten;
    }

    private Set<MediaKey> needed(OrganizationId organization, List<MediaKey> page) {
        Map<String, MediaKey> keys = new HashMap<>();
        page.forEach(key -> keys.put(Keys.opaque(key.value()), key));
        List<List<String>> wanted = keys.keySet().stream().map(List::of).toList();
        Set<MediaKey> needed = new HashSet<>();
        queries.read(
                new Sql(
                                "SELECT m.media_key FROM parlor_message m WHERE (m.is_unsettled OR " + HELD
                                        + ") AND m.organization = ? AND m.media_key IN ",
                                ALL_THREADS,
                                organization.value())
                        .addRows(wanted)
                        .add(
                                " UNION ALL SELECT m.media_key FROM parlor_guest_message m WHERE " + HELD
                                        + " AND m.organization = ? AND m.media_key IN ",
                                ALL_THREADS,
                                organization.value())
                        .addRows(wanted),
                row -> needed.add(keys.get(row.getString("media_key"))));
        store.intakeEntries(Integer.MAX_VALUE).stream()
                .map(IntakeEntry::content)
                .flatMap(content -> content.attachment().map(Attachment::bytes).stream())
                .map(StoredBytes::key)
                .forEach(needed::add);
        return needed;
    }
}
