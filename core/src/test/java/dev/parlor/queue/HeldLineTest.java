package dev.parlor.queue;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.BOB;
import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.message;
import static dev.parlor.Sample.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MemberId;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.message.Text;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a held message means for the ready ones behind it. */
class HeldLineTest {
    @Test
    void Q3_a_ready_message_waits_for_an_earlier_one_of_its_thread_that_waits_for_the_guest() {
        Message earlier = written(1, 1, ANN, Set.of(Gate.WINDOW));

        assertThat(Line.of(List.of(earlier, written(2, 1, BOB, Set.of()))).next(NOON))
                .isEmpty();
        assertThat(Line.of(List.of(earlier, written(2, 2, BOB, Set.of()))).next(NOON))
                .isPresent();
    }

    @Test
    void Q3_a_ready_message_passes_an_earlier_one_that_waits_for_its_author_alone() {
        Message earlier = written(1, 1, ANN, Set.of(Gate.ENABLEMENT, Gate.ROSTER));
        Message later = written(2, 1, BOB, Set.of());

        assertThat(Line.of(List.of(earlier, later)).next(NOON)).contains(later);
    }

    private static Message written(int sequence, int thread, MemberId author, Set<Gate> closed) {
        Text text = new Text("one");
        return Message.taken(
                message(sequence), thread(thread), CHAT, sequence, Purpose.MEMBER, author, text, closed, NOON);
    }
}
