package dev.parlor.store.jdbc;

import static dev.parlor.store.jdbc.Room.ACME;
import static dev.parlor.store.jdbc.Room.ANN;
import static dev.parlor.store.jdbc.Room.apply;
import static dev.parlor.store.jdbc.Room.chat;
import static dev.parlor.store.jdbc.Room.commit;
import static dev.parlor.store.jdbc.Room.event;
import static dev.parlor.store.jdbc.Room.onChat;
import static dev.parlor.store.jdbc.Room.onThread;
import static dev.parlor.store.jdbc.Room.ours;
import static dev.parlor.store.jdbc.Room.thread;
import static dev.parlor.store.jdbc.Room.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.parlor.id.ListenerName;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Claim;
import dev.parlor.store.Decide;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.store.Wake;
import dev.parlor.timeline.HistoryQuery;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often each act waits for an answer of PostgreSQL, counted on the wire. */
class RoundTripsTest {
    private static final Database DATABASE = Rooms.migrated(Databases.postgres());
    private static final HikariDataSource COUNTED =
            Database.pool(DATABASE.url() + "&socketFactory=" + CountingSockets.class.getName());

    private final JdbcStore store = JdbcStore.on(COUNTED);

    @AfterAll
    static void closeDatabase() {
        COUNTED.close();
        DATABASE.close();
    }

    @BeforeEach
    void fill() {
        Rooms.empty(DATABASE);
        IntStream.rangeClosed(1, 3).forEach(number -> commit(store, Room.with(number)));
    }

    @Test
    void a_send_takes_three() {
        assertThat(counted(() -> apply(store, onThread(1, Reads.everything(), sending(1)))))
                .isEqualTo(3);
    }

    @Test
    void sends_into_three_chats_together_take_three() {
        List<Unit<String>> units = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> onThread(number, Reads.everything(), sending(number)))
                .toList();

        assertThat(counted(() -> store.apply(units))).isEqualTo(3);
    }

    @Test
    void a_unit_that_is_shown_what_another_of_its_batch_wrote_takes_two_more() {
        List<Unit<String>> units = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> onThread(1, Reads.everything(), sending(number)))
                .toList();

        assertThat(counted(() -> store.apply(units))).isEqualTo(7);
    }

    @Test
    void a_guests_message_takes_three_after_the_lookup_of_its_guest() {
        assertThat(counted(
                        () -> store.read(ACME, Set.of(), Set.of(), Reads.none().addresses(Set.of(Room.phone(1))))))
                .isEqualTo(2);
        assertThat(counted(() -> apply(
                        store,
                        onChat(
                                1,
                                Reads.everything()
                                        .platformIds(Set.of(wrote(9, 1).platformId())),
                                (loaded, time) -> new ChangesBuilder()
                                        .add(wrote(9, 1))
                                        .add(event(9))
                                        .answer("received")))))
                .isEqualTo(3);
    }

    @Test
    void a_unit_that_writes_nothing_takes_two() {
        assertThat(counted(() -> apply(
                        store, onChat(1, Reads.everything(), (loaded, time) -> new ChangesBuilder().answer("seen")))))
                .isEqualTo(2);
    }

    @Test
    void a_claim_takes_four_whatever_the_number_of_chats() {
        commit(
                store,
                new ChangesBuilder()
                        .wake(chat(1), Wake.at(Room.NOON.minusSeconds(9)))
                        .wake(chat(2), Wake.at(Room.NOON.minusSeconds(9)))
                        .wake(chat(3), Wake.at(Room.NOON.minusSeconds(9))));

        assertThat(counted(() -> store.claim(
                        new Claim("host", 10, Duration.ofMinutes(1)),
                        (loaded, time) -> new ChangesBuilder().add(event(1)).answer("claimed"))))
                .isEqualTo(4);
    }

    @Test
    void queries_take_one_and_the_end_of_their_transaction() {
        assertThat(counted(() -> store.history(ANN, HistoryQuery.all().named("guest"), 10)))
                .isEqualTo(2);
        assertThat(counted(() -> store.timeline(ANN, thread(1), null, 10))).isEqualTo(2);
    }

    @Test
    void a_feed_without_anything_new_takes_four_and_with_it_six() {
        commit(store, new ChangesBuilder().add(event(1)));
        assertThat(counted(() -> store.events(ACME, 0, 10))).isEqualTo(6);
        assertThat(counted(() -> store.events(ACME, 0, 10))).isEqualTo(4);
        assertThat(store.claimFeed(new ListenerName("archive"), Duration.ofMinutes(1)))
                .isPresent();
    }

    private static Decide<String> sending(int number) {
        return (loaded, time) -> new ChangesBuilder()
                .put(loaded.chats().get(0).withPositionTaken())
                .put(loaded.threads().get(0).activeAt(time))
                .put(ours(
                        number, (int) loaded.chats().get(0).id().guest().value().getLeastSignificantBits()))
                .add(event(number))
                .wake(loaded.chats().get(0).id(), Wake.ofLine(time))
                .answer("taken");
    }

    /** As it is once connections are open and statements known. */
    private static int counted(Runnable act) {
        CountingSockets.reset();
        act.run();
        return CountingSockets.count();
    }
}
