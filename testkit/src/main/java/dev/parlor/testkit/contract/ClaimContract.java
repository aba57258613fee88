package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.BOB;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.OTHER;
import static dev.parlor.testkit.contract.Rows.asked;
import static dev.parlor.testkit.contract.Rows.attempt;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.company;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.event;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.messageId;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.directory.Member;
import dev.parlor.id.ChatId;
import dev.parlor.message.Message;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Claim;
import dev.parlor.store.Decide;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.Wake;
import dev.parlor.thread.Chat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which chats are due, in which order, and what a claim shows and writes. */
abstract class ClaimContract extends Bench {
    ClaimContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void S1_only_chats_that_are_due_are_claimed_the_longest_due_first() {
        wake(1, minute(0));
        wake(2, minute(-1));
        wake(3, minute(1));

        assertThat(claimed(10)).containsExactly(chat(2), chat(1));
    }

    @Test
    void S1_a_chat_is_due_at_its_wake_and_not_a_microsecond_earlier() {
        wake(1, NOON.plusNanos(1000));

        assertThat(claimed(10)).isEmpty();
        clock.move(Duration.ofNanos(1000));
        assertThat(claimed(10)).containsExactly(chat(1));
    }

    @Test
    void S1_a_chat_without_a_wake_is_never_claimed() {
        wake(2, minute(-5));

        assertThat(claimed(10)).containsExactly(chat(2));
    }

    @Test
    void S1_a_claim_takes_no_more_than_its_limit_and_the_next_one_goes_on() {
        wake(1, minute(-1));
        wake(2, minute(-2));
        wake(3, minute(-3));

        assertThat(claimed(2)).containsExactly(chat(3), chat(2));
        assertThat(claimed(2)).containsExactly(chat(1));
        assertThat(claimed(2)).isEmpty();
    }

    @Test
    void S1_a_limit_counts_only_chats_that_nobody_holds() {
        wake(1, minute(-1));
        wake(2, minute(-2));
        claimed(1);

        assertThat(claimed(1)).containsExactly(chat(1));
    }

    @Test
    void a_later_wake_replaces_an_earlier_one() {
        wake(1, NOON);
        wake(1, minute(5));

        assertThat(claimed(10)).isEmpty();
        clock.move(Duration.ofMinutes(5));
        assertThat(claimed(10)).containsExactly(chat(1));
    }

    @Test
    void an_earlier_wake_replaces_a_later_one() {
        wake(1, minute(5));
        wake(1, NOON);

        assertThat(claimed(10)).containsExactly(chat(1));
    }

    @Test
    void a_wake_can_be_taken_away() {
        wake(1, NOON);
        wake(2, NOON);
        commit(new ChangesBuilder().wake(chat(1), Wake.never()));

        assertThat(claimed(10)).containsExactly(chat(2));
    }

    @Test
    void a_unit_that_says_nothing_about_a_wake_leaves_it() {
        wake(1, NOON);
        commit(new ChangesBuilder().put(Chat.untouched(chat(1)).withPositionTaken()));

        assertThat(claimed(10)).containsExactly(chat(1));
    }

    @Test
    void a_unit_that_fails_sets_no_wake() {
        wake(2, NOON);
        store.apply(List.of(onChat(1, Reads.none(), (loaded, time) -> {
            new ChangesBuilder().wake(chat(1), Wake.at(NOON)).answer("never");
            throw new IllegalStateException("broken");
        })));

        assertThat(claimed(10)).containsExactly(chat(2));
    }

