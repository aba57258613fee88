package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.OTHER;
import static dev.parlor.testkit.contract.Rows.event;
import static dev.parlor.testkit.contract.Rows.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.ListenerName;
import dev.parlor.id.OrganizationId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.FeedPlace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far each listener came in each feed, and who goes on with it. */
abstract class ListenerContract extends Bench {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final ListenerName ARCHIVE = new ListenerName("archive");

    private final StoreContract contract;

    ListenerContract(StoreContract contract) {
        super(contract);
        this.contract = contract;
        commit(new ChangesBuilder().add(event(1)).add(event(2)));
    }

    @Test
    void V2_a_new_listener_begins_before_the_first_event() {
        FeedPlace place = claimed().orElseThrow();

        assertThat(place.organization()).isEqualTo(ACME);
        assertThat(place.listener()).isEqualTo(ARCHIVE);
        assertThat(place.position()).isZero();
    }

    @Test
    void V2_a_listener_goes_on_where_it_was_kept() {
        store.keep(claimed().orElseThrow().heard(1));

        assertThat(claimed()).map(FeedPlace::position).contains(1L);
    }

    @Test
    void V2_a_feed_that_was_heard_to_its_end_is_claimed_when_it_goes_on() {
        store.keep(claimed().orElseThrow().heard(2));
        assertThat(claimed()).isEmpty();

        commit(new ChangesBuilder().add(event(3)));

        assertThat(claimed()).map(FeedPlace::position).contains(2L);
    }

    @Test
    void V2_a_feed_that_somebody_holds_is_nobody_elses_until_the_lease_has_run_out() {
        assertThat(claimed()).isPresent();
        assertThat(claimed()).isEmpty();

        contract.passLeaseTime(LEASE);

        assertThat(claimed()).isPresent();
    }

    @Test
    void V2_who_was_taken_over_moves_nothing_any_more_and_the_fence_tells() {
        FeedPlace slow = claimed().orElseThrow();
        contract.passLeaseTime(LEASE);
        FeedPlace fast = claimed().orElseThrow();
        store.keep(slow.heard(1));
        assertThat(claimed()).isEmpty();

        store.keep(fast.heard(1));
        store.keep(slow.heard(2));

        assertThat(fast.fence()).isGreaterThan(slow.fence());
        assertThat(claimed()).map(FeedPlace::position).contains(1L);
    }

    @Test
    void V2_one_that_failed_gets_the_event_again_when_it_is_time() {
        store.keep(claimed().orElseThrow().failed(minute(1)));
        assertThat(claimed()).isEmpty();

        clock.move(Duration.ofMinutes(1));

        FeedPlace again = claimed().orElseThrow();
        assertThat(again.position()).isZero();
        assertThat(again.failures()).isEqualTo(1);
    }

    @Test
    void V2_each_listener_has_a_place_of_its_own() {
        store.keep(claimed().orElseThrow().heard(2));

        assertThat(store.claimFeed(new ListenerName("billing"), LEASE))
                .map(FeedPlace::position)
                .contains(0L);
        assertThat(claimed()).isEmpty();
    }

    @Test
    void V2_of_two_organizations_the_one_that_waited_longer_is_next() {
        commit(OTHER, new ChangesBuilder().add(event(3)).add(event(4)));

        FeedPlace first = claimed().orElseThrow();
        store.keep(first.heard(1));
        FeedPlace second = claimed().orElseThrow();
        store.keep(second.heard(1));

        assertThat(List.of(first.organization(), second.organization())).containsExactlyInAnyOrder(ACME, OTHER);
        assertThat(claimed()).map(FeedPlace::organization).contains(first.organization());
    }

    @Test
    void V2_X10_an_organization_without_an_event_has_nothing_to_claim() {
        commit(OTHER, Rows.company(OTHER));
        OrganizationId claimed = claimed().orElseThrow().organization();

        assertThat(claimed).isEqualTo(ACME);
        assertThat(claimed()).isEmpty();
    }

    private Optional<FeedPlace> claimed() {
        return store.claimFeed(ARCHIVE, LEASE);
    }
}
