package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.PlatformId;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.store.Wake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many sends a second PostgreSQL takes when they come one by one on many threads, and when the same ones come as batches,
 * each one transaction. Nothing is asserted of the clock; the figures are printed. Not a part of every build:
 * {@code ./mvnw test -Dplans}.
 */
@Tag("plans")
class TogetherTest {
    private static final int CHATS = 16;
    private static final int ROUNDS = 150;

    @Test
    void sends_one_by_one_and_together_are_timed() throws InterruptedException, ExecutionException {
        try (Database database = Rooms.migrated(Databases.postgres())) {
            JdbcStore store = JdbcStore.on(database.pool());
            IntStream.rangeClosed(1, CHATS).forEach(number -> Room.commit(store, Room.with(number)));
            for (String turn : List.of("to warm up", "measured")) {
                int base = turn.equals("measured") ? 1_000_000 : 100_000;
                oneByOne(database, store, base, turn, 1);
                oneByOne(database, store, 2 * base, turn, CHATS);
                together(database, store, 3 * base, turn);
            }
            assertThat(database.query("SELECT count(*) FROM parlor_message"))
                    .containsExactly(List.of(String.valueOf(2 * 3 * CHATS * ROUNDS)));
        }
    }

    private static void oneByOne(Database database, JdbcStore store, int base, String turn, int hands)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(hands);
        try {
            long commits = commits(database);
            long begun = System.nanoTime();
            List<Future<?>> working = new ArrayList<>();
            for (int hand = 0; hand < hands; hand++) {
                int first = hand + 1;
                working.add(pool.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        for (int chat = first; chat <= CHATS; chat += hands) {
                            Room.apply(store, send(chat, base + round * CHATS + chat));
                        }
                    }
                }));
            }
            for (Future<?> hand : working) {
                hand.get();
            }
            print("one by one on " + hands + " threads, " + turn, begun, commits(database) - commits);
        } finally {
            pool.shutdown();
        }
    }

    private static void together(Database database, JdbcStore store, int base, String turn) {
        long commits = commits(database);
        long begun = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            int first = base + round * CHATS;
            store.apply(IntStream.rangeClosed(1, CHATS)
                            .mapToObj(chat -> send(chat, first + chat))
                            .toList())
                    .forEach(Answer::orThrow);
        }
        print("together, " + CHATS + " in a transaction, " + turn, begun, commits(database) - commits);
    }

    private static Unit<String> send(int chat, int number) {
        return Room.onThread(
                chat,
                Reads.everything(),
                (loaded, time) -> new ChangesBuilder()
                        .put(loaded.chats().get(0).withPositionTaken())
                        .put(loaded.threads().get(0).activeAt(time))
                        .put(Room.ours(number, chat).accepted(new PlatformId("sent-" + number), time))
                        .add(Room.event(number))
                        .wake(loaded.chats().get(0).id(), Wake.ofLine(time))
                        .answer("taken"));
    }

    private static void print(String what, long begun, long commits) {
        double seconds =
                (System.nanoTime() - begun) / (double) Duration.ofSeconds(1).toNanos();
        System.out.printf(
                "sends %s: %.0f a second, %.0f commits a second%n", what, CHATS * ROUNDS / seconds, commits / seconds);
    }

    private static long commits(Database database) {
        return Long.parseLong(database.query("SELECT count(DISTINCT transaction) FROM parlor_operation")
                .get(0)
                .get(0));
    }
}
