package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.OperationId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A host that works on schema 1 while another brings the schema to version 2 and works beside it. The store names nothing of
 * schema 2 when it writes and reads, as this shows on schema 1; so it stands for the host of before.
 */
class NeighboursOnPostgresTest {
    private Database database;

    @BeforeEach
    void create() {
        database = Databases.postgres();
        Migrations.migrate(database.pool(), 1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void S9_X1_a_host_for_schema_1_goes_on_while_and_after_another_migrates_and_both_find_all() throws Exception {
        Store older = openedOnSchema1();
        Semaphore written = new Semaphore(0);
        CountDownLatch enough = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        List<UUID> marks = new ArrayList<>();
        try {
            Future<?> writer = thread.submit(() -> {
                while (enough.getCount() > 0) {
                    UUID name = UUID.randomUUID();
                    older.apply(List.of(Marks.unit(name))).get(0).orThrow();
                    keepAside(older, name);
                    marks.add(name);
                    written.release();
                }
            });
            written.acquire(5);
            JdbcStore.migrate(database.pool());
            Store newer = JdbcStore.on(database.pool());
            written.drainPermits();
            written.acquire(5);
            UUID ofNewer = UUID.randomUUID();
            newer.apply(List.of(Marks.unit(ofNewer))).get(0).orThrow();
            keepAside(newer, ofNewer);
            enough.countDown();
            writer.get();
            marks.add(ofNewer);

            for (Store host : List.of(older, newer)) {
                assertThat(Marks.committed(host)).containsExactlyInAnyOrderElementsOf(marks);
                assertThat(host.quarantined(Marks.ORGANIZATION, 100_000)).hasSameSizeAs(marks);
            }
        } finally {
            enough.countDown();
            thread.shutdownNow();
        }
        assertThat(database.query("SELECT count(*) FROM parlor_quarantine WHERE received_at <= clock_timestamp()"))
                .containsExactly(List.of(Integer.toString(marks.size())));
    }

    /** Without the look at the database: a host for schema 1 asked for no more than that. */
    private Store openedOnSchema1() {
        StartUp.check(database.pool(), 1);
        Dialect.Limits limits = new Dialect.Limits(Duration.ofSeconds(5), Duration.ofSeconds(30));
        return new JdbcStore(
                database.pool(),
                new Layout(Dialect.POSTGRESQL, new Codec(Encryption.NONE), limits),
                new Times(Dialect.POSTGRESQL, null));
    }

    private static void keepAside(Store store, UUID name) {
        Quarantined item =
                new Quarantined(Instant.EPOCH, "unknown kind", new Item.NotUnderstood("unknown kind", name.toString()));
        store.apply(List.of(new Unit<>(
                        Marks.ORGANIZATION,
                        new OperationId(UUID.randomUUID()),
                        Set.of(),
                        Set.of(),
                        Reads.none(),
                        (loaded, now) -> new ChangesBuilder().put(item).answer(true))))
                .get(0)
                .orThrow();
    }
}
