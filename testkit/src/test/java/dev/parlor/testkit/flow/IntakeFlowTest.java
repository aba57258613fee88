package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.contact.ErasureKey;
import dev.parlor.event.Event;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.MessageState;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Store;
import dev.parlor.store.memory.InMemoryIntake;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Sending as a part of a transaction of the host's: rule S11. */
class IntakeFlowTest {
    private static final SendOptions NO_KEY = SendOptions.none();
    private static final SendOptions KEY = SendOptions.none().key("order-17");

    private final Room room = new Room(builder -> builder.mostHeld(2).erasureKey(ErasureKey.of(new byte[32])));
    private final InMemoryIntake transaction = begin();

    @Test
    void S11_nothing_is_there_before_the_host_commits_and_everything_after() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = taken(thread, "one", NO_KEY);
        room.assertNothingMoreGoes();
        assertThat(room.reads(MIRA, thread)).doesNotContain("one");

        transaction.commit();
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.sentAfter(1)).containsExactly("one");
    }

    @Test
    void S11_what_the_host_rolls_back_never_was() {
        ThreadId thread = room.agreed(MIRA);
        int events = room.feed().size();
        taken(thread, "one", NO_KEY);

        transaction.rollback();
        transaction.commit();

        room.assertNothingMoreGoes();
        assertThat(room.feed()).hasSize(events);
    }

    @Test
    void S11_Q3_the_messages_of_a_thread_keep_their_order() {
        ThreadId thread = room.agreed(MIRA);
        taken(thread, "one", NO_KEY);
        taken(thread, "two", NO_KEY);
        transaction.commit();
        taken(thread, "three", NO_KEY);
        transaction.commit();

        room.dispatch();

        assertThat(room.sentAfter(1)).containsExactly("one", "two", "three");
    }

    @Test
    void S11_G1_the_gates_are_looked_at_after_the_commit() {
        ThreadId thread = room.asks(MIRA);
        MessageId message = taken(thread, "one", NO_KEY);
        transaction.commit();
        room.dispatch();
        assertThat(room.state(message)).isEqualTo(MessageState.HELD);

        room.guestTapsYes(thread);
        room.dispatch();
        assertThat(room.sentAfter(1)).containsExactly("one");
    }

    @Test
    void S11_what_can_be_seen_without_a_lock_is_refused_at_once() {
        ThreadId thread = room.agreed(MIRA);

        assertThat(refused(TOMAS, thread, "one", NO_KEY)).isEqualTo(RefusalReason.UNKNOWN_THREAD);
        assertThat(refused(MIRA, thread, "x".repeat(4097), NO_KEY)).isEqualTo(RefusalReason.TOO_LONG);
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.parlor.leave(TOMAS, thread);
        assertThat(refused(TOMAS, thread, "one", NO_KEY)).isEqualTo(RefusalReason.NOT_A_PARTICIPANT);
        room.switched(false);
        assertThat(refused(MIRA, thread, "one", NO_KEY)).isEqualTo(RefusalReason.ORGANIZATION_OFF);
    }

    @Test
    void S11_P5_one_who_has_left_before_the_commit_says_nothing_more() {
        ThreadId thread = room.agreed(MIRA);
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        MessageId message = taken(thread, "one", NO_KEY);
        room.parlor.leave(MIRA, thread);
        transaction.commit();

        room.dispatch();

        assertThat(room.wire.texts()).doesNotContain("one");
        assertCancelled(message, thread, Ending.NOT_A_PARTICIPANT);
    }

    @Test
    void S11_Q5_one_too_many_is_cancelled() {
        ThreadId thread = room.asks(MIRA);
        room.writes(MIRA, thread, "one");
        MessageId second = taken(thread, "two", NO_KEY);
        MessageId third = taken(thread, "three", NO_KEY);
        transaction.commit();

        room.dispatch();

        assertThat(room.state(second)).isEqualTo(MessageState.HELD);
        assertCancelled(third, thread, Ending.QUEUE_FULL);
    }

    @Test
    void S11_M5_the_same_key_again_is_the_same_message_in_one_transaction_and_over_several() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = taken(thread, "one", KEY);
        assertThat(taken(thread, "one", KEY)).isEqualTo(message);
        assertThat(refused(MIRA, thread, "two", KEY)).isEqualTo(RefusalReason.KEY_TAKEN);
        transaction.commit();
        assertThat(taken(thread, "one", KEY)).as("committed").isEqualTo(message);
        room.dispatch();

        assertThat(taken(thread, "one", KEY)).as("taken in").isEqualTo(message);
        assertThat(refused(MIRA, thread, "two", KEY)).isEqualTo(RefusalReason.KEY_TAKEN);
        transaction.commit();
        room.dispatch();
        assertThat(room.sentAfter(1)).containsExactly("one");
    }

    @Test
    void S11_M5_a_key_that_was_used_meanwhile_cancels_the_later_message_and_aborts_nothing() {
        ThreadId thread = room.agreed(MIRA);
        MessageId late = taken(thread, "two", KEY);
        room.parlor.send(MIRA, thread, new Text("one"), KEY);
        MessageId beside = taken(thread, "three", NO_KEY);
        transaction.commit();

        room.dispatch();

        assertCancelled(late, thread, Ending.KEY_TAKEN);
        assertThat(room.state(beside)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.sentAfter(1)).containsExactly("one", "three");
    }

    @Test
    void S11_a_host_that_comes_late_takes_nothing_in_twice() {
        ThreadId thread = room.agreed(MIRA);
        taken(thread, "one", NO_KEY);
        transaction.commit();
        Parlor late = room.host(room.wire).host("late").build();
        Parlor stale = Parlor.on(listing(room.store.intakeEntries(10)), room.wire)
                .host("stale")
                .build();
        room.dispatch();
        int events = room.feed().size();

        late.dispatchDue();
        stale.dispatchDue();

        assertThat(room.sentAfter(1)).containsExactly("one");
        assertThat(room.feed()).hasSize(events);
        assertThat(room.store.intakeEntries(10)).isEmpty();
    }

    @Test
    void S11_T4_what_was_written_to_one_who_was_erased_meanwhile_is_told_to_be_over() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = taken(thread, "one", NO_KEY);
        transaction.commit();
        room.parlor.records().erase(BANK, room.line(MIRA, thread).guest());

        room.assertNothingMoreGoes();

        assertThat(room.events(Event.MessageMoved.class))
                .contains(new Event.MessageMoved(thread, message, MessageState.CANCELLED, Ending.ERASED));
        assertThat(room.store.intakeEntries(10)).isEmpty();
    }

    private InMemoryIntake begin() {
        return room.memory.intake();
    }

    private MessageId taken(ThreadId thread, String text, SendOptions options) {
        return room.parlor
                .send(MIRA, thread, new Text(text), options, transaction)
                .fold(SendAnswer.Taken::message, refused -> Room.fail(refused.refusal()));
    }

    private RefusalReason refused(MemberId author, ThreadId thread, String text, SendOptions options) {
        return room.parlor
                .send(author, thread, new Text(text), options, transaction)
                .fold(Room::<RefusalReason>fail, refused -> refused.refusal().reason());
    }

    private void assertCancelled(MessageId message, ThreadId thread, Ending why) {
        assertThat(room.events(Event.MessageMoved.class))
                .contains(new Event.MessageMoved(thread, message, MessageState.CANCELLED, why));
        assertThat(room.store.intakeEntries(10)).isEmpty();
    }

    /** The same store for one who listed the intake before another host took it in. */
    private Store listing(List<IntakeEntry> before) {
        Queue<List<IntakeEntry>> lists = new ArrayDeque<>(List.of(before));
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> method.getName().equals("intakeEntries")
                        ? Objects.requireNonNullElse(lists.poll(), List.of())
                        : method.invoke(room.store, arguments));
    }
}
