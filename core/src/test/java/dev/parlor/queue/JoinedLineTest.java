package dev.parlor.queue;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.minute;
import static dev.parlor.Sample.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Sample;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.message.Text;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two lines that become one (rule C5). */
class JoinedLineTest {
    @Test
    void C5_of_two_that_are_first_the_one_taken_earlier_goes_first() {
        List<Message> joined = Line.joined(line(taken(1, 1, 1), taken(2, 2, 4)), line(taken(3, 1, 2), taken(4, 2, 3)));

        assertThat(joined).containsExactly(taken(1, 1, 1), taken(3, 1, 2), taken(4, 2, 3), taken(2, 2, 4));
    }

    @Test
    void C5_each_line_keeps_its_own_order_even_where_a_message_was_put_back_or_went_to_the_tail() {
        Message tail = taken(1, 9, 1);
        Message first = taken(2, 2, 5);

        assertThat(Line.joined(line(first, tail), line(taken(3, 1, 3)))).containsExactly(taken(3, 1, 3), first, tail);
    }

    @Test
    void C5_at_equal_times_the_first_line_goes_first() {
        assertThat(Line.joined(line(taken(1, 1, 1)), line(taken(2, 1, 1))))
                .containsExactly(taken(1, 1, 1), taken(2, 1, 1));
    }

    @Test
    void C5_a_line_and_nothing_are_that_line() {
        assertThat(Line.joined(line(), line(taken(1, 1, 1)))).containsExactly(taken(1, 1, 1));
        assertThat(Line.joined(line(taken(1, 1, 1)), line())).containsExactly(taken(1, 1, 1));
    }

    private static Line line(Message... messages) {
        return Line.of(List.of(messages));
    }

    private static Message taken(int number, int sequence, int minute) {
        return Message.taken(
                        Sample.message(number),
                        thread(1),
                        CHAT,
                        sequence,
                        Purpose.MEMBER,
                        ANN,
                        new Text("Hello"),
                        Set.of(),
                        minute(minute))
                .at(sequence);
    }
}
