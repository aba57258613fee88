package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.event;
import static dev.parlor.testkit.contract.Rows.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.event.RecordedEvent;
import dev.parlor.id.ChatId;
import dev.parlor.id.ListenerName;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Claim;
import dev.parlor.store.Decision;
import dev.parlor.store.Wake;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clocks that differ: the clock of the store's time is set forward and back, and no lease, place or wake suffers. */
abstract class ClockContract extends Bench {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration DAY = Duration.ofDays(1);
    private static final ListenerName ARCHIVE = new ListenerName("archive");

    private final StoreContract contract;

    ClockContract(StoreContract contract) {
        super(contract);
        this.contract = contract;
    }

    @Test
    void S9_a_clock_that_is_set_back_makes_no_lease_longer() {
        commit(new ChangesBuilder().wake(chat(1), Wake.at(NOON)));
        assertThat(claimed()).containsExactly(chat(1));
        clock.move(DAY.negated());
        assertThat(claimed()).isEmpty();

        contract.passLeaseTime(LEASE);

        assertThat(claimed()).containsExactly(chat(1));
    }

    @Test
    void S9_a_lease_that_begins_while_the_clock_is_set_back_is_as_long_as_any() {
        commit(new ChangesBuilder().wake(chat(1), Wake.at(NOON)));
        assertThat(store.time()).isEqualTo(NOON);
        clock.move(DAY.negated());
        assertThat(claimed()).containsExactly(chat(1));
        clock.move(DAY);
        assertThat(claimed()).isEmpty();

        contract.passLeaseTime(LEASE);

        assertThat(claimed()).containsExactly(chat(1));
    }

    @Test
    void S1_a_chat_that_was_due_stays_due_when_the_clock_is_set_back() {
        commit(new ChangesBuilder().wake(chat(1), Wake.at(minute(5))));
        clock.move(Duration.ofMinutes(5));
        assertThat(store.time()).isEqualTo(minute(5));

        clock.move(DAY.negated());

        assertThat(claimed()).containsExactly(chat(1));
    }

    @Test
    void S9_lease_time_that_passes_makes_no_chat_due() {
        commit(new ChangesBuilder().wake(chat(1), Wake.at(minute(5))));

        contract.passLeaseTime(DAY);

        assertThat(claimed()).isEmpty();
        assertThat(store.time()).isEqualTo(NOON);
    }

    @Test
    void V1_what_is_told_after_the_clock_was_set_back_is_told_as_of_the_latest_time() {
        clock.move(Duration.ofMinutes(5));
        commit(new ChangesBuilder().add(event(1)));
        clock.move(DAY.negated());
        commit(new ChangesBuilder().add(event(2)));

        assertThat(store.events(ACME, 0, 10)).extracting(RecordedEvent::at).containsExactly(minute(5), minute(5));
    }

    @Test
    void V2_a_feed_is_held_by_the_lease_clock_whatever_the_other_says() {
        commit(new ChangesBuilder().add(event(1)));
        assertThat(store.claimFeed(ARCHIVE, LEASE)).isPresent();
        clock.move(DAY);
        assertThat(store.claimFeed(ARCHIVE, LEASE)).isEmpty();
        clock.move(DAY.multipliedBy(-2));
        assertThat(store.claimFeed(ARCHIVE, LEASE)).isEmpty();

        contract.passLeaseTime(LEASE);

        assertThat(store.claimFeed(ARCHIVE, LEASE)).isPresent();
    }

    @Test
    void S8_a_host_lives_by_the_lease_clock_whatever_the_other_says() {
        store.beat("one", LEASE);
        clock.move(DAY);
        assertThat(store.beat("two", LEASE)).isEqualTo(2);
        clock.move(DAY.multipliedBy(-2));
        assertThat(store.beat("two", LEASE)).isEqualTo(2);

        contract.passLeaseTime(LEASE);

        assertThat(store.beat("three", LEASE)).isEqualTo(1);
    }

    @Test
    void S8_a_host_that_beats_again_lives_on() {
        Duration most = LEASE.minus(Duration.ofSeconds(8));
        store.beat("one", LEASE);
        contract.passLeaseTime(most);
        store.beat("one", LEASE);
        contract.passLeaseTime(most);

        assertThat(store.beat("two", LEASE)).isEqualTo(2);
    }

    @Test
    void S8_of_a_host_that_beats_twice_the_later_lease_counts() {
        store.beat("one", LEASE.multipliedBy(10));
        store.beat("one", LEASE);
        contract.passLeaseTime(LEASE);

        assertThat(store.beat("two", LEASE)).isEqualTo(1);
    }

    @Test
    void S8_a_host_that_was_silent_too_long_comes_back_as_itself() {
        store.beat("one", LEASE);
        contract.passLeaseTime(LEASE);
        assertThat(store.beat("two", LEASE)).isEqualTo(1);

        assertThat(store.beat("one", LEASE)).isEqualTo(2);
    }

    private List<ChatId> claimed() {
        return store
                .claim(
                        new Claim("host", 10, LEASE),
                        (loaded, time) -> Decision.nothing(loaded.chats().get(0).id()))
                .stream()
                .map(Answer::orThrow)
                .toList();
    }
}
