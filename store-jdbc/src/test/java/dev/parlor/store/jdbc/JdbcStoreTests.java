package dev.parlor.store.jdbc;

import static dev.parlor.store.jdbc.Room.ACME;
import static dev.parlor.store.jdbc.Room.ANN;
import static dev.parlor.store.jdbc.Room.NOON;
import static dev.parlor.store.jdbc.Room.apply;
import static dev.parlor.store.jdbc.Room.chat;
import static dev.parlor.store.jdbc.Room.commit;
import static dev.parlor.store.jdbc.Room.event;
import static dev.parlor.store.jdbc.Room.guest;
import static dev.parlor.store.jdbc.Room.message;
import static dev.parlor.store.jdbc.Room.onChat;
import static dev.parlor.store.jdbc.Room.ours;
import static dev.parlor.store.jdbc.Room.thread;
import static dev.parlor.store.jdbc.Room.wrote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.contact.LegalHold;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Message;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.queue.Attempt;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Claim;
import dev.parlor.store.Decision;
import dev.parlor.store.Intake;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.StoreException;
import dev.parlor.store.Unit;
import dev.parlor.store.Wake;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.thread.Chat;
import dev.parlor.timeline.HistoryQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store does beyond the contract of stores. */
abstract class JdbcStoreTests {
    private static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);

    private static final AttemptToken TOKEN = new AttemptToken("token");
    private static final PlatformId NAME = new PlatformId("wamid.1");
    private static final DeliveryReport READ = new DeliveryReport(NAME, DeliveryReport.Status.READ, NOON, TOKEN, null);
    private static final Reads BY_NAME = Reads.none().platformIds(Set.of(NAME));

    private final Database database;
    private JdbcStore store;

    JdbcStoreTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void openStore() {
        Rooms.empty(database);
        store = JdbcStore.builder(database.pool()).clock(AT_NOON).build();
    }

    @Test
    void C5_of_two_guests_who_become_one_everything_is_as_in_the_store_in_memory() {
        Store memory = new InMemoryStore(AT_NOON);
        List.of(store, memory).forEach(JdbcStoreTests::joinTheSecondIntoTheFirst);

        for (int asked : new int[] {1, 2}) {
            assertThat(whole(store, asked))
                    .usingRecursiveComparison()
                    .ignoringCollectionOrder()
                    .isEqualTo(whole(memory, asked));
        }
        assertThat(store.timeline(ANN, thread(2), null, 10)).isEqualTo(memory.timeline(ANN, thread(2), null, 10));
        assertThat(store.history(ANN, HistoryQuery.all().with(guest(2)), 10))
                .isEqualTo(memory.history(ANN, HistoryQuery.all().with(guest(2)), 10))
                .hasSize(2);
        assertThat(store.contacts(ANN)).isEqualTo(memory.contacts(ANN));
        assertThat(store.holds(ACME)).isEqualTo(memory.holds(ACME));
        Claim claim = new Claim("host", 10, Duration.ofMinutes(1));
        assertThat(store.claim(claim, (loaded, time) -> Decision.nothing(loaded.chats())))
                .isEqualTo(memory.claim(claim, (loaded, time) -> Decision.nothing(loaded.chats())))
                .hasSize(1);
    }

    @Test
    void C5_a_unit_that_names_a_former_chat_writes_the_one_that_it_became() {
        joinTheSecondIntoTheFirst(store);

        List<Chat> given = apply(
                store,
                onChat(
                        2,
                        Reads.none(),
                        (loaded, time) -> new ChangesBuilder()
                                .put(loaded.chats().get(0).withPositionTaken())
                                .answer(loaded.chats())));

        assertThat(given).extracting(Chat::id).containsExactly(chat(1));
        assertThat(whole(store, 1).chats()).containsExactly(given.get(0).withPositionTaken());
    }

    private static Loaded whole(Store store, int guest) {
        Reads reads = Reads.everything()
                .addresses(Set.of(Room.phone(1), Room.phone(2)))
                .messages(Set.of(message(1), message(2), message(3), message(4)));
        return store.read(ACME, Set.of(chat(guest)), Set.of(), reads);
    }

    private static void joinTheSecondIntoTheFirst(Store store) {
        commit(store, Room.with(1));
        commit(store, Room.with(2));
        commit(
                store,
                new ChangesBuilder()
                        .put(ours(1, 1))
                        .put(ours(2, 2))
                        .put(new Attempt(new AttemptToken("t"), message(2), chat(2), 1, NOON, true, true, null))
                        .add(wrote(3, 1))
                        .add(wrote(4, 2))
                        .set(new LegalHold(guest(1), null, "A claim", NOON))
                        .set(new LegalHold(guest(2), null, "Another", NOON.plusSeconds(1)))
                        .set(new LegalHold(guest(2), thread(2), "A third", NOON.plusSeconds(2)))
                        .wake(chat(1), Wake.at(NOON.plusSeconds(1)))
                        .wake(chat(2), new Wake(NOON.minusSeconds(1), NOON.minusSeconds(2))));
        commit(
                store,
                new ChangesBuilder()
                        .join(guest(2), guest(1))
                        .put(Chat.untouched(chat(1)).joinedBy(Chat.untouched(chat(2)))));
    }

    @Test
    void S11_what_a_host_appends_is_there_once_it_commits_and_never_if_it_rolls_back() throws SQLException {
        try (Connection host = database.pool().getConnection()) {
            host.setAutoCommit(false);
            Intake intake = store.intake(host);
            intake.append(entry(1, null));
            assertThat(store.intakeEntries(10)).isEmpty();
            host.rollback();
            assertThat(store.intakeEntries(10)).isEmpty();

            intake.append(entry(2, null));
            intake.append(entry(3, "key"));
            host.commit();

            assertThat(store.intakeEntries(10)).containsExactly(entry(2, null), entry(3, "key"));
        }
    }

    @Test
    void S11_M5_a_clash_of_callers_keys_answers_with_the_earlier_one_and_breaks_nothing() throws SQLException {
        try (Connection host = database.pool().getConnection()) {
            host.setAutoCommit(false);
            Intake intake = store.intake(host);

            assertThat(intake.append(entry(1, "key"))).isEqualTo(entry(1, "key"));
            assertThat(intake.append(entry(2, "key"))).isEqualTo(entry(1, "key"));
            intake.append(entry(3, "other"));
            host.commit();
        }
        assertThat(store.intakeEntries(10)).containsExactly(entry(1, "key"), entry(3, "other"));
    }

    @Test
    void S11_a_connection_that_commits_by_itself_is_refused() throws SQLException {
        try (Connection host = database.pool().getConnection()) {
            assertThatThrownBy(() -> store.intake(host))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("transaction");
        }
    }

    private static IntakeEntry entry(int number, String key) {
        SendOptions options =
                key == null ? SendOptions.none() : SendOptions.none().key(key);
        return new IntakeEntry(message(number), ANN, thread(1), new Text("Message " + number), options);
    }

    @Test
    void I6_a_report_that_is_parked_before_its_message_has_its_name_written_is_seen() {
        sendsTheFirstMessage();
        AtomicInteger tries = new AtomicInteger();

        List<DeliveryReport> seen = apply(store, onChat(1, BY_NAME, (loaded, time) -> {
            if (tries.getAndIncrement() == 0) {
                commit(store, new ChangesBuilder().add(READ));
            }
            return new ChangesBuilder().put(accepted(time)).answer(loaded.parked());
        }));

        assertThat(seen).containsExactly(READ);
    }

    @Test
    void I6_a_name_that_is_written_before_its_report_is_parked_is_seen() {
        sendsTheFirstMessage();
        AtomicInteger tries = new AtomicInteger();

        List<Message> seen =
                apply(store, new Unit<>(ACME, Room.operation(), Set.of(), Set.of(), BY_NAME, (loaded, time) -> {
                    if (tries.getAndIncrement() == 0) {
                        apply(
                                store,
                                onChat(
                                        1,
                                        Reads.none(),
                                        (unused, now) -> new ChangesBuilder()
                                                .put(accepted(now))
                                                .answer("accepted")));
                    }
                    return new ChangesBuilder().add(READ).answer(loaded.messages());
                }));

        assertThat(seen).extracting(Message::id).containsExactly(message(1));
    }

    private void sendsTheFirstMessage() {
        commit(store, Room.with(1));
        commit(store, new ChangesBuilder().put(ours(1, 1).sending(TOKEN, NOON)));
    }

    private static Message accepted(Instant time) {
        return ours(1, 1).sending(TOKEN, NOON).accepted(NAME, time);
    }

    @Test
    void X5_a_commit_whose_answer_is_lost_is_looked_up_and_not_done_again() {
        commit(store, Room.with(1));
        AtomicInteger decisions = new AtomicInteger();
        JdbcStore unlucky = JdbcStore.builder(new BrokenCommits(database.pool(), true))
                .clock(AT_NOON)
                .build();

        String answer = apply(unlucky, onChat(1, Reads.none(), (loaded, time) -> {
            decisions.incrementAndGet();
            return new ChangesBuilder()
                    .put(loaded.chats().get(0).withPositionTaken())
                    .add(event(1))
                    .answer("taken");
        }));

        assertThat(answer).isEqualTo("taken");
        assertThat(decisions).hasValue(1);
        assertThat(store.events(ACME, 0, 10)).hasSize(1);
        assertThat(whole(store, 1).chats().get(0).nextPosition()).isEqualTo(2);
    }

    @Test
    void X1_a_commit_that_broke_before_it_was_done_fails_and_leaves_nothing() {
        commit(store, Room.with(1));
        JdbcStore unlucky = JdbcStore.builder(new BrokenCommits(database.pool(), false))
                .clock(AT_NOON)
                .build();

        assertThatThrownBy(() -> apply(
                        unlucky,
                        onChat(
                                1,
                                Reads.none(),
                                (loaded, time) ->
                                        new ChangesBuilder().add(event(1)).answer("told"))))
                .isInstanceOf(StoreException.class);

        assertThat(store.events(ACME, 0, 10)).isEmpty();
    }

    @Test
    void the_time_of_the_database_goes_on_can_be_moved_and_stays_so_for_another_host() {
        JdbcStore first = JdbcStore.on(database.pool());
        Instant before = first.time();
        first.moveTime(Duration.ofDays(3));

        Instant moved = JdbcStore.on(database.pool()).time();

        assertThat(before)
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(moved).isAfter(before.plus(Duration.ofDays(3)).minusSeconds(1));
        assertThat(first.time()).isAfterOrEqualTo(moved);
        assertThat(moved.getNano() % 1000).isZero();
    }
}
