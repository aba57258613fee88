package dev.parlor.queue;

import static dev.parlor.Sample.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueAnswersTest {
    private static final Refusal REFUSAL = new Refusal(RefusalReason.UNKNOWN_MESSAGE, "No.", null);
    private static final GateView CLOSED = new GateView(Gate.WINDOW, false, null, null, null, "It is closed.");

    @Test
    void Q2_each_answer_about_a_message_is_folded_by_the_function_of_its_own_case() {
        Stream<MessageAnswer> answers = Stream.of(
                new MessageAnswer.Done(),
                new MessageAnswer.AlreadySo(),
                new MessageAnswer.TooLate(MessageState.SENDING),
                new MessageAnswer.Refused(REFUSAL));

        Stream<String> folded = answers.map(
                answer -> answer.fold(done -> "done", alreadySo -> "so", tooLate -> "late", refused -> "no"));
        assertThat(folded).containsExactly("done", "so", "late", "no");
    }

    @Test
    void Q1_what_was_taken_is_held_exactly_if_it_waits_for_a_gate() {
        assertThat(new SendAnswer.Taken(message(1), List.of()).isHeld()).isFalse();
        assertThat(new SendAnswer.Taken(message(1), List.of(CLOSED)).isHeld()).isTrue();
    }
}
