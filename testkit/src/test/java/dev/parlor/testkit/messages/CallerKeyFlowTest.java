package dev.parlor.testkit.messages;

import static dev.parlor.testkit.messages.Desk.IDA;
import static dev.parlor.testkit.messages.Desk.OLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.RefusalReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerKeyFlowTest {
    private static final SendOptions KEY = SendOptions.none().key("order-17");

    private final Desk desk = new Desk();

    @Test
    void M5_the_same_key_and_content_again_is_the_same_message_and_the_same_answer() {
        desk.windowCloses();
        SendAnswer first = desk.send(IDA, new Text("Ready"), KEY);
        SendAnswer again = desk.send(IDA, new Text("Ready"), KEY);

        assertThat(again).isEqualTo(first);
        assertThat(((SendAnswer.Taken) again).isHeld()).isTrue();
        desk.guest(new Text("Hello"), null);
        assertThat(desk.wire.texts()).containsOnlyOnce("Ready");
    }

    @Test
    void M5_a_repeated_key_finds_a_message_that_has_gone_out_already() {
        SendAnswer first = desk.send(IDA, new Text("Ready"), KEY);
        desk.parlor.dispatchDue();

        assertThat(desk.send(IDA, new Text("Ready"), KEY)).isEqualTo(first);
        desk.parlor.dispatchDue();
        assertThat(desk.wire.texts()).containsOnlyOnce("Ready");
    }

    @Test
    void M5_the_same_key_with_other_content_is_refused() {
        desk.sends(IDA, new Text("Ready"), KEY);

        assertThat(desk.refused(IDA, new Text("Not ready"), KEY).reason()).isEqualTo(RefusalReason.KEY_TAKEN);
    }

    @Test
    void M5_the_key_of_a_colleague_is_taken_too() {
        desk.parlor.add(IDA, desk.thread, List.of(OLE));
        desk.sends(IDA, new Text("Ready"), KEY);

        assertThat(desk.refused(OLE, new Text("Ready"), KEY).reason()).isEqualTo(RefusalReason.KEY_TAKEN);
    }

    @Test
    void M5_one_who_was_never_in_the_thread_learns_nothing_of_its_keys() {
        desk.sends(IDA, new Text("Ready"), KEY);

        assertThat(desk.refused(OLE, new Text("Ready"), KEY).reason()).isEqualTo(RefusalReason.UNKNOWN_THREAD);
    }
}
