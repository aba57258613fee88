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
import dev.parlor.directory.PersonName;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.TemplateId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.GuestMessage;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
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
                        .put(new Attempt(new AttemptToken("t"), message(2), chat(2), 1, NOON, true, true))
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

    /** The first unit writes its event and waits with its commit until the second one has committed and been read. */
    @Test
    void V1_a_reader_passes_no_event_whose_transaction_commits_late() throws Exception {
        commit(store, Room.with(1));
        commit(store, Room.with(2));
        HeldCommits held = new HeldCommits(database.pool());
        JdbcStore slow = JdbcStore.builder(held).clock(AT_NOON).build();
        Thread late = held.start(() -> apply(slow, telling(1, 1)));

        apply(store, telling(2, 2));
        List<RecordedEvent> before = store.events(ACME, 0, 10);
        held.release();
        late.join();
        List<RecordedEvent> after =
                store.events(ACME, before.get(before.size() - 1).position(), 10);

        assertThat(before).extracting(RecordedEvent::event).containsExactly(event(2));
        assertThat(before).extracting(RecordedEvent::position).containsExactly(1L);
        assertThat(after).extracting(RecordedEvent::event).containsExactly(event(1));
        assertThat(after).extracting(RecordedEvent::position).containsExactly(2L);
    }

    @Test
    void V1_a_reader_beside_four_writers_reads_every_event_once_and_those_of_a_chat_in_order() throws Exception {
        int writers = 4;
        int each = 25;
        for (int chat = 1; chat <= writers; chat++) {
            commit(store, Room.with(chat));
        }
        CountDownLatch done = new CountDownLatch(writers);
        List<Thread> threads = new ArrayList<>();
        for (int writer = 1; writer <= writers; writer++) {
            int chat = writer;
            threads.add(new Thread(() -> {
                for (int number = 0; number < each; number++) {
                    apply(store, telling(chat, chat * 1000 + number));
                }
                done.countDown();
            }));
        }
        threads.forEach(Thread::start);
        List<Long> read = new ArrayList<>();
        long position = 0;
        boolean more = true;
        while (more) {
            more = done.getCount() > 0;
            for (RecordedEvent next : store.events(ACME, position, 7)) {
                assertThat(next.position()).isEqualTo(++position);
                MessageId about = ((Event.GuestMessageReceived) next.event()).message();
                read.add(about.value().getLeastSignificantBits());
                more = true;
            }
        }

        assertThat(read).hasSize(writers * each).doesNotHaveDuplicates();
        for (int writer = 1; writer <= writers; writer++) {
            int chat = writer;
            assertThat(read.stream().filter(number -> number / 1000 == chat)).isSorted();
        }
    }

    private static Unit<String> telling(int chat, int number) {
        return onChat(
                chat,
                Reads.none(),
                (loaded, time) -> new ChangesBuilder().add(event(number)).answer("told"));
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

        assertThatThrownBy(() -> apply(unlucky, telling(1, 1))).isInstanceOf(StoreException.class);

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

    @Test
    void M1_letters_that_no_database_keeps_come_back_in_texts_names_and_keys() {
        String odd = "a\u0000b \\0; \ud83d c \ude00 🌻";
        commit(store, Room.with(1));
        commit(
                store,
                new ChangesBuilder()
                        .put(ours(1, 1).with(new Text(odd)))
                        .put(Room.contact(1).named(new PersonName(odd)))
                        .add(new GuestMessage(
                                message(2),
                                thread(1),
                                chat(1),
                                2,
                                new PlatformId(odd),
                                NOON,
                                NOON,
                                new Text(odd),
                                null,
                                GuestMessage.RouteReason.ANSWER)));

        Loaded back = store.read(
                ACME, Set.of(chat(1)), Set.of(), Reads.everything().platformIds(Set.of(new PlatformId(odd))));
        assertThat(back.messages()).extracting(row -> row.content().shown()).containsExactly(odd);
        assertThat(back.guestMessages())
                .extracting(row -> row.content().shown())
                .containsExactly(odd);
        assertThat(back.contacts()).extracting(row -> row.name().value()).containsExactly(odd);
        assertThat(store.history(ANN, HistoryQuery.all().named("A\u0000B"), 10)).hasSize(1);
    }

    @Test
    void M1_letters_that_no_database_keeps_come_back_in_the_names_of_hosts_and_languages() {
        String odd = "a\u0000b \\0; \ud83d c";
        TemplateId template = new TemplateId(chat(1).number(), "hello", odd);
        TemplateStanding paused = new TemplateStanding(template, TemplateStanding.Status.PAUSED, odd, null, NOON);
        commit(store, Room.with(1));
        commit(store, new ChangesBuilder().put(paused).wake(chat(1), Wake.at(NOON)));

        assertThat(store.read(ACME, Set.of(), Set.of(), Reads.of(Reads.Part.DIRECTORY))
                        .directory()
                        .standing(template))
                .contains(paused);
        assertThat(store.beat(odd, Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(store.claim(
                        new Claim(odd, 1, Duration.ofMinutes(1)), (loaded, time) -> Decision.nothing(loaded.chats())))
                .hasSize(1);
    }
}
