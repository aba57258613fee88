package dev.parlor.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.parlor.store.MediaStore;
import dev.parlor.store.Store;
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
    private static final int FEWEST = 220;

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
