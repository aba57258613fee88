package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.store.Answer;
import dev.parlor.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that is ended in the middle of its work, and comes back. */
class KilledOnPostgresTest {
    private static final int WRITERS = 4;

    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<UUID, RuntimeException> failures = new ConcurrentHashMap<>();
    private final Semaphore answers = new Semaphore(0);
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void X1_X5_what_was_answered_is_there_once_and_what_failed_is_not_however_often_the_database_is_killed()
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (PostgresServer server = PostgresServer.start();
                Database database = Databases.postgresOn(server)) {
            JdbcStore.migrate(database.pool());
            JdbcStore store = JdbcStore.on(database.pool());
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.add(threads.submit(() -> writeUntilEnough(store)));
            }
            for (int kill = 0; kill < 3; kill++) {
                answers.acquire(40);
                server.stopImmediately();
                server.startAgain();
                answers.drainPermits();
            }
            answers.acquire(40);
            enough.set(true);
            for (Future<?> writer : writers) {
                writer.get();
            }

            List<UUID> committed = Marks.committed(store);
            assertThat(committed).as("each once").doesNotHaveDuplicates();
            assertThat(acknowledged).as("none lost").isSubsetOf(committed);
            assertThat(committed.stream().filter(failures::containsKey).map(failures::get))
                    .as("none that was said to have failed")
                    .isEmpty();
            assertThat(failures.values())
                    .isNotEmpty()
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOf(StoreException.class)
                            .hasMessageStartingWith("the database could not "));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void while_the_database_is_away_each_operation_says_so_and_the_same_store_works_again_afterwards() {
        try (PostgresServer server = PostgresServer.start();
                Database database = Databases.postgresOn(server)) {
            JdbcStore.migrate(database.pool());
            JdbcStore store = JdbcStore.on(database.pool());
            UUID before = UUID.randomUUID();
            store.apply(List.of(Marks.unit(before))).get(0).orThrow();

            server.stopImmediately();
            assertThatThrownBy(store::time).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> Marks.committed(store)).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> StartUp.check(database.pool())).isInstanceOf(StartUpException.class);

            server.startAgain();
            UUID after = UUID.randomUUID();
            store.apply(List.of(Marks.unit(after))).get(0).orThrow();
            assertThat(Marks.committed(store)).containsExactly(before, after);
        }
    }

    private void writeUntilEnough(JdbcStore store) {
        while (!enough.get()) {
            UUID name = UUID.randomUUID();
            try {
                Answer<UUID> answer = store.apply(List.of(Marks.unit(name))).get(0);
                acknowledged.add(answer.orThrow());
                answers.release();
            } catch (RuntimeException failure) {
                failures.put(name, failure);
            }
        }
    }
}
