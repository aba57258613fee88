package dev.parlor.testkit.defects;

import static dev.parlor.testkit.defects.Office.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.Switch;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Text;
import dev.parlor.queue.GateView;
import dev.parlor.thread.Preview;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Asking, taking consent back, and the gates of what goes out. */
class AskingTest {
    private final Office office = new Office();

    @Test
    void O1_the_same_preview_twice_gives_the_same_thread_and_asks_once() {
        Preview preview = office.preview(MIRA);

        assertThat(office.parlor.start(preview)).isEqualTo(office.parlor.start(preview));
        office.pass(Duration.ofSeconds(1));

        assertThat(office.transport.sent()).hasSize(1);
    }

    @Test
    void O7_STOP_cancels_what_is_held_and_nothing_goes_out_any_more() {
        ThreadId thread = office.asked(MIRA);
        office.write(MIRA, thread, "held");

        office.guest("STOP");

        assertThat(office.screen(MIRA, thread)).contains("held CANCELLED");
        office.write(MIRA, thread, "after");
        office.guest("hello?");
        assertThat(office.transport.texts()).doesNotContain("held", "after");
    }

    @Test
    void G1_what_is_ready_is_checked_again_before_it_is_armed() {
        ThreadId thread = office.agreed(MIRA);
        office.parlor.send(MIRA, thread, new Text("ready"));
        office.put(MIRA, Switch.OFF);

        office.parlor.dispatchDue();

        assertThat(office.transport.texts()).doesNotContain("ready");
    }

    @Test
    void G3_each_gate_is_explained_and_an_open_window_says_until_when() {
        ThreadId thread = office.agreed(MIRA);

        assertThat(office.parlor.explain(MIRA, thread)).hasSize(4).allMatch(GateView::open);
        assertThat(office.parlor.explain(MIRA, thread))
                .filteredOn(view -> view.closesAt() != null)
                .hasSize(1);
    }
}
