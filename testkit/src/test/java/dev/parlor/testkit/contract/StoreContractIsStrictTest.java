package dev.parlor.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.parlor.store.Intake;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Store;
import dev.parlor.store.memory.InMemoryIntake;
import dev.parlor.store.memory.InMemoryStore;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract itself: it can fail, test by test, and it notices what stores get wrong. */
class StoreContractIsStrictTest {
    private static final int FEWEST = 300;

    static final class OverNothing extends StoreContract {
        @Override
        protected Store create(Clock clock) {
            return new StoreThatDoesNothing();
        }

        @Override
        protected void passLeaseTime(Duration duration) {
            // It has none.
        }
    }

    static final class OverNoMedia extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return (MediaStore) Proxy.newProxyInstance(
                    MediaStore.class.getClassLoader(),
                    new Class<?>[] {MediaStore.class},
                    (proxy, method, arguments) -> nothing(method.getReturnType()));
        }
    }

    static final class OverNoIntake extends IntakeContract {
        @Override
        protected Store create(Clock clock) {
            return new StoreThatDoesNothing();
        }

        @Override
        protected HostTransaction begin() {
            return transaction(entry -> entry);
        }
    }

    /** Commits each entry at once, whatever becomes of the host's transaction. */
    static final class OverAnIntakeOfItsOwn extends IntakeContract {
        private InMemoryStore store = new InMemoryStore(Clock.systemUTC());

        @Override
        protected Store create(Clock clock) {
            store = new InMemoryStore(clock);
            return store;
        }

        @Override
        protected HostTransaction begin() {
            return transaction(entry -> {
                InMemoryIntake own = store.intake();
                IntakeEntry there = own.append(entry);
                own.commit();
                return there;
            });
        }
    }

    private static IntakeContract.HostTransaction transaction(Intake intake) {
        return new IntakeContract.HostTransaction() {
            @Override
            public Intake intake() {
                return intake;
            }

            @Override
            public void commit() {
                // There is nothing to commit.
            }

            @Override
            public void rollback() {
                // There is nothing to take back.
            }
        };
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == Optional.class) {
            return Optional.empty();
        }
        return type == List.class ? List.of() : null;
    }

    @Test
    void a_store_that_does_nothing_fails_each_test() {
        Run run = run(OverNothing.class);

        assertThat(run.passed).isEmpty();
        assertThat(run.failed).hasSizeGreaterThanOrEqualTo(FEWEST);
    }

    @Test
    void a_media_store_that_does_nothing_fails_each_test() {
        Run run = run(OverNoMedia.class);

        assertThat(run.passed).isEmpty();
        assertThat(run.failed).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void a_store_that_loses_an_update_is_caught() {
        assertThat(run(WrongStores.LosesUpdates.class).failed)
                .anySatisfy(name -> assertThat(name).contains("lose_no_update"));
    }

    @Test
    void a_store_without_a_fence_is_caught() {
        assertThat(run(WrongStores.HasNoFence.class).failed)
                .contains("X6_the_fence_grows_by_each_claim_and_a_decision_sees_its_own");
    }

    @Test
    void a_store_that_checks_and_then_acts_is_caught() {
        assertThat(run(WrongStores.ChecksThenActs.class).failed)
                .contains(
                        "I3_two_deliveries_of_one_item_at_once_have_one_effect",
                        "C4_two_units_at_once_that_meet_one_new_address_end_with_one_guest");
    }

    @Test
    void a_store_that_shows_a_foreign_organization_is_caught() {
        assertThat(run(WrongStores.ShowsForeignRows.class).failed)
                .containsExactly("X10_rows_by_key_are_found_in_their_own_organization_only");
    }

    @Test
    void a_store_that_loses_a_wake_is_caught() {
        assertThat(run(WrongStores.LosesWakes.class).failed)
                .contains("S1_a_wake_that_is_set_during_a_lease_counts_once_it_is_given_back");
    }

    @Test
    void a_store_that_lets_leases_run_on_the_hosts_clock_is_caught() {
        assertThat(run(WrongStores.LeasesOnTheHostsClock.class).failed)
                .contains(
                        "S9_a_lease_runs_on_its_own_clock",
                        "S8_a_host_lives_by_the_lease_clock_whatever_the_other_says");
    }

    @Test
    void a_store_that_forgets_the_organization_in_one_query_is_caught() {
        assertThat(run(WrongStores.ForgetsATenant.class).failed)
                .containsExactly("X10_chats_with_consent_are_not_listed_for_another_organization");
    }

    @Test
    void a_store_that_fails_a_batch_for_one_of_its_units_is_caught() {
        assertThat(run(WrongStores.StopsABatch.class).failed)
                .contains("a_unit_that_fails_is_undone_alone_and_its_neighbours_commit");
    }

    @Test
    void a_store_that_redoes_what_was_committed_is_caught() {
        assertThat(run(WrongStores.RedoesBlindly.class).failed)
                .contains("what_a_unit_writes_is_there_when_it_is_answered");
    }

    @Test
    void a_store_that_keeps_no_lease_is_caught() {
        assertThat(run(WrongStores.KeepsNoLease.class).failed).contains("S9_a_leased_chat_is_nobody_elses");
    }

    @Test
    void a_store_that_forgets_a_former_name_is_caught() {
        assertThat(run(WrongStores.ForgetsFormerNames.class).failed)
                .contains("C5_the_former_name_means_the_other_in_units_and_when_read");
    }

    @Test
    void a_store_that_keeps_the_place_of_one_who_was_taken_over_is_caught() {
        assertThat(run(WrongStores.KeepsAnyPlace.class).failed)
                .containsExactly("V2_who_was_taken_over_moves_nothing_any_more_and_the_fence_tells");
    }

    @Test
    void a_store_that_cuts_long_texts_is_caught() {
        assertThat(run(WrongStores.CutsTexts.class).failed)
                .containsExactlyInAnyOrder(
                        "M1_what_a_guest_writes_may_have_any_length", "M1_a_guests_text_of_five_megabytes_comes_back");
    }

    @Test
    void an_intake_that_does_nothing_fails_each_test() {
        Run run = run(OverNoIntake.class);

        assertThat(run.passed).isEmpty();
        assertThat(run.failed).hasSizeGreaterThanOrEqualTo(15);
    }

    @Test
    void an_intake_that_is_no_part_of_the_transaction_is_caught() {
        assertThat(run(OverAnIntakeOfItsOwn.class).failed)
                .contains(
                        "S11_nothing_is_there_before_the_host_commits_and_everything_after",
                        "S11_what_the_host_rolls_back_never_was_and_its_key_is_free");
    }

    private static Run run(Class<?> contract) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .build();
        Run run = new Run();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    /** The names of the tests that ran. */
    private static final class Run implements TestExecutionListener {
        private final Set<String> passed = new TreeSet<>();
        private final Set<String> failed = new TreeSet<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                boolean well = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                (well ? passed : failed).add(test.getDisplayName().replace("()", ""));
            }
        }
    }
}
