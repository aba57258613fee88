package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.queue.Line;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;

/** Tests that begin with a message whose attempt ended without an answer. */
abstract class OnDoubt {
    final Room room = new Room();
    final ThreadId thread = room.agreed(MIRA);

    final MessageId inDoubt(String text) {
        room.wire.answerNext(new SendResult.Unsure("lost"));
        MessageId message = room.writes(MIRA, thread, text);
        room.dispatch();
        assertThat(room.state(message)).isEqualTo(MessageState.IN_DOUBT);
        return message;
    }

    final MessageId undecided() {
        MessageId message = inDoubt("one");
        room.passes(Line.GRACE);
        room.dispatch();
        assertNeedsDecision(message);
        return message;
    }

    final Item.Report failure(Outgoing attempt, Rejection why) {
        return new Item.Report(
                Bank.NUMBER,
                new DeliveryReport(
                        new PlatformId("echoed"), Status.FAILED, room.clock.instant(), attempt.token(), why));
    }

    final Item.Report echo(Outgoing attempt, Status status) {
        return new Item.Report(
                Bank.NUMBER,
                new DeliveryReport(new PlatformId("echoed"), status, room.clock.instant(), attempt.token(), null));
    }

    final long sent(String text) {
        return room.wire.texts().stream().filter(text::equals).count();
    }

    final void assertNeedsDecision(MessageId message) {
        assertThat(room.state(message)).isEqualTo(MessageState.IN_DOUBT);
        assertThat(room.message(message).progress().decisionNeeded()).isTrue();
        assertThat(room.events(Event.DecisionNeeded.class)).contains(new Event.DecisionNeeded(thread, message));
    }
}
