package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.MIRA;
import static dev.parlor.testkit.consent.Harbor.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentScope;
import dev.parlor.consent.ConsentState;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Rejection;
import dev.parlor.message.Rejection.Kind;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.thread.StartAnswer;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskingFlowTest {
    private static final Duration A_DAY = Duration.ofHours(24);

    @Test
    void O1_the_same_preview_twice_gives_one_thread_and_sends_once() {
        Harbor harbor = new Harbor();
        Preview preview = harbor.preview(MIRA);

        ThreadId first = harbor.start(preview);
        ThreadId second = harbor.start(preview);

        assertThat(second).isEqualTo(first);
        assertThat(harbor.transport.texts()).containsExactly("Noor, may Mira write to you?");
    }

    @Test
    void O1_an_existing_thread_asks_in_the_same_two_steps_and_sends_once() {
        Harbor harbor = new Harbor();
        harbor.transport.answerNext(new SendResult.Rejected(Rejection.of(Kind.MESSAGE, 131009)));
        ThreadId thread = harbor.asked(MIRA);

        Opening.Ask ask = (Opening.Ask) harbor.parlor.ask(MIRA, thread);

        assertThat(ask.preview().thread()).isEqualTo(thread);
        assertThat(ask.preview().request().rendered()).isEqualTo("Noor, may Mira write to you?");
        assertThat(harbor.transport.sent()).hasSize(1);
        assertThat(harbor.start(ask.preview())).isEqualTo(thread);
        assertThat(harbor.start(ask.preview())).isEqualTo(thread);
        assertThat(harbor.transport.sent()).hasSize(2);
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.ASKED);
    }

    @Test
    void O1_a_thread_that_was_granted_needs_no_asking() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.granted(MIRA);

        Opening.NoAskNeeded needless = (Opening.NoAskNeeded) harbor.parlor.ask(MIRA, thread);
        harbor.start(needless.preview());

        assertThat(harbor.transport.sent()).hasSize(1);
    }

    @Test
    void O1_asking_in_a_thread_that_one_is_not_in_is_refused() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.asked(MIRA);

        assertThat(Harbor.reason(harbor.parlor.ask(TOMAS, thread))).isEqualTo(RefusalReason.UNKNOWN_THREAD);
        harbor.parlor.leave(MIRA, thread);
        assertThat(Harbor.reason(harbor.parlor.ask(MIRA, thread))).isEqualTo(RefusalReason.NOT_A_PARTICIPANT);
    }

    @Test
    void O1_opening_shows_the_threads_and_what_a_further_one_takes() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.asked(MIRA);

        Opening.Existing early = (Opening.Existing) harbor.parlor.open(MIRA, harbor.contact(MIRA));
        harbor.says("yes");
        Opening.Existing later = (Opening.Existing) harbor.parlor.open(MIRA, harbor.contact(MIRA));

        assertThat(early.threads()).containsExactly(thread);
        assertThat(Harbor.reason(early.further())).isEqualTo(RefusalReason.ASKED_RECENTLY);
        assertThat(later.further()).isInstanceOf(Opening.Ask.class);
        assertThat(harbor.offered(later.further()).thread()).isNotEqualTo(thread);
    }

    @Test
    void O2_by_default_each_thread_asks_for_itself() {
        Harbor harbor = new Harbor();
        harbor.granted(MIRA);

        ThreadId second = harbor.asked(TOMAS);

        assertThat(harbor.consent(TOMAS, second)).isEqualTo(ConsentState.ASKED);
        assertThat(harbor.transport.sent()).hasSize(2);
    }

    @Test
    void O2_with_the_number_as_scope_a_guest_who_agreed_is_not_asked_again() {
        Harbor harbor = new Harbor(builder -> builder.consentScope(ConsentScope.BUSINESS_NUMBER));
        harbor.granted(MIRA);

        Opening opening = harbor.parlor.open(TOMAS, harbor.contact(TOMAS));
        assertThat(opening).isInstanceOf(Opening.NoAskNeeded.class);
        ThreadId thread = harbor.start(((Opening.NoAskNeeded) opening).preview());
        harbor.writes(TOMAS, thread, "Good morning");

        assertThat(harbor.consent(TOMAS, thread)).isEqualTo(ConsentState.GRANTED);
        assertThat(harbor.transport.texts()).containsExactly("Noor, may Mira write to you?", "Good morning");
    }

    @Test
    void O6_a_second_unanswered_request_within_24_hours_is_refused_with_the_time() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.asked(MIRA);

        Opening.Refused refused = (Opening.Refused) harbor.parlor.ask(MIRA, thread);

        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.ASKED_RECENTLY);
        assertThat(refused.refusal().notBefore())
                .isEqualTo(harbor.clock.instant().plus(A_DAY));
    }

    @Test
    void O6_after_so_many_requests_without_an_answer_the_next_is_refused() {
        Harbor harbor = new Harbor(builder -> builder.mostUnanswered(2));
        ThreadId thread = harbor.asked(MIRA);
        harbor.passes(A_DAY);
        harbor.start(harbor.offered(harbor.parlor.ask(MIRA, thread)));
        harbor.passes(A_DAY);

        assertThat(Harbor.reason(harbor.parlor.ask(MIRA, thread))).isEqualTo(RefusalReason.ASKED_TOO_OFTEN);
        assertThat(harbor.transport.sent()).hasSize(2);
    }

    @Test
    void O6_a_preview_made_before_the_limit_was_reached_is_refused_when_started() {
        Harbor harbor = new Harbor(builder -> builder.mostUnanswered(1));
        Preview late = harbor.preview(TOMAS);
        harbor.asked(MIRA);
        harbor.passes(A_DAY);

        StartAnswer.Refused refused = (StartAnswer.Refused) harbor.parlor.start(late);

        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.ASKED_TOO_OFTEN);
        assertThat(harbor.parlor.history(TOMAS, 10)).isEmpty();
    }

    @Test
    void O6_a_request_that_failed_does_not_count_and_the_host_learns_the_code() {
        Harbor harbor = new Harbor(builder -> builder.mostUnanswered(1));
        harbor.transport.answerNext(new SendResult.Rejected(Rejection.of(Kind.UNREACHABLE, 131026)));
        ThreadId thread = harbor.asked(MIRA);

        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.NOT_ASKED);
        assertThat(harbor.parlor.ask(MIRA, thread)).isInstanceOf(Opening.Ask.class);
        assertThat(harbor.parlor.events(Harbor.HARBOR, 0, 100))
                .extracting(RecordedEvent::event)
                .contains(new Event.OptInUndeliverable(thread, 131026));
    }

    @Test
    void O6_a_request_in_doubt_counts() {
        Harbor harbor = new Harbor(builder -> builder.mostUnanswered(1));
        harbor.transport.answerNext(new SendResult.Unsure("timeout"));
        ThreadId thread = harbor.asked(MIRA);
        harbor.passes(A_DAY);

        assertThat(Harbor.reason(harbor.parlor.ask(MIRA, thread))).isEqualTo(RefusalReason.ASKED_TOO_OFTEN);
    }

    @Test
    void O6_a_request_that_ends_with_its_asker_leaving_was_not_made() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.parlor.start(harbor.preview(MIRA)).fold(StartAnswer.Started::thread, refused -> {
            throw new AssertionError();
        });

        harbor.parlor.add(MIRA, thread, List.of(TOMAS));
        harbor.parlor.leave(MIRA, thread);
        harbor.passes(Duration.ofMinutes(1));

        assertThat(harbor.transport.sent()).isEmpty();
        assertThat(harbor.consent(TOMAS, thread)).isEqualTo(ConsentState.NOT_ASKED);
        assertThat(harbor.acts(TOMAS, thread)).containsExactly(ConsentAct.ASKED, ConsentAct.ASK_FAILED);
    }
}
