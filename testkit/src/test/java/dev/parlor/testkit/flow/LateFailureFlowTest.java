package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.id.ContactId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.queue.Line;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A message in doubt waits to go once more, and now the platform reports on its first attempt, in any order and again. */
class LateFailureFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);
    private final MessageId message = waitsToGoOnceMore();

    @Test
    void S4_I4_M4_a_failure_and_a_proof_of_arrival_end_alike_in_either_order_and_told_again() {
        room.receives(report(Status.FAILED));
        room.receives(report(Status.DELIVERED));
        Message once = room.message(message);
        room.receives(report(Status.FAILED));
        room.receives(report(Status.DELIVERED));

        assertThat(once.state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message)).isEqualTo(once);
        LateFailureFlowTest other = new LateFailureFlowTest();
        other.room.receives(other.report(Status.DELIVERED));
        other.room.receives(other.report(Status.FAILED));
        assertThat(other.room.message(other.message).delivery().step())
                .isEqualTo(once.delivery().step());
        assertThat(other.room.message(other.message).delivery().failure())
                .isEqualTo(once.delivery().failure());
    }

    @Test
    void S4_I4_a_sent_that_is_told_after_the_failure_does_not_spare_the_copy() {
        room.receives(report(Status.FAILED));
        room.receives(report(Status.SENT));
        assertThat(room.state(message)).isEqualTo(MessageState.READY);

        room.passes(Duration.ofMinutes(20));
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.wire.texts().stream().filter("one"::equals)).hasSize(3);
    }

    private MessageId waitsToGoOnceMore() {
        room.wire.answerNext(new SendResult.Unsure("lost"));
        MessageId written = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.passes(Duration.ofSeconds(1));
        ContactId other = room.parlor.contacts().add(MIRA, "Ilse", PhoneNumber.parse("+447700900299"));
        room.parlor.start(room.parlor
                .open(MIRA, other)
                .fold(it -> Room.fail(it), it -> it, it -> Room.fail(it), it -> Room.fail(it.refusal()))
                .preview());
        room.dispatch();
        room.receives(room.report(room.wire.sent().size(), Status.SENT));
        room.wire.answerNext(new SendResult.NotSent("no network"));
        room.passes(Line.GRACE);
        room.dispatch();
        assertThat(room.state(written)).isEqualTo(MessageState.READY);
        return written;
    }

    private Item.Report report(Status status) {
        Outgoing first = room.wire.sent().stream()
                .filter(sent -> sent.content().shown().equals("one"))
                .findFirst()
                .orElseThrow();
        Rejection failure = status == Status.FAILED ? Rejection.of(Rejection.Kind.UNREACHABLE, 131_026) : null;
        return new Item.Report(
                Bank.NUMBER,
                new DeliveryReport(
                        new PlatformId("of-the-first"), status, room.clock.instant(), first.token(), failure));
    }
}
