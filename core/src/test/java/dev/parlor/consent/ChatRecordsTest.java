package dev.parlor.consent;

import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.act;
import static dev.parlor.Sample.asked;
import static dev.parlor.Sample.minute;
import static dev.parlor.consent.ConsentAct.DECLINED;
import static dev.parlor.consent.ConsentAct.GRANTED;
import static dev.parlor.consent.ConsentAct.GUEST_WROTE;
import static dev.parlor.consent.ConsentAct.MARKETING_RESUMED;
import static dev.parlor.consent.ConsentAct.MARKETING_STOPPED;
import static dev.parlor.consent.ConsentAct.REVOKED;
import static dev.parlor.consent.ConsentAct.UNCLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Sample;
import dev.parlor.consent.AnswerWords.Meaning;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of a chat's records matter to a question, and which stand beside it. Numbers are the thread and the minute. */
class ChatRecordsTest {
    @Test
    void O6_each_request_since_the_last_answer_counts_and_none_before_it() {
        assertThat(chat(asked(1, 0), act(1, DECLINED, 1), asked(2, 2), asked(3, 3))
                        .unanswered())
                .isEqualTo(2);
        assertThat(chat(asked(1, 0), asked(2, 1), act(1, DECLINED, 2), asked(3, 3))
                        .unanswered())
                .isEqualTo(1);
    }

    @Test
    void O10_a_later_act_of_another_kind_leaves_marketing_stopped() {
        assertThat(chat(act(1, MARKETING_STOPPED, 0), act(1, GRANTED, 1)).marketingStopped())
                .isTrue();
        assertThat(chat(act(1, MARKETING_STOPPED, 0), act(1, MARKETING_RESUMED, 1), act(1, DECLINED, 2))
                        .marketingStopped())
                .isFalse();
    }

    @Test
    void N3_only_answers_that_were_recognised_tell_the_guests_language() {
        assertThat(chat(said(GUEST_WROTE, "hallo", 0), said(UNCLEAR, "wie bitte", 1), said(GRANTED, "sí", 2))
                        .answers())
                .containsExactly("sí");
    }

    @Test
    void O3_a_word_counts_for_nothing_while_a_thread_that_never_asked_is_declined_beside_one_that_waits() {
        List<ConsentRecord> waiting = List.of(asked(1, 2));
        List<ConsentRecord> both = List.of(act(2, REVOKED, 0), act(2, DECLINED, 1), asked(1, 2));

        assertThat(Answers.byWords(Meaning.AFFIRM, waiting, record -> false, thread -> false))
                .isPresent();
        assertThat(Answers.byWords(Meaning.AFFIRM, both, record -> false, thread -> false))
                .isEmpty();
    }

    @Test
    void O3_of_two_requests_that_one_quote_may_mean_the_later_is_answered() {
        assertThat(Answers.byWords(Meaning.AFFIRM, List.of(asked(1, 0), asked(2, 1)), record -> true, thread -> false))
                .contains(new Answers.Answer(asked(2, 1), true, true));
    }

    @Test
    void O3_a_quote_of_what_asked_nothing_answers_nothing() {
        assertThat(Answers.byWords(Meaning.AFFIRM, List.of(act(1, GRANTED, 0)), record -> true, thread -> false))
                .isEmpty();
    }

    private static ChatConsent chat(ConsentRecord... records) {
        return new ChatConsent(List.of(records), ConsentScope.THREAD);
    }

    private static ConsentRecord said(ConsentAct act, String words, int minute) {
        return new ConsentRecord(
                CHAT,
                Sample.thread(1),
                act,
                minute(minute),
                minute(minute),
                Evidence.ofGuest(Sample.platformId(minute), words));
    }
}
