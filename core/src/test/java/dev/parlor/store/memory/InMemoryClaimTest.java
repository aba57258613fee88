package dev.parlor.store.memory;

import static dev.parlor.Sample.ACME;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.NUMBER;
import static dev.parlor.Sample.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Claim;
import dev.parlor.store.Decide;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.store.Wake;
import dev.parlor.thread.Chat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InMemoryClaimTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final OrganizationId OTHER = new OrganizationId("other");
    private static final Decide<Chat> LOOK = (loaded, time) -> new ChangesBuilder().answer(only(loaded));
    private static final Decide<Chat> GIVE_BACK =
            (loaded, time) -> new ChangesBuilder().giveBack(only(loaded).id()).answer(only(loaded));

    private final HandMovedClock clock = new HandMovedClock(NOON);
    private final AtomicLong leaseNanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final InMemoryStore store = new InMemoryStore(clock, leaseNanos::get);

    @Test
    void S1_only_chats_that_are_due_are_claimed_the_longest_due_first() {
        wake(ACME, chat(1), minute(0));
        wake(ACME, chat(2), minute(-1));
        wake(ACME, chat(3), minute(1));

        assertThat(claimed(10)).containsExactly(chat(2), chat(1));
        clock.move(Duration.ofMinutes(1));
        assertThat(claimed(10)).containsExactly(chat(3));
    }

    @Test
    void S1_a_wake_replaces_the_former_one_and_can_be_taken_away() {
        wake(ACME, chat(1), minute(0));
        wake(ACME, chat(1), minute(5));
        wake(ACME, chat(2), minute(0));
        commit(ACME, new ChangesBuilder().wake(chat(2), Wake.never()));

        assertThat(claimed(10)).isEmpty();
        clock.move(Duration.ofMinutes(5));
        assertThat(claimed(10)).containsExactly(chat(1));
    }

    @Test
    void S1_a_claim_takes_no_more_than_its_limit_and_the_next_one_goes_on() {
        for (int number = 1; number <= 5; number++) {
            wake(ACME, chat(number), minute(-number));
        }

        assertThat(claimed(2)).containsExactly(chat(5), chat(4));
        assertThat(claimed(2)).containsExactly(chat(3), chat(2));
        assertThat(claimed(2)).containsExactly(chat(1));
    }

    @Test
    void S9_a_leased_chat_is_nobody_elses_until_the_lease_has_run_out() {
        wake(ACME, chat(1), NOON);

        assertThat(claimed(10)).hasSize(1);
        clock.move(Duration.ofDays(1));
        leaseNanos.addAndGet(LEASE.toNanos() - 1);
        assertThat(claimed(10)).isEmpty();
        leaseNanos.addAndGet(1);
        assertThat(claimed(10)).containsExactly(chat(1));
    }

    @Test
    void S9_a_lease_that_is_given_back_frees_the_chat_at_once() {
        wake(ACME, chat(1), NOON);

        assertThat(store.claim(claim(10), GIVE_BACK)).hasSize(1);
        assertThat(claimed(10)).containsExactly(chat(1));
    }

    @Test
    void S1_a_lease_blocks_no_unit_of_work() {
        wake(ACME, chat(1), NOON);
        claimed(10);

        wake(ACME, chat(1), minute(3));
        assertThat(store.read(ACME, Set.of(chat(1)), Set.of(), Reads.none()).chats())
                .hasSize(1);
    }

    @Test
    void invariant_6_fences_only_grow_by_each_claim_and_by_nothing_else() {
        wake(ACME, chat(1), NOON);

        assertThat(fenceClaimed()).isEqualTo(1);
        assertThat(fenceClaimed()).isEqualTo(2);
        commit(ACME, new ChangesBuilder().wake(chat(1), Wake.ofLine(NOON)));
        assertThat(store.read(ACME, Set.of(chat(1)), Set.of(), Reads.none())
                        .chats()
                        .get(0)
                        .fence())
                .isEqualTo(2);
        assertThat(fenceClaimed()).isEqualTo(3);
    }

    @Test
    void S1_a_chat_whose_decision_fails_stays_leased_and_harms_no_other() {
        wake(ACME, chat(1), minute(-2));
        wake(ACME, chat(2), minute(-1));

        List<Answer<Chat>> answers = store.claim(claim(10), (loaded, time) -> {
            if (only(loaded).id().equals(chat(1))) {
                throw new IllegalStateException("broken");
            }
            return GIVE_BACK.decide(loaded, time);
        });

        assertThat(answers.get(0).failure()).hasMessage("broken");
        assertThat(answers.get(1).orThrow().id()).isEqualTo(chat(2));
        assertThat(claimed(10)).containsExactly(chat(2));
        leaseNanos.addAndGet(LEASE.toNanos());
        assertThat(claimed(10)).containsExactly(chat(1), chat(2));
    }

    @Test
    void S1_a_claim_serves_all_organizations_and_shows_each_only_its_own() {
        wake(ACME, chat(1), NOON);
        wake(OTHER, chat(1), NOON);

        assertThat(store.claim(
                        claim(10),
                        (loaded, time) ->
                                new ChangesBuilder().giveBack(only(loaded).id()).answer(loaded.organization())))
                .extracting(Answer::orThrow)
                .containsExactly(ACME, OTHER);
    }

    @Test
    void S1_a_claim_wants_at_least_one_chat_for_some_time() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Claim("host", 0, LEASE))
                .withMessage("limit must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Claim("host", 1, Duration.ZERO))
                .withMessageContaining("lease must be longer than nothing");
    }

    private long fenceClaimed() {
        return store.claim(claim(1), GIVE_BACK).get(0).orThrow().fence();
    }

    private List<ChatId> claimed(int limit) {
        return store.claim(claim(limit), LOOK).stream()
                .map(answer -> answer.orThrow().id())
                .toList();
    }

    private void wake(OrganizationId organization, ChatId chat, Instant at) {
        commit(organization, new ChangesBuilder().put(Chat.untouched(chat)).wake(chat, Wake.ofLine(at)));
    }

    private void commit(OrganizationId organization, ChangesBuilder changes) {
        OperationId operation = new OperationId(new UUID(9, 9));
        Unit<Boolean> unit = new Unit<>(
                organization, operation, Set.of(), Set.of(), Reads.none(), (loaded, time) -> changes.answer(true));
        store.apply(List.of(unit)).get(0).orThrow();
    }

    private static Claim claim(int limit) {
        return new Claim("host", limit, LEASE);
    }

    private static ChatId chat(int number) {
        return new ChatId(new GuestId(new UUID(7, number)), NUMBER);
    }

    private static Chat only(Loaded loaded) {
        assertThat(loaded.chats()).hasSize(1);
        return loaded.chats().get(0);
    }
}
