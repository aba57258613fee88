package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.platformId;
import static dev.parlor.testkit.contract.Rows.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.DeliveryReport;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.transport.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept aside: items that could not be applied, and reports that came too early. */
abstract class AsideContract extends Bench {
    AsideContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void I2_what_could_not_be_applied_is_kept_oldest_first() {
        for (int number : new int[] {3, 1, 2}) {
            commit(new ChangesBuilder().put(odd(number)));
        }

        assertThat(store.quarantined(ACME, 10)).containsExactly(odd(3), odd(1), odd(2));
        assertThat(store.quarantined(ACME, 2)).containsExactly(odd(3), odd(1));
    }

    @Test
    void I2_the_same_item_again_is_kept_once_at_its_place_with_the_later_reason() {
        commit(new ChangesBuilder().put(odd(1)).put(odd(2)));
        Quarantined again = new Quarantined(minute(9), "another reason", odd(1).item());
        commit(new ChangesBuilder().put(again));

        assertThat(store.quarantined(ACME, 10)).containsExactly(again, odd(2));
    }

    @Test
    void I2_an_item_is_loaded_by_its_name_and_gone_once_it_is_kept_no_longer() {
        commit(new ChangesBuilder().put(odd(1)).put(odd(2)));
        assertThat(found(Reads.none().quarantined(odd(2).id())).quarantined()).containsExactly(odd(2));

        commit(new ChangesBuilder().remove(odd(2).id()));

        assertThat(found(Reads.none().quarantined(odd(2).id())).quarantined()).isEmpty();
        assertThat(store.quarantined(ACME, 10)).containsExactly(odd(1));
    }

    @Test
    void I2_every_kind_of_item_is_kept_whole() {
        List<Quarantined> all = Kinds.items().stream()
                .map(item -> new Quarantined(minute(1), "could not be applied", item))
                .toList();
        ChangesBuilder rows = new ChangesBuilder();
        all.forEach(rows::put);
        commit(rows);

        assertThat(store.quarantined(ACME, 100)).isEqualTo(all);
    }

    @Test
    void I2_a_raw_item_of_any_length_is_kept_whole() {
        String raw = "{\"odd\": \"🧩" + "x".repeat(300_000) + "\"}";
        commit(new ChangesBuilder()
                .put(new Quarantined(NOON, "unknown kind", new Item.NotUnderstood("unknown kind", raw))));

        assertThat(store.quarantined(ACME, 10))
                .extracting(Quarantined::item)
                .containsExactly(new Item.NotUnderstood("unknown kind", raw));
    }

    @Test
    void I6_the_same_report_parked_twice_is_found() {
        DeliveryReport report = report(1, DeliveryReport.Status.DELIVERED);
        commit(new ChangesBuilder().add(report));
        commit(new ChangesBuilder().add(report));

        assertThat(found(Reads.none().platformIds(List.of(platformId(1)))).parked())
                .isNotEmpty()
                .containsOnly(report);
    }

    @Test
    void I6_a_parked_report_keeps_its_reason_and_may_lack_a_token() {
        List<DeliveryReport> reports = Kinds.reports(platformId(1));
        ChangesBuilder rows = new ChangesBuilder();
        reports.forEach(rows::add);
        commit(rows);

        assertThat(found(Reads.none().platformIds(List.of(platformId(1)))).parked())
                .containsExactlyInAnyOrderElementsOf(reports);
    }

    private static Quarantined odd(int number) {
        return new Quarantined(minute(number), "reason " + number, new Item.NotUnderstood("odd", "{" + number + "}"));
    }
}
