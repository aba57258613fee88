package dev.parlor.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.consent.AnswerWords.Meaning;
import dev.parlor.directory.Language;
import org.junit.jupiter.api.Test;

class AnswerWordLimitsTest {
    @Test
    void O3_a_word_of_a_host_may_have_64_units_and_no_more() {
        AnswerWords words = AnswerWords.standard().with(Language.EN, Meaning.AFFIRM, "y".repeat(64));

        assertThat(words.read("y".repeat(64)).map(AnswerWords.Reading::meaning)).contains(Meaning.AFFIRM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnswerWords.standard().with(Language.EN, Meaning.AFFIRM, "y".repeat(65)));
    }
}
