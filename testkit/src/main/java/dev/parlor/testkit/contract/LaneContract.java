package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.NUMBER;
import static dev.parlor.testkit.contract.Rows.OTHER;
import static dev.parlor.testkit.contract.Rows.attempt;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.ChatId;
import dev.parlor.message.Message;
import dev.parlor.queue.Lane;
import dev.parlor.queue.Pause;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Claim;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.Wake;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What all chats of a business number share: its pace, its pauses, its echoes; and the hosts that share it. */
abstract class LaneContract extends Bench {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Pause PAUSE = Pause.begun(NUMBER, 131_042, NOON);

    private final StoreContract contract;

    LaneContract(StoreContract contract) {
        super(contract);
        this.contract = contract;
    }

    @Test
    void S8_of_chats_that_are_due_for_their_line_no_more_are_claimed_than_the_lane_permits() {
        lines(1, 2, 3);

        assertThat(claimed(2)).containsExactly(chat(1), chat(2));
        assertThat(claimed(0)).isEmpty();
        assertThat(claimed(5)).containsExactly(chat(3));
    }

    @Test
    void S8_a_lane_of_another_organization_has_a_limit_of_its_own() {
        lines(1, 2);

        assertThat(chats(new Claim("host", 10, LEASE, Map.of(new Lane(OTHER, NUMBER), 0))))
                .hasSize(2);
    }

    @Test
    void S8_a_chat_that_a_timer_wakes_needs_no_permit() {
        lines(1);
        commit(new ChangesBuilder().wake(chat(2), new Wake(minute(-1), minute(-2))));

        assertThat(claimed(0)).containsExactly(chat(2));
    }

    @Test
    void S8_a_timer_that_is_still_to_come_makes_no_difference() {
        commit(new ChangesBuilder().wake(chat(1), new Wake(NOON, minute(1))));

        assertThat(claimed(0)).isEmpty();
        clock.move(Duration.ofMinutes(1));
        assertThat(claimed(0)).containsExactly(chat(1));
    }

    @Test
    void Q6_while_a_number_is_paused_only_timers_wake_its_chats() {
        lines(1);
        commit(new ChangesBuilder().wake(chat(2), Wake.at(NOON)).put(PAUSE));

        assertThat(claimed(10)).containsExactly(chat(2));
    }

    @Test
    void Q6_a_paused_number_can_be_claimed_for_once_it_is_to_be_probed() {
        lines(1);
        commit(new ChangesBuilder().put(PAUSE));
        assertThat(claimed(10)).isEmpty();

        clock.move(Duration.ofSeconds(60));

        assertThat(claimed(10)).containsExactly(chat(1));
    }

    @Test
    void Q6_a_number_that_was_resumed_is_claimed_for_at_once() {
        lines(1);
        commit(new ChangesBuilder().put(PAUSE));
        commit(new ChangesBuilder().resume(NUMBER));

        assertThat(found(Reads.of(Reads.Part.DIRECTORY)).pauses()).isEmpty();
        assertThat(claimed(10)).containsExactly(chat(1));
    }

    @Test
    void Q6_the_directory_brings_the_pauses_of_its_own_numbers_written_over_by_later_ones() {
        commit(OTHER, Rows.company(OTHER));
        commit(new ChangesBuilder().put(PAUSE));
        commit(new ChangesBuilder().put(PAUSE.probed(minute(1))));

        assertThat(found(Reads.of(Reads.Part.DIRECTORY)).pauses()).containsExactly(PAUSE.probed(minute(1)));
        assertThat(loaded(1, Reads.none()).pauses()).isEmpty();
        Loaded theirs = store.read(OTHER, Set.of(), Set.of(), Reads.of(Reads.Part.DIRECTORY));
        assertThat(theirs.pauses()).isEmpty();
    }

    @Test
    void S4_a_number_was_heard_of_as_of_the_latest_attempt_on_which_a_report_came() {
        Message first = message(1, 1, 1).sending(token(1), minute(1));
        Message second = message(2, 3, 2).sending(token(2), minute(2));
        commit(new ChangesBuilder()
                .put(first)
                .put(second)
                .put(attempt(1, first))
                .put(attempt(2, second)));
        assertThat(loaded(1, Reads.everything()).echoes()).isEmpty();

        commit(new ChangesBuilder().put(attempt(2, second).heard()));
        commit(new ChangesBuilder().put(attempt(1, first).heard()));

        assertThat(loaded(3, Reads.everything()).echoes()).containsExactly(Map.entry(NUMBER, minute(2)));
    }

    @Test
    void S4_the_line_brings_the_attempt_of_a_message_in_doubt_though_it_is_closed() {
        Message inDoubt = message(1, 1, 1).sending(token(1), minute(1)).inDoubt(minute(2));
        commit(new ChangesBuilder().put(inDoubt).put(attempt(1, inDoubt).closed()));

        assertThat(loaded(1, Reads.of(Reads.Part.LINE)).attempts())
                .containsExactly(attempt(1, inDoubt).closed());
    }

    @Test
    void S8_hosts_that_live_are_counted_each_once() {
        assertThat(store.beat("one", LEASE)).isEqualTo(1);
        assertThat(store.beat("two", LEASE)).isEqualTo(2);
        assertThat(store.beat("one", LEASE)).isEqualTo(2);
    }

    @Test
    void S8_a_host_that_is_silent_for_its_lease_does_not_count() {
        store.beat("one", LEASE);
        store.beat("two", LEASE.multipliedBy(3));
        contract.passLeaseTime(LEASE);

        assertThat(store.beat("three", LEASE)).isEqualTo(2);
    }

    private void lines(int... guests) {
        for (int guest : guests) {
            commit(new ChangesBuilder().wake(chat(guest), Wake.ofLine(minute(guest - 10))));
        }
    }

    private List<ChatId> claimed(int permits) {
        return chats(new Claim("host", 10, LEASE, Map.of(new Lane(ACME, NUMBER), permits)));
    }

    private List<ChatId> chats(Claim claim) {
        return store
                .claim(
                        claim,
                        (loaded, time) -> Decision.nothing(loaded.chats().get(0).id()))
                .stream()
                .map(Answer::orThrow)
                .toList();
    }
}