    @Test
    void S1_a_claim_shows_the_one_chat_with_everything() {
        Message held = message(1, 1, 1);
        ConsentRecord asked = asked(2, 1, 1);
        commit(new ChangesBuilder()
                .put(held)
                .put(attempt(1, held))
                .add(asked)
                .put(message(3, 3, 2))
                .add(asked(4, 3, 2))
                .put(contact(1, ANN, 1, "Mr Guest"))
                .wake(chat(1), Wake.at(NOON)));

        Loaded shown = store.claim(claim(10), (loaded, time) -> Decision.nothing(loaded))
                .get(0)
                .orThrow();

        assertThat(shown.organization()).isEqualTo(ACME);
        assertThat(shown.chats()).extracting(Chat::id).containsExactly(chat(1));
        assertThat(shown.threads()).containsExactlyInAnyOrder(thread(1, 1, ANN, BOB), thread(2, 1, BOB));
        assertThat(shown.messages()).containsExactly(held);
        assertThat(shown.attempts()).containsExactly(attempt(1, held));
        assertThat(shown.consents()).containsExactly(asked);
        assertThat(shown.guests()).containsExactly(guest(1));
        assertThat(shown.contacts()).containsExactly(contact(1, ANN, 1, "Mr Guest"));
        assertThat(shown.directory().members()).extracting(Member::id).containsExactlyInAnyOrder(ANN, BOB);
        assertThat(shown.directory().numbers()).hasSize(1);
    }

    @Test
    void S1_a_claim_commits_what_it_decides_and_tells_it() {
        wake(1, NOON);

        store.claim(
                claim(10),
                (loaded, time) -> new ChangesBuilder()
                        .put(only(loaded).withPositionTaken())
                        .put(message(1, 1, 1))
                        .add(event(1))
                        .wake(chat(1), Wake.never())
                        .giveBack(chat(1))
                        .answer(true));

        assertThat(chatRow(1).nextPosition()).isEqualTo(2);
        assertThat(told()).containsExactly(event(1));
        assertThat(found(Reads.none().message(messageId(1))).messages()).containsExactly(message(1, 1, 1));
        assertThat(claimed(10)).isEmpty();
    }

    @Test
    void S1_a_claim_is_given_the_stores_time() {
        wake(1, NOON);
        clock.move(Duration.ofMinutes(3));

        assertThat(store.claim(claim(1), (loaded, time) -> Decision.nothing(time)))
                .extracting(Answer::orThrow)
                .containsExactly(minute(3));
    }

    @Test
    void S1_a_chat_whose_decision_fails_harms_no_other_and_writes_nothing() {
        wake(1, minute(-2));
        wake(2, minute(-1));
        IllegalStateException broken = new IllegalStateException("broken");

        List<Answer<ChatId>> answers = store.claim(claim(10), (loaded, time) -> {
            if (only(loaded).id().equals(chat(1))) {
                throw broken;
            }
            return new ChangesBuilder()
                    .put(only(loaded).withPositionTaken())
                    .answer(only(loaded).id());
        });

        assertThat(answers.get(0).failure()).isSameAs(broken);
        assertThat(answers.get(1).orThrow()).isEqualTo(chat(2));
        assertThat(chatRow(1).nextPosition()).isEqualTo(1);
        assertThat(chatRow(2).nextPosition()).isEqualTo(2);
    }

    @Test
    void S1_a_claim_serves_all_organizations_and_shows_each_only_its_own() {
        wake(1, minute(-1));
        commit(
                OTHER,
                company(OTHER).put(guest(61)).put(Chat.untouched(chat(61))).wake(chat(61), Wake.at(NOON)));

        assertThat(store.claim(claim(10), (loaded, time) -> Decision.nothing(loaded)))
                .extracting(Answer::orThrow)
                .extracting(Loaded::organization)
                .containsExactly(ACME, OTHER);
    }

    private List<ChatId> claimed(int limit) {
        Decide<ChatId> look = (loaded, time) -> Decision.nothing(only(loaded).id());
        return store.claim(claim(limit), look).stream().map(Answer::orThrow).toList();
    }

    private void wake(int guest, Instant at) {
        commit(new ChangesBuilder().wake(chat(guest), Wake.at(at)));
    }

    private static Claim claim(int limit) {
        return new Claim("host", limit, Duration.ofMinutes(1));
    }

    private static Chat only(Loaded loaded) {
        assertThat(loaded.chats()).hasSize(1);
        return loaded.chats().get(0);
    }
}
