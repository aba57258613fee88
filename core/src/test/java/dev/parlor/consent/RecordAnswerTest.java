package dev.parlor.consent;

import static dev.parlor.Sample.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordAnswerTest {
    @Test
    void O9_each_answer_is_folded_by_the_function_of_its_own_case() {
        List<RecordAnswer> answers = List.of(
                new RecordAnswer.Recorded(asked(1, 0)),
                new RecordAnswer.Refused(new Refusal(RefusalReason.UNKNOWN_THREAD, "No.", null)));

        Stream<String> folded = answers.stream().map(answer -> answer.fold(recorded -> "recorded", refused -> "no"));
        assertThat(folded).containsExactly("recorded", "no");
    }
}
