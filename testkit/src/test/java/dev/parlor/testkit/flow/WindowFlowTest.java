package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static dev.parlor.testkit.flow.PlatformItems.windowClosed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Ending;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.message.Text;
import dev.parlor.notice.Fact;
import dev.parlor.transport.Item;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The 24 hours, seen through sending: rules W1 to W5. */
class WindowFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);
    private final Instant lastGuestAct = room.clock.instant();

    @Test
    void W1_a_message_goes_until_the_margin_before_the_end() {
        sendsAt(Duration.ofHours(24).minusMinutes(1).minusMillis(1));

        assertThat(room.sentAfter(1)).containsExactly("one");
    }

    @Test
    void W1_within_the_margin_it_is_held() {
        MessageId held = sendsAt(Duration.ofHours(24).minusMinutes(1));

        assertThat(room.sentAfter(1)).isEmpty();
        assertThat(room.message(held).progress().heldBy()).containsExactly(Gate.WINDOW);
    }

    @Test
    void W1_without_a_margin_it_is_closed_at_exactly_24_hours() {
        Parlor bold = room.host(room.wire).windowMargin(Duration.ZERO).build();
        room.passes(Duration.ofHours(24).minusMillis(1));
        bold.send(MIRA, thread, new Text("one"));
        bold.dispatchDue();
        room.passes(Duration.ofMillis(1));
        bold.send(MIRA, thread, new Text("two"));
        bold.dispatchDue();

        assertThat(room.sentAfter(1)).containsExactly("one");
    }

    @Test
    void W1_the_gate_is_looked_at_again_when_the_message_is_armed() {
        room.passes(Duration.ofHours(24).minusMinutes(2));
        MessageId late = room.writes(MIRA, thread, "one");
        assertThat(room.state(late)).isEqualTo(MessageState.READY);

        room.passes(Duration.ofMinutes(1));
        room.assertNothingMoreGoes();

        assertThat(room.message(late).progress().heldBy()).containsExactly(Gate.WINDOW);
    }

    @Test
    void W2_a_guest_message_older_than_eight_days_opens_nothing_but_is_shown() {
        room.passes(Duration.ofDays(10));
        room.writes(MIRA, thread, "one");

        room.receives(
                room.text("late", room.clock.instant().minus(Duration.ofDays(8)).minusSeconds(1)));

        room.assertNothingMoreGoes();
        assertThat(room.reads(MIRA, thread)).contains("late");
    }

    @Test
    void W2_the_act_counts_by_the_platforms_time_and_not_by_its_arrival() {
        room.passes(Duration.ofHours(30));
        room.writes(MIRA, thread, "one");

        room.receives(room.text("delayed", lastGuestAct.plus(Duration.ofHours(5))));

        room.assertNothingMoreGoes();
        assertThat(room.line(MIRA, thread).windowEnd()).isEqualTo(lastGuestAct.plus(Duration.ofHours(29)));
    }

    @Test
    void W2_a_time_in_the_future_counts_from_its_receipt() {
        room.receives(room.text("from tomorrow", lastGuestAct.plus(Duration.ofDays(1))));

        assertThat(room.line(MIRA, thread).windowEnd())
                .isEqualTo(room.clock.instant().plus(Duration.ofHours(24)));
    }

    @Test
    void W2_a_redelivery_opens_nothing() {
        Item.FromGuest message = room.text("hello", room.clock.instant());
        room.receives(message);
        room.passes(Duration.ofHours(25));
        room.writes(MIRA, thread, "one");

        assertThat(room.receives(message).duplicates()).isEqualTo(1);

        room.assertNothingMoreGoes();
    }

    @Test
    void W3_when_the_guest_writes_what_was_held_goes_out_in_order() {
        room.passes(Duration.ofHours(25));
        Stream.of("one", "two", "three").forEach(text -> room.writes(MIRA, thread, text));
        room.assertNothingMoreGoes();

        room.guestWrites("hi");
        room.dispatch();

        assertThat(room.sentAfter(1)).containsExactly("one", "two", "three");
    }

    @Test
    void W4_a_rejection_as_closed_holds_the_message_again_at_its_place() {
        room.wire.answerNext(new SendResult.Rejected(windowClosed()));
        MessageId first = room.writes(MIRA, thread, "one");
        MessageId second = room.writes(MIRA, thread, "two");
        room.dispatch();

        assertThat(List.of(room.state(first), room.state(second))).containsOnly(MessageState.HELD);
        assertThat(room.closedGates(MIRA, thread)).containsExactly(Gate.WINDOW);

        room.guestWrites("hi");
        room.dispatch();
        assertThat(room.sentAfter(2)).containsExactly("one", "two");
    }

    @Test
    void W4_a_later_report_as_closed_does_the_same() {
        MessageId first = room.writes(MIRA, thread, "one");
        room.dispatch();

        room.receives(room.failure(2, windowClosed()));

        assertThat(room.message(first).progress().heldBy()).containsExactly(Gate.WINDOW);
        assertThat(room.closedGates(MIRA, thread)).containsExactly(Gate.WINDOW);
        room.writes(MIRA, thread, "two");
        room.guestWrites("hi");
        room.dispatch();
        assertThat(room.sentAfter(2)).containsExactly("one", "two");
    }

    @Test
    void W4_a_guest_act_after_the_arming_still_counts() {
        room.writes(MIRA, thread, "one");
        room.dispatch();
        room.guestWrites("I am here");

        room.receives(room.failure(2, windowClosed()));
        room.dispatch();

        assertThat(room.closedGates(MIRA, thread)).isEmpty();
        assertThat(room.sentAfter(2)).containsExactly("one");
    }

    @Test
    void W4_a_later_proof_of_delivery_cancels_the_unsent_copy() {
        MessageId first = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.receives(room.failure(2, windowClosed()));

        room.receives(room.reportWithoutToken("sent-2", DeliveryReport.Status.DELIVERED));
        room.guestWrites("hi");
        room.dispatch();

        assertThat(room.sentAfter(2)).isEmpty();
        assertThat(room.message(first).progress().ending()).isEqualTo(Ending.ARRIVED_AFTER_ALL);
        assertThat(room.message(first).delivery().step()).isEqualTo(Delivery.Step.DELIVERED);
    }

    @Test
    void W5_the_closing_is_told_once_to_the_host_and_to_active_threads_only() {
        room.passes(Duration.ofHours(1));
        ThreadId tomass = room.asks(TOMAS);
        room.passes(Duration.ofMinutes(1));
        room.receives(room.tap(tomass, 0, room.clock.instant()));
        room.parlor.leave(TOMAS, tomass);
        Instant end = room.clock.instant().plus(Duration.ofHours(24));

        room.passes(Duration.ofHours(24).minusMillis(1));
        room.dispatch();
        assertThat(room.events(Event.WindowClosed.class)).isEmpty();
        room.passes(Duration.ofMillis(1));
        room.dispatch();
        room.passes(Duration.ofHours(1));
        room.dispatch();

        assertThat(room.events(Event.WindowClosed.class))
                .extracting(Event.WindowClosed::end)
                .containsExactly(end);
        assertThat(room.told(TOMAS, tomass, Fact.WINDOW_CLOSED)).isEmpty();
    }

    @Test
    void W5_the_members_who_talked_are_told_that_it_closed_and_that_it_is_open_again() {
        room.writes(MIRA, thread, "one");
        room.passes(Duration.ofHours(25));
        room.dispatch();
        assertThat(room.told(MIRA, thread, Fact.WINDOW_CLOSED)).hasSize(1);

        room.guestWrites("hi");

        assertThat(room.told(MIRA, thread, Fact.WINDOW_REOPENED)).hasSize(1);
    }

    private MessageId sendsAt(Duration afterGuestAct) {
        room.passes(afterGuestAct.minusSeconds(1));
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        return message;
    }
}
