package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import dev.parlor.store.Quarantined;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.Item;
import dev.parlor.transport.Received;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What comes in, each item with its own fate: rules I2 to I6 and V1. */
class ReceiveFlowTest {
    private final Room room = new Room();
    private final int registered = room.feed().size();
    private final ThreadId thread = room.agreed(MIRA);

    @Test
    void I2_a_bad_item_among_good_ones_harms_none_of_them() {
        Item.FromGuest good = room.text("first", room.clock.instant());
        Item.FromGuest lost = room.text("to nobody", room.clock.instant());
        Item.FromGuest unknownNumber = new Item.FromGuest(
                new PlatformNumber("999"), lost.id(), lost.from(), null, lost.at(), lost.content(), null);
        Item unknownKind = new Item.NotUnderstood("unknown kind", "{\"raw\":true}");
        Item.FromGuest alsoGood = room.text("second", room.clock.instant());

        Received received = room.receives(good, unknownNumber, unknownKind, alsoGood);

        assertThat(received).isEqualTo(new Received(2, 0, 0, 2));
        assertThat(room.reads(MIRA, thread)).contains("first", "second").doesNotContain("to nobody");
        assertThat(room.parlor.quarantine().items(BANK, 10))
                .extracting(Quarantined::item)
                .containsExactlyInAnyOrder(unknownNumber, unknownKind);
        assertThat(room.events(Event.ItemQuarantined.class)).hasSize(2);
    }

    @Test
    void I2_content_of_an_unknown_kind_is_shown_and_counts_as_the_guests_act() {
        room.passes(Duration.ofHours(25));
        room.writes(MIRA, thread, "one");

        room.receives(room.item(new Unsupported("hologram", "{}"), room.clock.instant(), null));
        room.dispatch();

        assertThat(room.sentAfter(1)).containsExactly("one");
        assertThat(room.parlor.timeline(MIRA, thread, 100))
                .filteredOn(Entry.FromGuest.class::isInstance)
                .extracting(entry -> ((Entry.FromGuest) entry).message().content())
                .contains(new Unsupported("hologram", "{}"));
    }

    @Test
    void I3_the_same_guest_message_twice_is_one_message() {
        Item.FromGuest message = room.text("hello", room.clock.instant());

        Received together = room.receives(message, message);
        int events = room.feed().size();
        Received again = room.receives(message);

        assertThat(together).isEqualTo(new Received(1, 1, 0, 0));
        assertThat(again).isEqualTo(new Received(0, 1, 0, 0));
        assertThat(room.feed()).hasSize(events);
        assertThat(room.reads(MIRA, thread)).containsOnlyOnce("hello");
    }

    @Test
    void I3_the_same_report_twice_changes_nothing_more() {
        Item.Report report = room.report(1, DeliveryReport.Status.DELIVERED);

        assertThat(room.receives(report).applied()).isEqualTo(1);
        assertThat(room.receives(report).duplicates()).isEqualTo(1);
    }

    @Test
    void I6_a_report_that_overtakes_our_answer_finds_its_message_by_the_token() {
        room.wire.fallSilent();
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();

        room.receives(room.report(2, DeliveryReport.Status.READ));
        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        room.wire.endOpen(new SendResult.Accepted(new PlatformId("sent-2")));
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message).delivery().step()).isEqualTo(Delivery.Step.READ);
    }

    @Test
    void I6_one_that_names_only_the_id_is_parked_until_our_answer_comes() {
        room.wire.fallSilent();
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();

        Received received = room.receives(room.reportWithoutToken("late", DeliveryReport.Status.DELIVERED));
        assertThat(received).isEqualTo(new Received(0, 0, 1, 0));
        assertThat(room.state(message)).isEqualTo(MessageState.SENDING);
        room.wire.endOpen(new SendResult.Accepted(new PlatformId("late")));
        room.dispatch();

        assertThat(room.message(message).delivery().step()).isEqualTo(Delivery.Step.DELIVERED);
    }

    @Test
    void M4_delivery_only_moves_forward_and_a_failure_hides_no_proof() {
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();

        room.receives(room.report(2, DeliveryReport.Status.READ), room.report(2, DeliveryReport.Status.SENT));
        assertThat(room.message(message).delivery().step()).isEqualTo(Delivery.Step.READ);
        room.receives(room.failure(2, Rejection.of(Rejection.Kind.RETRY, 131000)));

        assertThat(room.message(message).delivery().step()).isEqualTo(Delivery.Step.READ);
        assertThat(room.message(message).delivery().failure()).isNotNull();
        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void R1_R4_a_quote_goes_to_its_thread_and_all_else_to_the_one_that_wrote_last() {
        ThreadId tomass = room.agreed(TOMAS);
        room.writes(MIRA, thread, "from Mira");
        room.dispatch();
        room.writes(TOMAS, tomass, "from Tomas");
        room.dispatch();

        room.guestWrites("to whom?");
        room.receives(room.item(new Text("to Mira"), room.clock.instant(), new PlatformId("sent-3")));
        room.receives(room.item(new Text("quotes nothing known"), room.clock.instant(), new PlatformId("?")));

        assertThat(room.reads(TOMAS, tomass)).contains("to whom?", "quotes nothing known");
        assertThat(room.reads(MIRA, thread)).contains("to Mira").doesNotContain("to whom?");
    }

    @Test
    void V1_the_feed_has_every_act_in_order_without_a_gap() {
        room.writes(MIRA, thread, "one");
        room.dispatch();
        room.receives(room.report(2, DeliveryReport.Status.DELIVERED));
        room.parlor.leave(MIRA, thread);

        List<RecordedEvent> feed = room.feed();
        assertThat(feed)
                .extracting(RecordedEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, feed.size()).boxed().toList());
        assertThat(feed.stream().skip(registered))
                .extracting(recorded -> recorded.event().getClass().getSimpleName())
                .containsExactly(
                        "ThreadStarted",
                        "ConsentChanged",
                        "MessageTaken",
                        "MessageMoved",
                        "MessageMoved",
                        "ConsentChanged",
                        "GuestMessageReceived",
                        "MessageTaken",
                        "MessageMoved",
                        "MessageMoved",
                        "MessageReported",
                        "MessageTaken",
                        "RosterChanged");
    }

    @Test
    void V1_reading_on_from_a_position_gives_the_rest() {
        List<RecordedEvent> feed = room.feed();

        assertThat(room.parlor.events(BANK, 2, 2)).isEqualTo(feed.subList(2, 4));
        assertThat(room.parlor.events(BANK, feed.size(), 10)).isEmpty();
    }
}
