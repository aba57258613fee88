package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.BOB;
import static dev.parlor.testkit.contract.Rows.OTHER;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.messageId;
import static dev.parlor.testkit.contract.Rows.thread;
import static dev.parlor.testkit.contract.Rows.threadId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.testkit.contract.IntakeContract.HostTransaction;
import dev.parlor.thread.Chat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is appended in a transaction of the host's, and taken in after it. */
abstract class IntakeCases extends Bench {
    private static final String KEY = "order-17";

    private final IntakeContract contract;

    IntakeCases(IntakeContract contract) {
        super(contract::create);
        this.contract = contract;
    }

    @Test
    void S11_nothing_is_there_before_the_host_commits_and_everything_after() {
        HostTransaction host = contract.begin();
        host.intake().append(entry(1, 1));
        host.intake().append(entry(2, 3));
        assertThat(store.intakeEntries(10)).isEmpty();

        host.commit();

        assertThat(store.intakeEntries(10)).containsExactlyInAnyOrder(entry(1, 1), entry(2, 3));
    }

    @Test
    void S11_what_the_host_rolls_back_never_was_and_its_key_is_free() {
        HostTransaction first = contract.begin();
        first.intake().append(keyed(1, 1));
        first.rollback();
        assertThat(store.intakeEntries(10)).isEmpty();

        IntakeEntry there = inTransaction(host -> host.intake().append(keyed(2, 1)));

        assertThat(there).isEqualTo(keyed(2, 1));

        assertThat(store.intakeEntries(10)).containsExactly(keyed(2, 1));
    }

    @Test
    void S11_an_entry_is_answered_as_it_is_there() {
        IntakeEntry there = inTransaction(host -> host.intake().append(entry(1, 1)));

        assertThat(there).isEqualTo(entry(1, 1));
        assertThat(store.intakeEntries(10)).containsExactly(there);
    }

    @Test
    void S11_M5_the_same_key_again_in_one_transaction_is_the_earlier_entry() {
        IntakeEntry again = inTransaction(host -> {
            host.intake().append(keyed(1, 1));
            return host.intake().append(keyed(2, 1));
        });

        assertThat(again).isEqualTo(keyed(1, 1));
        assertThat(store.intakeEntries(10)).containsExactly(keyed(1, 1));
    }

    @Test
    void S11_M5_the_same_key_again_in_a_later_transaction_is_the_earlier_entry_and_breaks_nothing() {
        inTransaction(host -> host.intake().append(keyed(1, 1)));

        IntakeEntry again = inTransaction(host -> {
            IntakeEntry there = host.intake().append(keyed(2, 1));
            host.intake().append(entry(3, 1));
            return there;
        });

        assertThat(again).isEqualTo(keyed(1, 1));
        assertThat(store.intakeEntries(10)).containsExactly(keyed(1, 1), entry(3, 1));
    }

    @Test
    void S11_M5_the_same_key_with_other_content_is_the_earlier_entry_too() {
        IntakeEntry other =
                entry(2, 1, ANN, new Text("Something else"), SendOptions.none().key(KEY));

        IntakeEntry again = inTransaction(host -> {
            host.intake().append(keyed(1, 1));
            return host.intake().append(other);
        });

        assertThat(again).isEqualTo(keyed(1, 1));
    }

    @Test
    void S11_M5_a_key_may_be_used_in_each_thread() {
        inTransaction(host -> host.intake().append(keyed(1, 1)));
        inTransaction(host -> host.intake().append(keyed(2, 2)));

        assertThat(store.intakeEntries(10)).containsExactlyInAnyOrder(keyed(1, 1), keyed(2, 2));
    }

    @Test
    void S11_entries_without_a_key_never_collide() {
        inTransaction(host -> host.intake().append(entry(1, 1)));
        inTransaction(host -> host.intake().append(entry(2, 1, ANN, entry(1, 1).content(), SendOptions.none())));

        assertThat(store.intakeEntries(10)).hasSize(2);
    }

