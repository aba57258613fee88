package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.event.Event;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.MessageState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Parlor itself says was allowed when it was taken, and its window is closed when it is armed: rule G1. */
class GatesAtArmFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);

    @Test
    void G1_N1_a_guests_copy_whose_window_closed_before_it_is_armed_is_skipped() {
        room.parlor.add(MIRA, thread, List.of(TOMAS));

        assertSkippedOnceTheWindowIsClosed();
    }

    @Test
    void G1_O7_so_is_the_receipt_of_a_stop() {
        room.guestWrites("STOP");

        assertSkippedOnceTheWindowIsClosed();
    }

    private void assertSkippedOnceTheWindowIsClosed() {
        List<Event.MessageTaken> taken = room.events(Event.MessageTaken.class);
        Event.MessageTaken last = taken.get(taken.size() - 1);
        assertThat(last.heldBy()).isEmpty();
        room.passes(Duration.ofHours(24));

        room.assertNothingMoreGoes();

        assertThat(room.events(Event.MessageMoved.class))
                .contains(new Event.MessageMoved(thread, last.message(), MessageState.CANCELLED, Ending.GATE_CLOSED));
        room.guestWrites("START");
        room.dispatch();
        assertThat(room.events(Event.MessageMoved.class))
                .filteredOn(moved -> moved.message().equals(last.message()))
                .hasSize(1);
    }
}
