package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.BOB;
import static dev.parlor.testkit.contract.Rows.CARL;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.asked;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.event;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.messageId;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.thread;
import static dev.parlor.testkit.contract.Rows.threadId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Guest;
import dev.parlor.id.ChatId;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decide;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Units of work, one after the other, and the store's time. */
abstract class UnitContract extends Bench {
    UnitContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void what_a_unit_writes_is_there_when_it_is_answered() {
        String answer = applied(onChat(
                1,
                Reads.none(),
                (loaded, time) -> new ChangesBuilder()
                        .put(only(loaded).withPositionTaken())
                        .answer("taken")));

        assertThat(answer).isEqualTo("taken");
        assertThat(chatRow(1).nextPosition()).isEqualTo(2);
    }

    @Test
    void answers_stand_in_the_order_of_their_units_whatever_chats_they_are_about() {
        List<Unit<ChatId>> units = List.of(3, 1, 2, 3, 1).stream()
                .map(guest -> onChat(guest, Reads.none(), takingAPosition()))
                .toList();

        assertThat(store.apply(units))
                .extracting(Answer::orThrow)
                .containsExactly(chat(3), chat(1), chat(2), chat(3), chat(1));
        assertThat(chatRow(1).nextPosition()).isEqualTo(3);
        assertThat(chatRow(2).nextPosition()).isEqualTo(2);
        assertThat(chatRow(3).nextPosition()).isEqualTo(3);
    }

    @Test
    void a_batch_of_many_units_is_answered_whole() {
        Unit<Long> unit = onChat(
                1,
                Reads.none(),
                (loaded, time) -> new ChangesBuilder()
                        .put(only(loaded).withPositionTaken())
                        .answer(only(loaded).nextPosition()));

        List<Answer<Long>> answers = store.apply(Collections.nCopies(500, unit));

        assertThat(answers)
                .extracting(Answer::orThrow)
                .startsWith(1L, 2L, 3L)
                .endsWith(499L, 500L)
                .hasSize(500);
    }

    @Test
    void an_empty_batch_has_no_answers_and_the_next_one_commits() {
        assertThat(store.apply(List.<Unit<ChatId>>of())).isEmpty();
        applied(onChat(1, Reads.none(), takingAPosition()));
        assertThat(chatRow(1).nextPosition()).isEqualTo(2);
    }

    @Test
    void a_unit_that_fails_is_undone_alone_and_its_neighbours_commit() {
        IllegalStateException broken = new IllegalStateException("broken");
        List<Answer<ChatId>> answers = store.apply(List.of(
                onChat(1, Reads.none(), takingAPosition()),
                onChat(2, Reads.none(), (loaded, time) -> {
                    throw broken;
                }),
                onChat(3, Reads.none(), takingAPosition())));

        assertThat(answers.get(0).orThrow()).isEqualTo(chat(1));
        assertThat(answers.get(1).failure()).isSameAs(broken);
        assertThat(answers.get(2).orThrow()).isEqualTo(chat(3));
        assertThat(chatRow(1).nextPosition()).isEqualTo(2);
        assertThat(chatRow(2).nextPosition()).isEqualTo(1);
        assertThat(chatRow(3).nextPosition()).isEqualTo(2);
    }

    @Test
    void a_unit_that_fails_on_the_chat_of_its_neighbours_takes_nothing_of_theirs_back() {
        store.apply(List.of(
                onChat(1, Reads.none(), takingAPosition()),
                onChat(1, Reads.none(), (loaded, time) -> {
                    throw new IllegalStateException("broken");
                }),
                onChat(1, Reads.none(), takingAPosition())));

        assertThat(chatRow(1).nextPosition()).isEqualTo(3);
    }

    @Test
    void a_unit_sees_what_its_predecessor_in_the_batch_wrote() {
        Decide<Long> taking = (loaded, time) -> new ChangesBuilder()
                .put(only(loaded).withPositionTaken())
                .answer(only(loaded).nextPosition());

        assertThat(store.apply(List.of(onChat(1, Reads.none(), taking), onThread(1, Reads.none(), taking))))
                .extracting(Answer::orThrow)
                .containsExactly(1L, 2L);
    }

    @Test
    void all_units_of_a_batch_are_given_the_stores_time_once() {
        Decide<Instant> slow = (loaded, time) -> {
            clock.move(Duration.ofSeconds(1));
            return Decision.nothing(time);
        };

        assertThat(store.apply(List.of(onChat(1, Reads.none(), slow), onChat(2, Reads.none(), slow))))
                .extracting(Answer::orThrow)
                .containsExactly(NOON, NOON);
    }

    @Test
    void time_is_kept_in_microseconds() {
        clock.move(Duration.ofNanos(1999));

        assertThat(store.time()).isEqualTo(NOON.plusNanos(1000));
    }

    @Test
    void time_never_goes_back_when_its_clock_does() {
        assertThat(store.time()).isEqualTo(NOON);
        clock.move(Duration.ofMinutes(-5));
        assertThat(store.time()).isEqualTo(NOON);
        clock.move(Duration.ofMinutes(6));
        assertThat(store.time()).isEqualTo(minute(1));
    }

    @Test
    void a_unit_that_names_a_thread_is_given_its_chat() {
        List<Chat> given = applied(onThread(3, Reads.none(), answering(Loaded::chats)));

        assertThat(given).containsExactly(Chat.untouched(chat(2)));
    }

    @Test
    void a_unit_that_names_a_thread_and_its_chat_is_given_the_chat_once() {
        Unit<List<Chat>> both = new Unit<>(
                ACME,
                operation(),
                Set.of(chat(1)),
                Set.of(threadId(1), threadId(2)),
                Reads.none(),
                answering(Loaded::chats));

        assertThat(applied(both)).containsExactly(Chat.untouched(chat(1)));
    }