    @Test
    void S11_M5_of_two_transactions_at_once_with_one_key_both_commit_and_are_answered_alike()
            throws InterruptedException {
        HostTransaction first = contract.begin();
        IntakeEntry mine = first.intake().append(keyed(1, 1));
        FutureTask<IntakeEntry> second =
                new FutureTask<>(() -> inTransaction(host -> host.intake().append(keyed(2, 1))));
        Thread other = new Thread(second, "second-transaction");
        other.setDaemon(true);
        other.start();
        while (other.getState() == Thread.State.NEW) {
            Thread.onSpinWait();
        }
        first.commit();

        assertThat(mine).isEqualTo(keyed(1, 1));
        assertThat(ended(second)).isIn(keyed(1, 1), keyed(2, 1));
        assertThat(store.intakeEntries(10)).contains(keyed(1, 1));
    }

    @Test
    void S11_entries_of_a_thread_stand_in_the_order_in_which_they_were_appended() {
        List<IntakeEntry> all = List.of(entry(5, 1), entry(3, 1), entry(4, 1), entry(1, 1), entry(2, 1));
        inTransaction(host -> {
            all.subList(0, 3).forEach(host.intake()::append);
            return true;
        });
        inTransaction(host -> {
            all.subList(3, 5).forEach(host.intake()::append);
            return true;
        });

        assertThat(store.intakeEntries(10)).isEqualTo(all);
        assertThat(loaded(1, withIntake()).intake()).isEqualTo(all);
    }

    @Test
    void S11_no_more_are_listed_than_wanted_and_the_oldest_of_a_thread_first() {
        inTransaction(host -> {
            List.of(entry(3, 1), entry(1, 1), entry(2, 1)).forEach(host.intake()::append);
            return true;
        });

        assertThat(store.intakeEntries(2)).containsExactly(entry(3, 1), entry(1, 1));
    }

    @Test
    void S11_a_chat_is_loaded_with_the_entries_of_its_threads_if_it_is_asked_to() {
        inTransaction(host -> {
            List.of(entry(1, 1), entry(2, 3), entry(3, 2)).forEach(host.intake()::append);
            return true;
        });

        assertThat(loaded(1, withIntake()).intake()).containsExactlyInAnyOrder(entry(1, 1), entry(3, 2));
        assertThat(loaded(2, withIntake()).intake()).containsExactly(entry(2, 3));
        assertThat(loaded(1, Reads.everything()).intake()).isEmpty();
    }

    @Test
    void S11_what_was_taken_in_is_there_no_longer_and_the_rest_is() {
        inTransaction(host -> {
            List.of(entry(1, 1), entry(2, 1)).forEach(host.intake()::append);
            return true;
        });

        commit(new ChangesBuilder().put(message(1, 1, 1)).removeFromIntake(messageId(1)));

        assertThat(store.intakeEntries(10)).containsExactly(entry(2, 1));
        assertThat(loaded(1, withIntake()).intake()).containsExactly(entry(2, 1));
    }

    @Test
    void S11_a_unit_that_fails_takes_nothing_in() {
        inTransaction(host -> host.intake().append(entry(1, 1)));

        store.apply(List.of(onChat(1, withIntake(), (loaded, time) -> {
            new ChangesBuilder().removeFromIntake(messageId(1)).answer(true);
            throw new IllegalStateException("broken");
        })));

        assertThat(store.intakeEntries(10)).containsExactly(entry(1, 1));
    }

    @Test
    void S11_an_open_transaction_keeps_no_unit_waiting() {
        HostTransaction host = contract.begin();
        host.intake().append(keyed(1, 1));

        commit(new ChangesBuilder().put(chatRow(1).withPositionTaken()));
        assertThat(chatRow(1).nextPosition()).isEqualTo(2);
        host.commit();

        assertThat(store.intakeEntries(10)).hasSize(1);
    }

