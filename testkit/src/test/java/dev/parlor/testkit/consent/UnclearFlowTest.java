package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.FRONT;
import static dev.parlor.testkit.consent.Harbor.HARBOR;
import static dev.parlor.testkit.consent.Harbor.MIRA;
import static dev.parlor.testkit.consent.Harbor.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentState;
import dev.parlor.event.Event;
import dev.parlor.id.ThreadId;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Buttons;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.message.Template;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnclearFlowTest {
    private static final String CLARIFY =
            "Sorry, that was not clear to us. May we write to you here? Please answer YES or NO.";

    @Test
    void O4_an_unclear_answer_is_met_once_with_the_words_to_answer_with() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.asked(MIRA);
        harbor.writes(MIRA, thread, "held");

        harbor.says("Who are you?");
        harbor.says("Really, who?");

        assertThat(harbor.transport.texts()).containsExactly("Noor, may Mira write to you?", CLARIFY);
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.ASKED);
        assertThat(harbor.stateOf(MIRA, thread, "held")).contains(MessageState.HELD);
    }

    @Test
    void O4_a_tap_on_the_lines_button_counts_like_one_on_the_request() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.asked(MIRA);
        harbor.says("Who are you?");
        Template request = (Template) harbor.transport.sent().get(0).content();
        Buttons line = (Buttons) harbor.transport.sent().get(1).content();

        assertThat(line.buttons())
                .containsExactly(
                        new Buttons.Button(request.payloads().get(0), "Yes"),
                        new Buttons.Button(request.payloads().get(1), "No"));
        harbor.says(new ButtonReply(line.buttons().get(0).payload(), "Yes"), FRONT, null);
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O3_V1_a_word_that_counts_for_nothing_is_no_change_of_consent() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.granted(MIRA);
        harbor.passes(Duration.ofSeconds(1));
        long told = changes(harbor);

        harbor.says("yes");

        assertThat(changes(harbor)).isEqualTo(told);
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O4_the_line_can_be_switched_off() {
        Harbor harbor = new Harbor(builder -> builder.neverClarify());
        harbor.asked(MIRA);

        harbor.says("Who are you?");

        assertThat(harbor.transport.sent()).hasSize(1);
    }

    @Test
    void O4_O3_a_yes_that_may_mean_another_thread_is_clarified_and_counts_after_that() {
        Harbor harbor = new Harbor();
        ThreadId first = harbor.granted(MIRA);
        harbor.writes(MIRA, first, "Shall I book it?");
        ThreadId second = harbor.asked(TOMAS);
        harbor.passes(Duration.ofMinutes(1));

        harbor.says("yes");
        assertThat(harbor.consent(TOMAS, second)).isEqualTo(ConsentState.ASKED);
        assertThat(harbor.transport.texts()).endsWith(CLARIFY);
        harbor.says("yes");
        assertThat(harbor.consent(TOMAS, second)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O4_O3_it_counts_not_if_the_other_thread_wrote_again_since_the_line() {
        Harbor harbor = new Harbor();
        ThreadId first = harbor.granted(MIRA);
        harbor.writes(MIRA, first, "Shall I book it?");
        ThreadId second = harbor.asked(TOMAS);
        harbor.says("yes");
        harbor.passes(Duration.ofMinutes(1));
        harbor.writes(MIRA, first, "Anything else?");

        harbor.says("yes");

        assertThat(harbor.consent(TOMAS, second)).isEqualTo(ConsentState.ASKED);
    }

    @Test
    void O5_while_a_thread_is_declined_no_member_may_ask_in_that_chat() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.asked(MIRA);
        harbor.taps(1, 1);

        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.DECLINED);
        assertThat(Harbor.reason(harbor.parlor.ask(MIRA, thread))).isEqualTo(RefusalReason.DECLINED);
        assertThat(Harbor.reason(harbor.parlor.open(TOMAS, harbor.contact(TOMAS))))
                .isEqualTo(RefusalReason.DECLINED);
    }

    @Test
    void O5_a_guest_who_declined_and_affirms_later_has_agreed() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.asked(MIRA);
        harbor.says("no thanks");
        harbor.passes(Duration.ofDays(30));

        harbor.says("yes");

        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.GRANTED);
        assertThat(harbor.transport.sent()).hasSize(1);
    }

    @Test
    void O5_a_guest_who_comes_back_is_asked_afresh_but_not_within_24_hours() {
        Harbor harbor = new Harbor();
        ThreadId thread = harbor.asked(MIRA);
        harbor.says("no");
        harbor.passes(Duration.ofHours(24).minusSeconds(1));

        harbor.says("One more thing");
        assertThat(harbor.texts(FRONT)).hasSize(1);
        harbor.passes(Duration.ofSeconds(1));
        harbor.says("Are you there");

        assertThat(harbor.texts(FRONT)).containsExactly("Noor, may Mira write to you?", "Noor, may Mira write to you?");
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.ASKED);
        harbor.taps(2, 0);
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O8_who_writes_first_may_be_answered_until_the_window_closes() {
        Harbor harbor = new Harbor();
        ThreadId thread = writtenFirst(harbor);

        harbor.writes(MIRA, thread, "in time");
        harbor.passes(Duration.ofHours(24));
        harbor.writes(MIRA, thread, "too late");

        assertThat(harbor.stateOf(MIRA, thread, "in time")).contains(MessageState.ACCEPTED);
        assertThat(harbor.stateOf(MIRA, thread, "too late")).contains(MessageState.HELD);
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.NOT_ASKED);
    }

    @Test
    void O8_asking_keeps_it_but_only_as_long_as_it_would_have_lasted() {
        Harbor harbor = new Harbor();
        ThreadId thread = writtenFirst(harbor);
        harbor.start(harbor.offered(harbor.parlor.ask(MIRA, thread)));
        harbor.writes(MIRA, thread, "while asked");
        harbor.passes(Duration.ofHours(24));
        harbor.says("Hello again");
        harbor.writes(MIRA, thread, "asked, and not begun anew");

        assertThat(harbor.stateOf(MIRA, thread, "while asked")).contains(MessageState.ACCEPTED);
        assertThat(harbor.stateOf(MIRA, thread, "asked, and not begun anew")).contains(MessageState.HELD);
    }

    @Test
    void O8_writing_again_in_time_prolongs_it() {
        Harbor harbor = new Harbor();
        ThreadId thread = writtenFirst(harbor);
        harbor.passes(Duration.ofHours(23));
        harbor.says("And on Monday");
        harbor.passes(Duration.ofHours(23));

        harbor.writes(MIRA, thread, "Yes, from nine");

        assertThat(harbor.stateOf(MIRA, thread, "Yes, from nine")).contains(MessageState.ACCEPTED);
    }

    /** Mira's request failed; then Noor writes of her own accord. */
    private static ThreadId writtenFirst(Harbor harbor) {
        harbor.transport.answerNext(new SendResult.Rejected(Rejection.of(Rejection.Kind.UNREACHABLE, 131026)));
        ThreadId thread = harbor.asked(MIRA);
        harbor.passes(Duration.ofMinutes(1));
        harbor.says("Are you open on Sunday");
        assertThat(harbor.consent(MIRA, thread)).isEqualTo(ConsentState.GUEST_INITIATED);
        return thread;
    }

    private static long changes(Harbor harbor) {
        return harbor.parlor.events(HARBOR, 0, 100).stream()
                .filter(told -> told.event() instanceof Event.ConsentChanged)
                .count();
    }
}
