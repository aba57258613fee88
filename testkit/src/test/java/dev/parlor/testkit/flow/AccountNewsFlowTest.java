package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.DESK;
import static dev.parlor.testkit.flow.Bank.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parlor.directory.AccountTopic;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.Quality;
import dev.parlor.event.Event;
import dev.parlor.id.TemplateId;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the platform tells of accounts, numbers and templates, and that is passed on and no more. */
class AccountNewsFlowTest {
    private final Room room = new Room();
    private final Instant noon = room.clock.instant();

    @Test
    void V3_what_the_platform_tells_of_an_account_is_an_event() {
        assertThat(room.receives(review("APPROVED", noon)).applied()).isEqualTo(1);

        assertThat(told())
                .containsExactly(
                        new Event.AccountChanged("900", null, AccountTopic.REVIEW, "APPROVED", List.of("why"), noon));
    }

    @Test
    void V3_I3_the_same_news_told_again_is_known_whatever_came_between() {
        room.receives(review("APPROVED", noon));
        room.receives(review("REJECTED", noon.plusSeconds(60)));

        assertThat(room.receives(review("APPROVED", noon)).duplicates()).isEqualTo(1);
        assertThat(told()).hasSize(2);
    }

    @Test
    void V3_the_same_word_at_another_time_is_news() {
        room.receives(review("APPROVED", noon), review("APPROVED", noon.plusSeconds(1)));

        assertThat(told()).extracting(Event.AccountChanged::at).containsExactly(noon, noon.plusSeconds(1));
    }

    @Test
    void V3_I4_of_two_in_either_order_each_is_told_with_its_time() {
        room.receives(review("REJECTED", noon.plusSeconds(60)));
        room.receives(review("APPROVED", noon));

        assertThat(told())
                .extracting(Event.AccountChanged::word, Event.AccountChanged::at)
                .containsExactly(tuple("REJECTED", noon.plusSeconds(60)), tuple("APPROVED", noon));
    }

    @Test
    void V3_news_of_a_number_finds_it_by_how_people_see_it() {
        shown("+44 (7700) 900-001");

        room.receives(quality("447700900001"));

        assertThat(told()).extracting(Event.AccountChanged::number).containsExactly(DESK);
    }

    @Test
    void V3_I2_news_of_a_number_that_the_host_did_not_say_is_kept_aside_until_it_does() {
        assertThat(room.receives(quality("447700900001")).quarantined()).isEqualTo(1);
        assertThat(room.events(Event.ItemQuarantined.class))
                .extracting(Event.ItemQuarantined::reason)
                .containsExactly("unknown business number");
        shown("447700900002");
        assertThat(room.parlor.quarantine().redrive(BANK).quarantined()).isEqualTo(1);
        shown("447700900001");

        assertThat(room.parlor.quarantine().redrive(BANK).applied()).isEqualTo(1);

        assertThat(told()).extracting(Event.AccountChanged::number).containsExactly(DESK);
        assertThat(room.parlor.quarantine().items(BANK, 9)).isEmpty();
    }

    @Test
    void V3_a_rating_is_told_of_each_registered_template_of_that_name_and_language_once() {
        Item rated = rated("opt_in", "EN");

        room.receives(rated, rated("opt_in", "de"), rated("another", "en"));

        assertThat(room.receives(rated).duplicates()).isEqualTo(1);
        assertThat(room.events(Event.TemplateRated.class))
                .containsExactly(new Event.TemplateRated(new TemplateId(DESK, "opt_in", "en"), Quality.LOW));
    }

    @Test
    void V3_news_changes_no_gate() {
        room.agreed(Bank.MIRA);
        var before = room.parlor.explain(
                Bank.MIRA, room.parlor.history(Bank.MIRA, 1).get(0).thread());

        room.receives(
                new Item.AccountChanged(
                        "900", null, AccountTopic.STANDING, "DISABLED_UPDATE", List.of("DISABLE"), noon),
                rated("opt_in", "en"));

        assertThat(room.parlor.explain(
                        Bank.MIRA, room.parlor.history(Bank.MIRA, 1).get(0).thread()))
                .isEqualTo(before);
    }

    private void shown(String phone) {
        room.passes(Duration.ofSeconds(1));
        room.parlor
                .directory()
                .put(BANK, BusinessNumber.openToAll(DESK, NUMBER, Language.EN).withPhone(phone));
    }

    private List<Event.AccountChanged> told() {
        return room.events(Event.AccountChanged.class);
    }

    private static Item review(String word, Instant at) {
        return account(null, AccountTopic.REVIEW, word, at);
    }

    private Item quality(String phone) {
        return account(phone, AccountTopic.QUALITY, "FLAGGED", noon);
    }

    private Item rated(String name, String languageTag) {
        return new Item.TemplateRated(name, languageTag, Quality.LOW, noon);
    }

    private static Item account(@Nullable String phone, AccountTopic topic, String word, Instant at) {
        return new Item.AccountChanged("900", phone, topic, word, List.of("why"), at);
    }
}
