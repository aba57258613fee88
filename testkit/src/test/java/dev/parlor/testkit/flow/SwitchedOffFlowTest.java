package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.ThreadId;
import dev.parlor.message.Text;
import dev.parlor.refusal.RefusalReason;
import org.junit.jupiter.api.Test;

/** What one who is switched off may not do. */
class SwitchedOffFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);

    @Test
    void E3_who_is_switched_off_is_refused_at_the_door_and_nothing_is_taken() {
        room.switched(false);

        assertThat(room.refusedToWrite(MIRA, thread, new Text("hello")).reason())
                .isEqualTo(RefusalReason.ORGANIZATION_OFF);
        assertThat(room.reads(MIRA, thread)).doesNotContain("hello");
    }
}
