package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.consent.ConsentState;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.event.Event;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.QuarantineId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.queue.GateView;
import dev.parlor.store.Quarantined;
import dev.parlor.transport.Item;
import dev.parlor.transport.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What could not be applied is kept once, re-driven or dropped; and what is old or of the future opens nothing. */
class QuarantineFlowTest {
    private static final PlatformNumber LATER = new PlatformNumber("1060002");
    private static final Item.NotUnderstood RAW = new Item.NotUnderstood("unknown kind", "{\"raw\":true}");

    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);

    @Test
    void I2_what_came_to_an_unknown_number_is_applied_when_the_number_is_known() {
        room.receives(toNewNumber("hello?"));
        room.parlor.directory().put(BANK, BusinessNumber.openToAll(new BusinessNumberId("new"), LATER, Language.EN));

        assertThat(room.parlor.quarantine().redrive(BANK)).isEqualTo(new Received(1, 0, 0, 0));
        assertThat(aside()).isEmpty();
        assertThat(room.events(Event.GuestMessageReceived.class)).hasSize(2);
        assertThat(room.parlor.quarantine().redrive(BANK)).isEqualTo(new Received(0, 0, 0, 0));
    }

    @Test
    void I2_what_still_cannot_be_applied_stays_under_its_name() {
        room.receives(toNewNumber("hello?"));
        QuarantineId before = aside().get(0).id();

        assertThat(room.parlor.quarantine().redrive(BANK)).isEqualTo(new Received(0, 0, 0, 1));
        assertThat(aside()).extracting(Quarantined::id).containsExactly(before);
        assertThat(room.events(Event.ItemQuarantined.class)).hasSize(1);
        assertThat(room.events(Event.ItemRedriven.class)).isEmpty();
    }

    @Test
    void I2_one_alone_is_redriven_by_its_name() {
        Item first = toNewNumber("first");
        Item second = toNewNumber("second");
        room.receives(first, second);
        room.parlor.directory().put(BANK, BusinessNumber.openToAll(new BusinessNumberId("new"), LATER, Language.EN));

        Received received = room.parlor.quarantine().redrive(BANK, Quarantined.idOf(second));

        assertThat(received).isEqualTo(new Received(1, 0, 0, 0));
        assertThat(aside()).extracting(Quarantined::item).containsExactly(first);
        assertThat(room.events(Event.ItemRedriven.class))
                .containsExactly(new Event.ItemRedriven(Quarantined.idOf(second)));
    }

    @Test
    void I2_an_item_that_comes_again_is_kept_once_and_told_once() {
        Item item = toNewNumber("hello?");

        assertThat(room.receives(item, RAW, item)).isEqualTo(new Received(0, 1, 0, 2));
        int events = room.feed().size();
        assertThat(room.receives(RAW, item)).isEqualTo(new Received(0, 2, 0, 0));

        assertThat(aside()).hasSize(2);
        assertThat(room.feed()).hasSize(events);
    }

    @Test
    void I2_what_the_platform_repeated_meanwhile_is_a_duplicate_when_redriven() {
        Item item = toNewNumber("hello?");
        room.receives(item);
        room.parlor.directory().put(BANK, BusinessNumber.openToAll(new BusinessNumberId("new"), LATER, Language.EN));
        room.receives(item);

        assertThat(room.parlor.quarantine().redrive(BANK)).isEqualTo(new Received(0, 1, 0, 0));
        assertThat(aside()).isEmpty();
        assertThat(room.events(Event.GuestMessageReceived.class)).hasSize(2);
    }

    @Test
    void I2_what_was_not_understood_is_read_again_with_what_the_transport_knows_by_then() {
        Item understood = room.text("now I am clear", room.clock.instant());
        room.receives(RAW);

        assertThat(room.parlor.quarantine().redrive(BANK)).isEqualTo(new Received(0, 0, 0, 1));
        assertThat(reading(raw -> List.of(understood)).quarantine().redrive(BANK))
                .isEqualTo(new Received(1, 0, 0, 0));
        assertThat(room.reads(MIRA, thread)).contains("now I am clear");
        assertThat(aside()).isEmpty();
    }

    @Test
    void I2_one_read_again_as_several_leaves_only_what_is_still_unclear() {
        Item.NotUnderstood part = new Item.NotUnderstood("unknown kind", "{}");
        room.receives(RAW);

        Received received = reading(raw -> List.of(room.text("hello", room.clock.instant()), part))
                .quarantine()
                .redrive(BANK);

        assertThat(received).isEqualTo(new Received(1, 0, 0, 1));
        assertThat(aside()).extracting(Quarantined::item).containsExactly(part);
    }

    @Test
    void I2_a_reading_that_throws_leaves_the_item_where_it_is() {
        room.receives(RAW);
        Parlor broken = reading(raw -> {
            throw new IllegalStateException("broken");
        });

        assertThat(broken.quarantine().redrive(BANK)).isEqualTo(new Received(0, 0, 0, 1));
        assertThat(aside()).extracting(Quarantined::item).containsExactly(RAW);
    }

    @Test
    void I2_only_an_explicit_act_drops_an_item_and_it_is_told() {
        room.receives(RAW);
        QuarantineId item = aside().get(0).id();

        assertThat(room.parlor.quarantine().drop(BANK, item)).isTrue();
        assertThat(room.parlor.quarantine().drop(BANK, item)).isFalse();
        assertThat(aside()).isEmpty();
        assertThat(room.events(Event.ItemDropped.class)).containsExactly(new Event.ItemDropped(item));
    }

    @Test
    void I2_a_name_of_nothing_is_redriven_to_nothing() {
        QuarantineId nothing = new QuarantineId(new UUID(1, 1));

        assertThat(room.parlor.quarantine().redrive(BANK, nothing)).isEqualTo(new Received(0, 0, 0, 0));
        assertThat(room.events(Event.ItemRedriven.class)).isEmpty();
    }

    @Test
    void I5_a_message_redriven_after_more_than_eight_days_opens_no_window() {
        Instant said = room.clock.instant();
        room.receives(RAW);
        Item old = room.text("hello", said);
        room.passes(Duration.ofDays(8).plusSeconds(1));
        room.dispatch();
        reading(raw -> List.of(old)).quarantine().redrive(BANK);

        assertThat(room.reads(MIRA, thread)).contains("hello");
        assertThat(room.line(MIRA, thread).windowEnd()).isBefore(room.clock.instant());
    }

    @Test
    void I5_a_yes_older_than_eight_days_grants_nothing_and_a_stop_of_that_age_still_counts() {
        Room late = new Room();
        ThreadId asked = late.asks(MIRA);
        Instant then = late.clock.instant();
        late.passes(Duration.ofDays(8).plusSeconds(1));
        late.receives(late.tap(asked, 0, then));
        assertThat(late.consent(asked)).isEqualTo(ConsentState.ASKED);

        room.passes(Duration.ofDays(9));
        room.receives(
                room.text("STOP", room.clock.instant().minus(Duration.ofDays(8).plusSeconds(1))));
        assertThat(room.parlor.explain(MIRA, thread))
                .filteredOn(view -> view.gate() == Gate.CONSENT)
                .noneMatch(GateView::open);
    }

    @Test
    void I5_a_message_of_the_future_counts_from_its_receipt() {
        Instant now = room.clock.instant();
        room.receives(room.text("from tomorrow", now.plus(Duration.ofDays(1))));

        assertThat(room.line(MIRA, thread).windowEnd()).isEqualTo(now.plus(Duration.ofHours(24)));
    }

    private Item.FromGuest toNewNumber(String text) {
        Item.FromGuest item = room.text(text, room.clock.instant());
        return new Item.FromGuest(LATER, item.id(), item.from(), null, item.at(), item.content(), null);
    }

    private List<Quarantined> aside() {
        return room.parlor.quarantine().items(BANK, 10);
    }

    private Parlor reading(Function<Item.NotUnderstood, List<Item>> reading) {
        return room.host(room.wire).reparse(reading).build();
    }
}
