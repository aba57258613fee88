package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.LENA;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentState;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.queue.GateView;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a member reads: the timeline, the history, and how the gates stand. */
class LookingBackFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);

    @Test
    void T1_of_many_entries_the_latest_are_shown_oldest_first() {
        room.writes(MIRA, thread, "one");
        room.writes(MIRA, thread, "two");

        assertThat(room.parlor.timeline(MIRA, thread, 2))
                .extracting(entry -> ((Entry.Ours) entry).message().content().shown())
                .containsExactly("one", "two");
    }

    @Test
    void T1_one_who_is_out_reads_nothing_later_and_one_who_never_was_in_nothing_at_all() {
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.parlor.leave(TOMAS, thread);
        room.writes(MIRA, thread, "later");

        assertThat(room.reads(TOMAS, thread)).isNotEmpty().doesNotContain("later");
        assertThat(room.reads(LENA, thread)).isEmpty();
    }

    @Test
    void T2_the_thread_in_which_somebody_last_wrote_stands_first() {
        ThreadId other = room.agreed(TOMAS);
        room.parlor.add(TOMAS, other, List.of(MIRA));
        assertThat(room.parlor.history(MIRA, 10))
                .extracting(HistoryLine::thread)
                .containsExactly(other, thread);

        room.writes(MIRA, thread, "hello again");

        assertThat(room.parlor.history(MIRA, 10))
                .extracting(HistoryLine::thread)
                .containsExactly(thread, other);
    }

    @Test
    void T2_a_line_of_the_history_says_whose_it_is_and_how_it_stands() {
        HistoryLine line = room.line(MIRA, thread);

        assertThat(line.guestName()).isEqualTo("Noor");
        assertThat(line.in()).isTrue();
        assertThat(line.unattended()).isFalse();
        assertThat(line.consent()).isEqualTo(ConsentState.GRANTED);
        assertThat(line.windowEnd()).isEqualTo(room.clock.instant().plus(Duration.ofHours(24)));
    }

    @Test
    void G3_each_gate_is_explained_and_an_open_window_says_until_when() {
        List<GateView> gates = room.parlor.explain(MIRA, thread);

        assertThat(gates)
                .extracting(GateView::gate)
                .containsExactly(
                        Gate.ENABLEMENT,
                        Gate.ROSTER,
                        Gate.CONSENT,
                        Gate.WINDOW,
                        Gate.REACHABLE,
                        Gate.PACE,
                        Gate.ACCOUNT);
        assertThat(gates).allMatch(GateView::open);
        assertThat(gates)
                .filteredOn(gate -> gate.closesAt() != null)
                .extracting(GateView::gate)
                .containsExactly(Gate.WINDOW);
    }

    @Test
    void G1_what_is_ready_is_looked_at_again_when_it_is_armed() {
        room.writes(MIRA, thread, "ready");
        room.switched(false);

        room.assertNothingMoreGoes();
    }
}
