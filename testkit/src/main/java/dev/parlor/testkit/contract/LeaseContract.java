package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.ChatId;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Claim;
import dev.parlor.store.Decide;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;
import dev.parlor.store.Wake;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leases and fences, and that no wake is lost over them. */
abstract class LeaseContract extends Bench {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final Decide<Long> LOOK =
            (loaded, time) -> Decision.nothing(loaded.chats().get(0).fence());

    private final StoreContract contract;

    LeaseContract(StoreContract contract) {
        super(contract);
        this.contract = contract;
        commit(new ChangesBuilder().wake(chat(1), Wake.at(NOON)));
    }

    @Test
    void S9_a_leased_chat_is_nobody_elses() {
        assertThat(claim(LEASE)).hasSize(1);
        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    void S9_a_lease_lasts_for_its_time_and_the_chat_is_still_due_then() {
        assertThat(claim(LEASE)).hasSize(1);
        contract.passLeaseTime(LEASE.minus(MARGIN));
        assertThat(claim(LEASE)).isEmpty();
        contract.passLeaseTime(MARGIN);
        assertThat(claim(LEASE)).hasSize(1);
    }

    @Test
    void S9_a_lease_runs_on_its_own_clock() {
        claim(LEASE);
        clock.move(Duration.ofDays(1));
        assertThat(claim(LEASE)).isEmpty();
        contract.passLeaseTime(LEASE);
        assertThat(claim(LEASE)).hasSize(1);
    }

    @Test
    void S9_each_lease_has_a_length_of_its_own() {
        claim(LEASE.multipliedBy(2));
        commit(new ChangesBuilder().wake(chat(2), Wake.at(NOON)));
        claim(LEASE);

        contract.passLeaseTime(LEASE);
        assertThat(claimedChats()).containsExactly(chat(2));
        contract.passLeaseTime(LEASE);
        assertThat(claimedChats()).containsExactlyInAnyOrder(chat(1), chat(2));
    }

    @Test
    void S9_a_lease_that_its_claim_gives_back_is_free_at_once() {
        store.claim(
                new Claim("host", 10, LEASE),
                (loaded, time) -> new ChangesBuilder().giveBack(chat(1)).answer(true));

        assertThat(claim(LEASE)).hasSize(1);
    }

    @Test
    void S9_a_lease_that_a_later_unit_gives_back_is_free_at_once() {
        claim(LEASE);
        commit(new ChangesBuilder().giveBack(chat(1)));

        assertThat(claim(LEASE)).hasSize(1);
    }

    @Test
    void S9_giving_back_what_nobody_holds_changes_nothing() {
        commit(new ChangesBuilder().giveBack(chat(1)).giveBack(chat(2)));

        assertThat(claimedChats()).containsExactly(chat(1));
    }

    @Test
    void S9_a_unit_that_fails_gives_no_lease_back() {
        claim(LEASE);
        store.apply(List.of(onChat(1, Reads.none(), (loaded, time) -> {
            new ChangesBuilder().giveBack(chat(1)).answer("never");
            throw new IllegalStateException("broken");
        })));

        assertThat(claim(LEASE)).isEmpty();
        assertThat(chatRow(1).fence()).isEqualTo(1);
    }

    @Test
    void S1_a_chat_whose_decision_fails_stays_leased_and_is_tried_again() {
        store.claim(new Claim("host", 10, LEASE), (loaded, time) -> {
            throw new IllegalStateException("broken");
        });

        assertThat(claim(LEASE)).isEmpty();
        contract.passLeaseTime(LEASE);
        assertThat(claim(LEASE)).hasSize(1);
    }

    @Test
    void S1_a_lease_blocks_no_unit_of_work() {
        claim(LEASE);

        commit(new ChangesBuilder().put(chatRow(1).withPositionTaken()));

        assertThat(chatRow(1).nextPosition()).isEqualTo(2);
    }

    @Test
    void X6_the_fence_grows_by_each_claim_and_a_decision_sees_its_own() {
        for (long fence = 1; fence <= 3; fence++) {
            assertThat(claim(LEASE)).containsExactly(fence);
            assertThat(chatRow(1).fence()).isEqualTo(fence);
            commit(new ChangesBuilder().giveBack(chat(1)));
        }
    }

    @Test
    void X6_the_fence_grows_when_a_lease_has_run_out() {
        claim(LEASE);
        contract.passLeaseTime(LEASE);

        assertThat(claim(LEASE)).containsExactly(2L);
    }

    @Test
    void X6_the_fence_grows_by_nothing_but_a_claim() {
        claim(LEASE);
        commit(new ChangesBuilder().wake(chat(1), Wake.at(minute(1))));
        commit(new ChangesBuilder().put(chatRow(1).withPositionTaken()).giveBack(chat(1)));

        assertThat(chatRow(1).fence()).isEqualTo(1);
    }

    @Test
    void X6_the_fence_of_a_claim_that_failed_is_not_used_again() {
        store.claim(new Claim("host", 10, LEASE), (loaded, time) -> {
            throw new IllegalStateException("broken");
        });
        contract.passLeaseTime(LEASE);

        assertThat(claim(LEASE)).containsExactly(2L);
    }

    @Test
    void S1_a_wake_that_is_set_during_a_lease_counts_once_it_is_given_back() {
        claimWithoutAWake();
        commit(new ChangesBuilder().wake(chat(1), Wake.at(NOON)));
        assertThat(claim(LEASE)).isEmpty();

        commit(new ChangesBuilder().giveBack(chat(1)));

        assertThat(claim(LEASE)).hasSize(1);
    }

    @Test
    void S1_a_wake_that_is_set_during_a_lease_counts_once_it_has_run_out() {
        claimWithoutAWake();
        commit(new ChangesBuilder().wake(chat(1), Wake.at(NOON)));

        contract.passLeaseTime(LEASE);

        assertThat(claim(LEASE)).hasSize(1);
    }

    @Test
    void S1_a_wake_that_comes_with_the_lease_given_back_counts() {
        claimWithoutAWake();
        commit(new ChangesBuilder().wake(chat(1), Wake.at(minute(1))).giveBack(chat(1)));
        assertThat(claim(LEASE)).isEmpty();

        clock.move(Duration.ofMinutes(1));

        assertThat(claim(LEASE)).hasSize(1);
    }

    @Test
    void S1_a_wake_that_is_taken_away_during_a_lease_stays_away() {
        claim(LEASE);
        commit(new ChangesBuilder().wake(chat(1), Wake.never()).wake(chat(2), Wake.at(NOON)));

        contract.passLeaseTime(LEASE);

        assertThat(claimedChats()).containsExactly(chat(2));
    }

    @Test
    void S9_a_claim_that_says_nothing_about_the_wake_finds_the_chat_due_again() {
        claim(LEASE);
        commit(new ChangesBuilder().giveBack(chat(1)));

        assertThat(claimedChats()).containsExactly(chat(1));
    }

    private void claimWithoutAWake() {
        store.claim(
                new Claim("host", 10, LEASE),
                (loaded, time) ->
                        new ChangesBuilder().wake(chat(1), Wake.never()).answer(true));
    }

    /** The fences under which chats were claimed. */
    private List<Long> claim(Duration lease) {
        return store.claim(new Claim("host", 10, lease), LOOK).stream()
                .map(Answer::orThrow)
                .toList();
    }

    private List<ChatId> claimedChats() {
        return store
                .claim(
                        new Claim("host", 10, LEASE),
                        (loaded, time) -> Decision.nothing(loaded.chats().get(0).id()))
                .stream()
                .map(Answer::orThrow)
                .toList();
    }
}
