package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.queue.Line;
import dev.parlor.queue.MessageAnswer;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The host has a message in doubt sent again when a gate has closed meanwhile. */
class ResentOutsideFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);

    @Test
    void S4_Q1_what_the_host_resends_outside_the_window_is_held_at_once_also_behind_another() {
        room.wire.answerNext(new SendResult.Unsure("lost"));
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.passes(Line.GRACE);
        room.dispatch();
        room.passes(Duration.ofHours(25));
        MessageId earlier = room.writes(MIRA, thread, "two");

        MessageAnswer answer = room.parlor.messages().resend(BANK, thread, message);

        assertThat(answer).isInstanceOf(MessageAnswer.Done.class);
        assertThat(room.state(message)).isEqualTo(MessageState.HELD);
        assertThat(room.message(message).progress().heldBy()).containsExactly(Gate.WINDOW);
        room.guestWrites("Hello?");
        room.dispatch();
        assertThat(room.state(earlier)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
    }
}