    @Test
    void a_unit_that_names_several_chats_is_given_each_and_may_write_all() {
        Unit<List<Chat>> all = new Unit<>(
                ACME, operation(), Set.of(chat(3), chat(1)), Set.of(threadId(3)), Reads.none(), (loaded, time) -> {
                    ChangesBuilder changes = new ChangesBuilder();
                    loaded.chats().forEach(chat -> changes.put(chat.withPositionTaken()));
                    return changes.answer(loaded.chats());
                });

        assertThat(applied(all)).extracting(Chat::id).containsExactlyInAnyOrder(chat(1), chat(2), chat(3));
        assertThat(List.of(chatRow(1), chatRow(2), chatRow(3)))
                .extracting(Chat::nextPosition)
                .containsOnly(2L);
    }

    @Test
    void a_chat_that_does_not_exist_yet_is_not_loaded_and_can_be_begun() {
        commit(new ChangesBuilder().put(guest(4)));

        List<Chat> before = applied(onChat(
                4,
                Reads.none(),
                (loaded, time) -> new ChangesBuilder()
                        .put(Chat.untouched(chat(4)))
                        .put(thread(4, 4, ANN))
                        .answer(loaded.chats())));

        assertThat(before).isEmpty();
        assertThat(chatRow(4)).isEqualTo(Chat.untouched(chat(4)));
        List<Chat> after = applied(onThread(4, Reads.none(), answering(Loaded::chats)));
        assertThat(after).containsExactly(Chat.untouched(chat(4)));
    }

    @Test
    void an_unknown_thread_is_no_error_and_the_known_one_beside_it_is_found() {
        Unit<List<Chat>> unit = new Unit<>(
                ACME, operation(), Set.of(), Set.of(threadId(99), threadId(3)), Reads.none(), answering(Loaded::chats));

        assertThat(applied(unit)).extracting(Chat::id).containsExactly(chat(2));
    }

    @Test
    void a_row_replaces_the_former_one_of_its_key() {
        MessageThread left =
                thread(1, 1, Roster.empty().joinedBy(ANN).joinedBy(BOB).leftBy(ANN, 4));

        commit(new ChangesBuilder().put(left));

        assertThat(loaded(1, Reads.everything()).threads()).containsExactlyInAnyOrder(left, thread(2, 1, BOB));
    }

    @Test
    void of_two_writes_of_one_row_in_a_unit_the_later_one_counts() {
        Chat later = Chat.untouched(chat(1)).withPositionTaken().withPositionTaken();

        commit(new ChangesBuilder()
                .put(Chat.untouched(chat(1)).withPositionTaken())
                .put(later));

        assertThat(chatRow(1)).isEqualTo(later);
    }

    @Test
    void a_unit_that_writes_nothing_answers_from_what_it_is_given() {
        List<MessageThread> threads = applied(onChat(1, Reads.everything(), answering(Loaded::threads)));

        assertThat(threads).containsExactlyInAnyOrder(thread(1, 1, ANN, BOB), thread(2, 1, BOB));
    }

    @Test
    void reading_without_a_unit_shows_the_same() {
        commit(new ChangesBuilder().put(message(1, 1, 1)).add(asked(2, 1, 1)).put(contact(1, ANN, 1, "Mr Guest")));
        Reads reads = Reads.everything().members(Set.of(CARL)).message(messageId(1));

        Loaded inAUnit = applied(onChat(1, reads, answering(loaded -> loaded)));

        assertThat(loaded(1, reads))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(inAUnit);
        assertThat(inAUnit.messages()).hasSize(1);
    }

    @Test
    void a_decision_that_is_made_again_leaves_nothing_of_the_first() {
        AtomicInteger decisions = new AtomicInteger();
        Guest rival = new Guest(guestId(9), guest(1).reach(), null);

        String answer = applied(onChat(
                2,
                Reads.none(),
                (loaded, time) -> decisions.incrementAndGet() == 1
                        ? new ChangesBuilder()
                                .put(rival)
                                .put(only(loaded).withPositionTaken())
                                .add(event(1))
                                .answer("first")
                        : new ChangesBuilder().add(event(2)).answer("second")));

        assertThat(answer).isEqualTo("second");
        assertThat(decisions).hasValue(2);
        assertThat(chatRow(2)).isEqualTo(Chat.untouched(chat(2)));
        assertThat(told()).containsExactly(event(2));
    }

    @Test
    void a_unit_that_collides_for_ever_fails_alone_and_writes_nothing() {
        Guest rival = new Guest(guestId(9), guest(1).reach(), null);

        List<Answer<String>> answers = store.apply(List.of(
                onDirectory(
                        Reads.none(),
                        (loaded, time) ->
                                new ChangesBuilder().put(rival).add(event(1)).answer("stubborn")),
                onDirectory(
                        Reads.none(),
                        (loaded, time) -> new ChangesBuilder().add(event(2)).answer("fine"))));

        assertThat(answers.get(0).failure()).isInstanceOf(RuntimeException.class);
        assertThat(answers.get(1).orThrow()).isEqualTo("fine");
        assertThat(told()).containsExactly(event(2));
    }

    private static Decide<ChatId> takingAPosition() {
        return (loaded, time) -> new ChangesBuilder()
                .put(only(loaded).withPositionTaken())
                .answer(only(loaded).id());
    }

    private static <A> Decide<A> answering(Function<Loaded, A> answer) {
        return (loaded, time) -> Decision.nothing(answer.apply(loaded));
    }

    private static Chat only(Loaded loaded) {
        assertThat(loaded.chats()).hasSize(1);
        return loaded.chats().get(0);
    }
}
