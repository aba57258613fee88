package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.PlatformItems.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection.Kind;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three messages are released, and while the first is on its way a gate closes: rules Q4 and Q6. */
class ReleaseFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.asks(MIRA);
    private final List<MessageId> messages = IntStream.rangeClosed(1, 3)
            .mapToObj(number -> room.writes(MIRA, thread, "m" + number))
            .toList();

    @Test
    void Q4_E3_a_switch_that_goes_off_in_the_middle_holds_the_rest_until_it_is_on() {
        firstIsUnderWay();
        room.switched(false);
        firstIsTaken();
        assertRestIsHeldBy(Gate.ENABLEMENT);

        room.switched(true);
        room.dispatch();

        assertAllWentInOrder();
    }

    @Test
    void Q4_C6_a_guest_who_is_blocked_in_the_middle_gets_the_rest_when_unblocked() {
        firstIsUnderWay();
        room.parlor.contacts().block(MIRA, room.contactOf(MIRA));
        firstIsTaken();
        assertRestIsHeldBy(Gate.REACHABLE);

        room.parlor.contacts().unblock(MIRA, room.contactOf(MIRA));
        room.dispatch();

        assertAllWentInOrder();
    }

    @Test
    void Q4_W1_a_window_that_closes_in_the_middle_lets_the_rest_go_when_the_guest_writes() {
        firstIsUnderWay();
        room.passes(Duration.ofHours(24));
        firstIsTaken();
        assertRestIsHeldBy(Gate.WINDOW);

        room.guestWrites("hello");
        room.dispatch();

        assertAllWentInOrder();
    }

    @Test
    void Q4_Q6_a_number_that_is_paused_in_the_middle_only_delays_the_rest() {
        room.guestTapsYes(thread);
        room.wire.answerNext(rejected(Kind.ACCOUNT));
        room.dispatch();
        assertThat(messages).extracting(room::state).containsOnly(MessageState.READY);

        room.passes(Duration.ofMinutes(1));
        room.dispatch();

        assertThat(room.sentAfter(2)).containsExactly("m1", "m2", "m3");
    }

    private void firstIsUnderWay() {
        room.guestTapsYes(thread);
        assertThat(messages).extracting(room::state).containsOnly(MessageState.READY);
        room.wire.fallSilent();
        room.dispatch();
    }

    private void firstIsTaken() {
        room.wire.endOpen(new SendResult.Accepted(new PlatformId("first")));
        room.dispatch();
    }

    private void assertRestIsHeldBy(Gate gate) {
        assertThat(room.sentAfter(1)).containsExactly("m1");
        assertThat(messages.subList(1, 3)).allSatisfy(message -> {
            assertThat(room.state(message)).isEqualTo(MessageState.HELD);
            assertThat(room.message(message).progress().heldBy()).containsExactly(gate);
        });
    }

    private void assertAllWentInOrder() {
        assertThat(room.sentAfter(1)).containsExactly("m1", "m2", "m3");
        assertThat(messages).extracting(room::state).containsOnly(MessageState.ACCEPTED);
    }
}
