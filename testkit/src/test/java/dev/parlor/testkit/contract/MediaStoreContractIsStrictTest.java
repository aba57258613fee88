package dev.parlor.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract of files notices what stores get wrong. */
class MediaStoreContractIsStrictTest {
    @Test
    void a_store_that_knows_no_organizations_is_caught() {
        assertThat(failed(WrongMediaStores.KnowsNoOrganizations.class))
                .contains("X10_a_key_is_good_in_its_own_organization_only");
    }

    @Test
    void a_store_that_cuts_off_what_is_too_big_is_caught() {
        assertThat(failed(WrongMediaStores.CutsOff.class))
                .contains("M3_as_many_bytes_as_may_be_are_kept_and_one_more_is_not");
    }

    @Test
    void a_store_that_keeps_what_broke_off_is_caught() {
        assertThat(failed(WrongMediaStores.KeepsWhatBrokeOff.class))
                .containsExactly("M3_of_what_is_too_big_or_breaks_off_nothing_is_kept");
    }

    @Test
    void a_store_that_shows_half_a_file_is_caught() {
        assertThat(failed(WrongMediaStores.ShowsHalfAFile.class)).containsExactly("M3_half_a_file_is_never_there");
    }

    @Test
    void a_store_that_keeps_the_same_bytes_once_only_is_caught() {
        assertThat(failed(WrongMediaStores.SharesBytes.class))
                .contains("M3_the_same_bytes_twice_are_two_files_of_which_one_can_go");
    }

    @Test
    void a_store_that_names_young_files_is_caught() {
        assertThat(failed(WrongMediaStores.NamesYoungFiles.class))
                .containsExactly("M3_files_that_were_put_before_a_time_are_named_page_by_page_and_no_others");
    }

    private static List<String> failed(Class<?> contract) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(contract))
                                .build(),
                        summary);
        return summary.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName().replace("()", ""))
                .toList();
    }
}