    @Test
    void S11_T1_what_was_appended_is_no_entry_of_the_timeline_yet() {
        inTransaction(host -> host.intake().append(entry(1, 1)));

        assertThat(store.wholeTimeline(ACME, threadId(1), null, 10).messages()).isEmpty();
        assertThat(loaded(1, Reads.everything()).messages()).isEmpty();
        assertThat(store.intakeEntries(10)).hasSize(1);
    }

    @Test
    void S11_M1_every_kind_of_content_and_option_comes_back() {
        List<Content> contents = Kinds.contents();
        SendOptions all = SendOptions.none().key(KEY).inReplyTo(messageId(9));
        inTransaction(host -> {
            for (int index = 0; index < contents.size(); index++) {
                host.intake().append(entry(100 + index, 1, BOB, contents.get(index), SendOptions.none()));
            }
            return host.intake().append(entry(99, 1, BOB, new Text("🌻 e\u0301"), all));
        });

        List<IntakeEntry> back = store.intakeEntries(1_000);
        assertThat(back.subList(0, contents.size()))
                .extracting(IntakeEntry::content)
                .isEqualTo(contents);
        assertThat(back.get(contents.size())).isEqualTo(entry(99, 1, BOB, new Text("🌻 e\u0301"), all));
    }

    @Test
    void S11_C5_an_entry_for_a_chat_that_was_joined_stands_in_the_joined_one() {
        inTransaction(host -> host.intake().append(entry(1, 3)));
        commit(new ChangesBuilder().join(Rows.guestId(2), Rows.guestId(1)).put(Chat.untouched(chat(1))));

        assertThat(loaded(1, withIntake()).intake()).containsExactly(entry(1, 3));
        assertThat(loaded(2, withIntake()).intake()).containsExactly(entry(1, 3));
    }

    @Test
    void S11_X10_entries_of_all_organizations_are_listed_and_each_is_loaded_by_its_own() {
        MemberId otherAnn = new MemberId(OTHER, "ann");
        commit(
                OTHER,
                Rows.company(OTHER).put(guest(1)).put(Chat.untouched(chat(1))).put(thread(1, 1, otherAnn)));
        IntakeEntry theirs =
                entry(2, 1, otherAnn, new Text("Theirs"), SendOptions.none().key(KEY));
        inTransaction(host -> host.intake().append(keyed(1, 1)));
        IntakeEntry there = inTransaction(host -> host.intake().append(theirs));

        assertThat(there).isEqualTo(theirs);
        assertThat(store.intakeEntries(10)).containsExactlyInAnyOrder(keyed(1, 1), theirs);
        assertThat(loaded(1, withIntake()).intake()).containsExactly(keyed(1, 1));
        Loaded others = store.read(OTHER, Set.of(chat(1)), Set.of(), withIntake());
        assertThat(others.intake()).containsExactly(theirs);
        commit(OTHER, new ChangesBuilder().removeFromIntake(messageId(1)));
        assertThat(store.intakeEntries(10)).hasSize(2);
    }

    private <T> T inTransaction(Function<HostTransaction, T> act) {
        HostTransaction host = contract.begin();
        T answer = act.apply(host);
        host.commit();
        return answer;
    }

    private static <T> T ended(FutureTask<T> task) throws InterruptedException {
        try {
            return task.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new AssertionError("the later of two transactions failed", failure.getCause());
        } catch (TimeoutException stuck) {
            throw new AssertionError("the later of two transactions waits for ever", stuck);
        }
    }

    private static Reads withIntake() {
        return Reads.everything().with(Reads.Part.INTAKE);
    }

    private static IntakeEntry entry(int number, int thread) {
        return entry(number, thread, ANN, new Text("Message " + number), SendOptions.none());
    }

    private static IntakeEntry keyed(int number, int thread) {
        return entry(
                number, thread, ANN, new Text("The same"), SendOptions.none().key(KEY));
    }

    private static IntakeEntry entry(int number, int thread, MemberId author, Content content, SendOptions options) {
        ThreadId id = threadId(thread);
        return new IntakeEntry(messageId(number), author, id, content, options);
    }
}
