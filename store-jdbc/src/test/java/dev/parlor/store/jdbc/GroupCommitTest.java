package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decide;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Acts of a host that come at the same time: what they share, and what they do not. */
@Timeout(60)
class GroupCommitTest {
    private static final int AT_ONCE = 4;

    private final Database database = Rooms.migrated(Databases.h2());
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<FutureTask<String>> acts = new ArrayList<>();
    private final List<Thread> callers = new ArrayList<>();
    private Store store = JdbcStore.on(database.pool());

    @BeforeEach
    void meet() {
        IntStream.rangeClosed(1, 12).forEach(number -> Room.commit(store, Room.with(number)));
        database.execute("DELETE FROM parlor_operation");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void those_that_come_while_others_are_under_way_share_a_transaction() throws Exception {
        occupy();
        IntStream.rangeClosed(5, 10).forEach(chat -> begin(act(chat)));

        assertThat(answers()).hasSize(10).containsOnly("done");
        assertThat(transactions()).isEqualTo(AT_ONCE + 1);
        assertThat(written()).isEqualTo(10);
    }

    @Test
    void one_that_comes_alone_waits_for_nobody() throws Exception {
        IntStream.rangeClosed(1, AT_ONCE - 1).forEach(chat -> begin(blocked(chat)));

        assertThat(Room.apply(store, act(5))).isEqualTo("done");

        assertThat(answers()).hasSize(AT_ONCE - 1);
        assertThat(transactions()).isEqualTo(AT_ONCE);
    }

    @Test
    void two_on_one_chat_are_decided_one_after_the_other() throws Exception {
        occupy();
        Decide<String> takesPosition = (loaded, time) -> new ChangesBuilder()
                .put(loaded.chats().get(0).withPositionTaken())
                .answer("position " + loaded.chats().get(0).nextPosition());
        begin(Room.onChat(5, Reads.everything(), takesPosition));
        begin(Room.onChat(5, Reads.everything(), takesPosition));

        List<String> answers = answers();

        assertThat(answers.subList(AT_ONCE, AT_ONCE + 2)).doesNotHaveDuplicates();
        assertThat(transactions()).isEqualTo(AT_ONCE + 1);
    }

    @Test
    void those_of_another_organization_do_not_go_with_them() throws Exception {
        occupy();
        begin(act(5));
        begin(of(new OrganizationId("other")));
        begin(act(6));

        assertThat(answers()).containsOnly("done");
        assertThat(database.query("SELECT count(DISTINCT organization) FROM parlor_operation"))
                .containsExactly(List.of("2"));
    }

    @Test
    void one_that_fails_while_it_is_decided_harms_no_other() throws Exception {
        occupy();
        IntStream.rangeClosed(5, 7).forEach(chat -> begin(act(chat)));
        FutureTask<String> failing = begin(Room.onChat(8, Reads.none(), (loaded, time) -> {
            throw new IllegalStateException("of no use");
        }));
        acts.remove(failing);

        assertThat(answers()).hasSize(7).containsOnly("done");
        assertThatThrownBy(failing::get).hasRootCauseMessage("of no use");
        assertThat(written()).isEqualTo(7);
    }

    @Test
    void one_that_cannot_be_written_harms_no_other() throws Exception {
        store = JdbcStore.builder(database.pool())
                .encryptedBy(new FailsOn("Message 8"))
                .build();
        occupy();
        IntStream.rangeClosed(5, 7).forEach(chat -> begin(act(chat)));
        FutureTask<String> failing = begin(Room.onThread(
                8,
                Reads.everything(),
                (loaded, time) -> new ChangesBuilder()
                        .put(Room.ours(8, 8).accepted(new PlatformId("sent-8"), time))
                        .answer("done")));
        acts.remove(failing);

        assertThat(answers()).hasSize(7).containsOnly("done");
        assertThatThrownBy(failing::get).hasRootCauseMessage("no key today");
        assertThat(written()).isEqualTo(7);
    }

    /** As many as may be under way are, until the answers are asked for. */
    private void occupy() {
        IntStream.rangeClosed(1, AT_ONCE).forEach(chat -> begin(blocked(chat)));
    }

    private Unit<String> blocked(int chat) {
        return Room.onChat(chat, Reads.none(), (loaded, time) -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new ChangesBuilder().add(Room.event(chat)).answer("done");
        });
    }

    private static Unit<String> act(int chat) {
        return Room.onChat(
                chat,
                Reads.none(),
                (loaded, time) -> new ChangesBuilder().add(Room.event(chat)).answer("done"));
    }

    private static Unit<String> of(OrganizationId organization) {
        return new Unit<>(
                organization,
                Room.operation(),
                Set.of(),
                Set.of(),
                Reads.none(),
                (loaded, time) -> new ChangesBuilder().add(Room.event(1)).answer("done"));
    }

    /** Begun one after the other, each until it waits. */
    private FutureTask<String> begin(Unit<String> unit) {
        FutureTask<String> act = new FutureTask<>(() -> Room.apply(store, unit));
        acts.add(act);
        Thread caller = new Thread(act, "caller-" + callers.size());
        callers.add(caller);
        caller.start();
        await().until(() -> caller.getState() == Thread.State.WAITING);
        return act;
    }

    private List<String> answers() throws Exception {
        goOn.countDown();
        List<String> answers = new ArrayList<>();
        for (FutureTask<String> act : acts) {
            answers.add(act.get());
        }
        for (Thread caller : callers) {
            caller.join();
        }
        return answers;
    }

    private int transactions() {
        return number("SELECT count(DISTINCT transaction) FROM parlor_operation");
    }

    private int written() {
        return number("SELECT count(*) FROM parlor_event");
    }

    private int number(String query) {
        return Integer.parseInt(database.query(query).get(0).get(0));
    }

    /** A host's key service that has its day off for one text. */
    private record FailsOn(String text) implements ContentCipher {
        @Override
        public String currentKey() {
            return "today";
        }

        @Override
        public byte[] encrypt(String key, String place, byte[] plain) {
            if (new String(plain, StandardCharsets.UTF_8).contains(text)) {
                throw new IllegalStateException("no key today");
            }
            return plain;
        }

        @Override
        public byte[] decrypt(String key, String place, byte[] encrypted) {
            return encrypted;
        }
    }
}
