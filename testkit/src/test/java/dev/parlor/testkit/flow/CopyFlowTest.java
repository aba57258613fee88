package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message went more than once, and the platform tells of each of its attempts, in any order and again. */
class CopyFlowTest extends OnDoubt {
    @Test
    void W4_an_old_attempt_that_arrived_after_its_copy_went_is_marked_as_possibly_twice() {
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.receives(room.failure(2, PlatformItems.windowClosed()));
        room.guestWrites("hi");
        room.dispatch();
        assertThat(sent("one")).isEqualTo(2);

        room.receives(room.report(2, Status.DELIVERED));

        assertThat(room.message(message).progress().possibleDuplicate()).isTrue();
        assertThat(room.message(message).delivery().platformId()).isEqualTo(new PlatformId("sent-2"));
        assertThat(room.events(Event.MessagePossiblyTwice.class)).hasSize(1);
    }

    @Test
    void I4_M4_of_two_attempts_the_one_that_arrived_first_is_shown_in_whichever_order_they_are_told() {
        Instant now = room.clock.instant();
        List<Told> told = List.of(
                new Told(1, Status.SENT, now),
                new Told(1, Status.READ, now.plusSeconds(9)),
                new Told(1, Status.DELIVERED, now.plusSeconds(3)),
                new Told(2, Status.DELIVERED, now.plusSeconds(5)));
        for (List<Told> order : LateFailureFlowTest.orders(told).toList()) {
            CopyFlowTest other = new CopyFlowTest();
            Message known = other.resentAndTold(order);

            assertThat(known.delivery().deliveredAt()).isEqualTo(now.plusSeconds(3));
            assertThat(known.delivery().readAt()).isEqualTo(now.plusSeconds(9));
            assertThat(known.delivery().sentAt()).isEqualTo(now);
            assertThat(other.retold(order)).isEqualTo(known);
        }
    }

    @Test
    void I4_M4_S4_the_failure_of_the_copy_does_not_hide_that_the_first_one_arrived_whichever_is_told_first() {
        Instant now = room.clock.instant();
        List<Told> told = List.of(
                new Told(1, Status.DELIVERED, now),
                new Told(2, Status.SENT, now.plusSeconds(1)),
                new Told(2, Status.FAILED, now.plusSeconds(2)));
        for (List<Told> order : LateFailureFlowTest.orders(told).toList()) {
            CopyFlowTest other = new CopyFlowTest();
            Message known = other.resentAndTold(order);

            assertThat(known.state()).isEqualTo(MessageState.ACCEPTED);
            assertThat(known.delivery().deliveredAt()).isEqualTo(now);
            assertThat(known.delivery().failure()).isNull();
            assertThat(other.retold(order)).isEqualTo(known);
        }
    }

    @Test
    void I4_W4_a_failure_that_closed_a_gate_is_forgotten_once_the_attempt_proves_to_have_arrived_in_either_order() {
        for (boolean failedFirst : new boolean[] {true, false}) {
            CopyFlowTest other = new CopyFlowTest();
            MessageId message = other.undecided();
            Outgoing lost = other.room.wire.sent().get(1);
            other.room.parlor.messages().resend(BANK, other.thread, message);
            other.underWay(message);
            Item.Report failed = other.failure(lost, PlatformItems.windowClosed());
            Item.Report arrived = other.echo(lost, Status.DELIVERED);

            other.room.receives(failedFirst ? failed : arrived, failedFirst ? arrived : failed);

            assertThat(other.room.state(message)).isEqualTo(MessageState.ACCEPTED);
            assertThat(other.room.message(message).delivery().failure()).isNull();
        }
    }

    @Test
    void I4_S4_what_was_told_of_the_first_attempt_stays_known_when_that_one_proves_to_have_arrived() {
        MessageId message = undecided();
        Outgoing lost = room.wire.sent().get(1);
        room.parlor.messages().resend(BANK, thread, message);
        underWay(message);
        Item.Report sent = echo(lost, Status.SENT);
        Item.Report failed = failure(lost, Rejection.of(Rejection.Kind.MESSAGE, 131_000));

        room.receives(sent, failed, echo(lost, Status.DELIVERED));

        Message known = room.message(message);
        assertThat(known.state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(known.delivery().sentAt()).isEqualTo(sent.report().at());
        assertThat(known.delivery().failure()).isEqualTo(failed.report().failure());
        assertThat(room.receives(sent, failed).duplicates()).isEqualTo(2);
        assertThat(room.message(message)).isEqualTo(known);
    }

    @Test
    void I4_W4_that_an_attempt_was_sent_stays_known_through_its_return_and_its_copy() {
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        Item.Report sent = room.report(2, Status.SENT);
        room.receives(sent, room.failure(2, PlatformItems.windowClosed()));
        room.guestWrites("hi");
        underWay(message);

        room.receives(room.report(2, Status.DELIVERED));

        Message known = room.message(message);
        assertThat(known.state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(known.delivery().sentAt()).isEqualTo(sent.report().at());
        assertThat(known.delivery().failure()).isNull();
        assertThat(room.receives(sent).duplicates()).isEqualTo(1);
        assertThat(room.message(message)).isEqualTo(known);
    }

    /** What the platform tells of the first attempt in this thread, or of the second. */
    private record Told(int attempt, Status status, Instant at) {}

    /** A message in doubt that the host sent again, the copy being accepted too, after these reports. */
    private Message resentAndTold(List<Told> told) {
        MessageId message = undecided();
        room.parlor.messages().resend(BANK, thread, message);
        room.dispatch();
        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        return retold(told);
    }

    private Message retold(List<Told> told) {
        for (Told one : told) {
            Outgoing attempt = room.wire.sent().get(one.attempt());
            Rejection failure = one.status() == Status.FAILED ? Rejection.of(Rejection.Kind.MESSAGE, 131_000) : null;
            room.receives(new Item.Report(
                    Bank.NUMBER,
                    new DeliveryReport(
                            new PlatformId("wamid-" + one.attempt()),
                            one.status(),
                            one.at(),
                            attempt.token(),
                            failure)));
        }
        return room.parlor.timeline(MIRA, thread, 10).stream()
                .filter(Entry.Ours.class::isInstance)
                .map(entry -> ((Entry.Ours) entry).message())
                .filter(message -> message.content().shown().equals("one"))
                .findFirst()
                .orElseThrow();
    }

    private void underWay(MessageId message) {
        room.wire.fallSilent();
        room.dispatch();
        assertThat(room.state(message)).isEqualTo(MessageState.SENDING);
    }
}
