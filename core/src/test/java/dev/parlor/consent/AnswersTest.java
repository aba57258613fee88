package dev.parlor.consent;

import static dev.parlor.Sample.act;
import static dev.parlor.Sample.asked;
import static dev.parlor.Sample.platformId;
import static dev.parlor.Sample.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.AnswerWords.Meaning;
import dev.parlor.id.ThreadId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {
    private static final Predicate<ConsentRecord> NO_QUOTE = record -> false;
    private static final Predicate<ThreadId> NOBODY_ELSE = thread -> false;

    @Test
    void O3_a_button_belongs_to_the_request_that_carried_it() {
        List<ConsentRecord> records = List.of(asked(1, 0), asked(2, 1));

        assertThat(Answers.byButton("yes-1", records)).contains(new Answers.Answer(asked(1, 0), true, true));
        assertThat(Answers.byButton("no-2", records)).contains(new Answers.Answer(asked(2, 1), false, true));
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsentAct.class,
            names = {"GRANTED", "DECLINED", "REVOKED", "ASK_FAILED"})
    void O3_a_button_counts_at_any_time(ConsentAct since) {
        List<ConsentRecord> records = List.of(asked(1, 0), act(1, since, 1), asked(2, 2));

        assertThat(Answers.byButton("yes-1", records).map(Answers.Answer::thread))
                .contains(thread(1));
    }

    @Test
    void O3_a_payload_that_nobody_made_answers_nothing() {
        assertThat(Answers.byButton("yes", List.of(asked(1, 0)))).isEmpty();
    }

    @Test
    void O3_words_answer_the_only_thread_that_asked() {
        List<ConsentRecord> records = List.of(asked(1, 0), act(2, ConsentAct.GRANTED, 1));

        assertThat(unquoted(Meaning.AFFIRM, records)).contains(new Answers.Answer(asked(1, 0), true, false));
        assertThat(unquoted(Meaning.DECLINE, records)).contains(new Answers.Answer(asked(1, 0), false, false));
    }

    @Test
    void O5_words_reopen_the_only_thread_that_was_declined() {
        List<ConsentRecord> records = List.of(asked(1, 0), act(1, ConsentAct.DECLINED, 1));

        assertThat(unquoted(Meaning.AFFIRM, records)).contains(new Answers.Answer(asked(1, 0), true, false));
    }

    @ParameterizedTest
    @CsvSource({"GRANTED", "REVOKED", "ASK_FAILED"})
    void O3_words_answer_nothing_when_no_answer_is_waited_for(ConsentAct since) {
        assertThat(unquoted(Meaning.AFFIRM, List.of(asked(1, 0), act(1, since, 1))))
                .isEmpty();
    }

    @Test
    void O3_words_without_a_quote_answer_nothing_when_two_threads_wait() {
        assertThat(unquoted(Meaning.AFFIRM, List.of(asked(1, 0), asked(2, 1)))).isEmpty();
        assertThat(unquoted(Meaning.AFFIRM, List.of(asked(1, 0), act(1, ConsentAct.DECLINED, 1), asked(2, 2))))
                .isEmpty();
    }

    @Test
    void O3_words_without_a_quote_answer_nothing_when_another_thread_wrote_lately() {
        List<ConsentRecord> records = List.of(asked(1, 0));

        assertThat(Answers.byWords(Meaning.AFFIRM, records, NO_QUOTE, asking -> asking.equals(thread(1))))
                .isEmpty();
    }

    @Test
    void O3_a_quoted_request_is_answered_whoever_else_waits_or_wrote() {
        List<ConsentRecord> records = List.of(asked(1, 0), asked(2, 1));

        assertThat(Answers.byWords(Meaning.DECLINE, records, record -> record.equals(asked(2, 1)), thread -> true))
                .contains(new Answers.Answer(asked(2, 1), false, true));
    }

    @Test
    void O3_a_quoted_request_is_answered_though_it_was_answered_before() {
        List<ConsentRecord> records = List.of(asked(1, 0), act(1, ConsentAct.DECLINED, 1));

        assertThat(Answers.byWords(Meaning.AFFIRM, records, asked(1, 0)::equals, NOBODY_ELSE))
                .contains(new Answers.Answer(asked(1, 0), true, true));
    }

    @Test
    void O3_what_is_neither_yes_nor_no_answers_no_request() {
        List<ConsentRecord> records = List.of(asked(1, 0));

        assertThat(unquoted(Meaning.STOP, records)).isEmpty();
        assertThat(Answers.byWords(null, records, asked(1, 0)::equals, NOBODY_ELSE))
                .isEmpty();
    }

    @Test
    void O9_the_evidence_of_an_answer_keeps_what_was_asked_and_what_was_said() {
        Evidence evidence = Answers.evidence(new Answers.Answer(asked(1, 0), true, true), platformId(9), "Yes!");

        assertThat(evidence.wording()).isEqualTo("May we write?");
        assertThat(evidence.template()).isEqualTo("may_we_write");
        assertThat(evidence.request()).isEqualTo(asked(1, 0).evidence().request());
        assertThat(evidence.answer()).isEqualTo(platformId(9));
        assertThat(evidence.verbatim()).isEqualTo("Yes!");
    }

    private static Optional<Answers.Answer> unquoted(Meaning meaning, List<ConsentRecord> records) {
        return Answers.byWords(meaning, records, NO_QUOTE, NOBODY_ELSE);
    }
}
