package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.ThreadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many bytes of PostgreSQL a thread and a message take, with their indexes, as the flows write them. Not a part of every
 * build: {@code ./mvnw test -Dplans}.
 */
@Tag("plans")
class SizingTest {
    private static final int THREADS = 200;
    private static final int MESSAGES_EACH = 10;
    private static final String TEXT =
            "Good morning, your papers are ready. Shall I send them, or would you like to come by? "
                    .repeat(2)
                    .substring(0, 120);

    @Test
    void what_threads_and_messages_take_is_printed() {
        try (Database database = Rooms.migrated(Databases.postgres())) {
            JdbcStore store = JdbcStore.on(database.pool());
            Harbor harbor = new Harbor("harbor", store, JdbcMediaStore.on(database.pool(), store::time));
            Map<String, Long> empty = bytes(database);

            List<ThreadId> threads = new ArrayList<>();
            for (int guest = 0; guest < THREADS; guest++) {
                threads.add(harbor.meets(guest));
            }
            harbor.reports();
            harbor.dispatches();
            Map<String, Long> met = bytes(database);
            print("thread (contact, request, consent)", empty, met, THREADS);

            for (int message = 0; message < MESSAGES_EACH; message++) {
                threads.forEach(thread -> harbor.writes(thread, TEXT));
                harbor.dispatches();
            }
            harbor.reports();
            harbor.dispatches();
            Map<String, Long> written = bytes(database);
            print("member's message, sent and read", met, written, THREADS * MESSAGES_EACH);

            for (int message = 0; message < MESSAGES_EACH; message++) {
                for (int guest = 0; guest < THREADS; guest++) {
                    harbor.hears(guest, TEXT);
                }
                harbor.dispatches();
            }
            Map<String, Long> heard = bytes(database);
            print("guest's message", written, heard, THREADS * MESSAGES_EACH);
            assertThat(total(heard)).isGreaterThan(total(written));
        }
    }

    private static void print(String what, Map<String, Long> before, Map<String, Long> after, int count) {
        System.out.printf("sizing: %d bytes for each %s%n", (total(after) - total(before)) / count, what);
        after.forEach((table, bytes) -> {
            long each = (bytes - before.getOrDefault(table, 0L)) / count;
            if (each > 0) {
                System.out.printf("sizing:   %6d in %s%n", each, table);
            }
        });
    }

    private static long total(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Packed as they are when autovacuum has reused what updates left. */
    private static Map<String, Long> bytes(Database database) {
        Map<String, Long> bytes = new TreeMap<>();
        database.execute("VACUUM FULL");
        for (String table : database.tables()) {
            String size = database.query("SELECT pg_total_relation_size('" + table + "')")
                    .get(0)
                    .get(0);
            bytes.put(table, Long.parseLong(size));
        }
        return bytes;
    }
}
