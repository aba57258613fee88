package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.event.Event;
import dev.parlor.id.ChatId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.message.Rejection.Kind;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guest whom the platform cannot reach, and what tells that it can again: rule Q6. */
class ReachFlowTest {
    private final Room room = new Room();

    @Test
    void Q6_a_guest_out_of_reach_closes_the_gate_and_what_waits_keeps_its_order() {
        ThreadId thread = room.agreed(MIRA);
        MessageId first = outOfReach(thread);
        MessageId second = room.writes(MIRA, thread, "two");

        assertThat(List.of(room.state(first), room.state(second))).containsOnly(MessageState.HELD);
        assertThat(room.closedGates(MIRA, thread)).containsExactly(Gate.REACHABLE);
        assertThat(room.events(Event.GuestUnreachable.class)).hasSize(1);

        room.guestWrites("here I am");
        room.dispatch();
        assertThat(room.sentAfter(2)).containsExactly("one", "two");
    }

    @Test
    void Q6_a_later_proof_of_delivery_opens_it_and_an_earlier_one_does_not() {
        ThreadId thread = room.agreed(MIRA);
        room.writes(MIRA, thread, "zero");
        room.dispatch();
        outOfReach(thread);
        room.clock.pass(Duration.ofSeconds(1));

        room.receives(room.report(2, Status.DELIVERED));
        room.dispatch();

        assertThat(room.closedGates(MIRA, thread)).isEmpty();
        assertThat(room.sentAfter(3)).containsExactly("one");
    }

    @Test
    void Q6_I5_a_delivery_from_before_does_not_open_it() {
        ThreadId thread = room.agreed(MIRA);
        room.writes(MIRA, thread, "zero");
        room.dispatch();
        Item.Report before = room.report(2, Status.DELIVERED);
        room.passes(Duration.ofSeconds(1));
        outOfReach(thread);

        room.receives(before);

        assertThat(room.closedGates(MIRA, thread)).containsExactly(Gate.REACHABLE);
    }

    @Test
    void Q6_C4_a_new_address_opens_it() {
        ThreadId thread = room.agreed(MIRA);
        outOfReach(thread);

        room.receives(new Item.AddressChanged(
                Bank.NUMBER,
                new PlatformId("system-1"),
                Reach.by(Bank.NOOR),
                Reach.by(PhoneNumber.parse("+447700900299")),
                room.clock.instant()));
        assertThat(room.closedGates(MIRA, thread)).containsExactly(Gate.WINDOW);
    }

    @Test
    void Q6_the_host_tries_again() {
        ThreadId thread = room.agreed(MIRA);
        outOfReach(thread);
        ChatId chat = room.events(Event.GuestUnreachable.class).get(0).chat();

        assertThat(room.parlor.messages().retry(BANK, chat)).isTrue();
        assertThat(room.parlor.messages().retry(BANK, chat)).isFalse();
        room.dispatch();

        assertThat(room.sentAfter(2)).containsExactly("one");
    }

    @Test
    void Q6_a_report_that_says_so_later_does_the_same() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();

        room.receives(room.failure(2, Rejection.of(Kind.UNREACHABLE, 131026)));

        assertThat(room.state(message)).isEqualTo(MessageState.HELD);
        assertThat(room.closedGates(MIRA, thread)).containsExactly(Gate.REACHABLE);
    }

    private MessageId outOfReach(ThreadId thread) {
        room.wire.answerNext(PlatformItems.rejected(Kind.UNREACHABLE));
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        return message;
    }
}
