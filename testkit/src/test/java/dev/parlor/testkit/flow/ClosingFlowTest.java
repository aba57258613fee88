package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.LENA;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.ThreadId;
import dev.parlor.notice.Fact;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which threads are told that the window has closed: rule W5. Tomas's thread is the one in which the guest acted last. */
class ClosingFlowTest {
    private final Room room = new Room();

    @Test
    void W5_a_thread_in_which_nothing_happened_since_the_guests_last_act_is_not_told() {
        ThreadId miras = room.agreed(MIRA);
        ThreadId tomass = room.agreed(TOMAS);

        theWindowCloses();

        assertThat(room.told(MIRA, miras, Fact.WINDOW_CLOSED)).isEmpty();
        assertThat(room.told(TOMAS, tomass, Fact.WINDOW_CLOSED)).hasSize(1);
    }

    @Test
    void W5_a_thread_that_still_has_something_to_send_is_told_though_nothing_happened_in_it_since() {
        ThreadId tomass = room.agreed(TOMAS);
        ThreadId miras = room.asks(MIRA);
        room.writes(MIRA, miras, "held until the guest agrees");
        room.guestTapsYes(tomass);

        theWindowCloses();

        assertThat(room.told(MIRA, miras, Fact.WINDOW_CLOSED)).hasSize(1);
        assertThat(room.told(TOMAS, tomass, Fact.WINDOW_CLOSED)).hasSize(1);
    }

    @Test
    void W5_P0_an_unattended_thread_is_not_told_also_for_those_who_come_later() {
        ThreadId tomass = room.agreed(TOMAS);
        room.parlor.leave(TOMAS, tomass);

        theWindowCloses();
        room.parlor.threads().assign(tomass, LENA);

        assertThat(room.told(LENA, tomass, Fact.WINDOW_CLOSED)).isEmpty();
    }

    private void theWindowCloses() {
        room.passes(Duration.ofHours(24));
        room.dispatch();
    }
}
