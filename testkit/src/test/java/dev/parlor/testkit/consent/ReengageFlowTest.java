package dev.parlor.testkit.consent;

import static dev.parlor.testkit.consent.Harbor.FRONT;
import static dev.parlor.testkit.consent.Harbor.MIRA;
import static dev.parlor.testkit.consent.Harbor.NOOR;
import static dev.parlor.testkit.consent.Harbor.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Reach;
import dev.parlor.directory.Member;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.Switch;
import dev.parlor.id.PlatformId;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.MessageState;
import dev.parlor.message.Purpose;
import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.Item;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thread is taken up again outside the window (W6). */
class ReengageFlowTest extends OnReengage {
    @Test
    void W6_G1_outside_the_window_the_template_goes_and_held_messages_stay_until_the_guest_answers() {
        ThreadId thread = harbor.granted(MIRA);
        harbor.passes(Duration.ofHours(25));
        harbor.writes(MIRA, thread, "Your boat leaves at six.");

        assertThat(taken(thread)).isTrue();

        assertThat(harbor.texts(FRONT)).endsWith("Hello Noor, there is news about your trip.");
        assertThat(harbor.stateOf(MIRA, thread, "Your boat leaves at six.")).contains(MessageState.HELD);
        harbor.says("Tell me!");
        assertThat(harbor.texts(FRONT)).endsWith("Your boat leaves at six.");
    }

    @Test
    void W6_members_see_the_wording_with_its_blanks_filled_and_who_sent_it() {
        ThreadId thread = quiet();
        taken(thread);

        assertThat(harbor.parlor.timeline(MIRA, thread, 100))
                .filteredOn(entry ->
                        entry instanceof Entry.Ours ours && ours.message().purpose() == Purpose.REENGAGE)
                .singleElement()
                .satisfies(entry -> {
                    Entry.Ours ours = (Entry.Ours) entry;
                    assertThat(ours.message().content().shown())
                            .isEqualTo("Hello Noor, there is news about your trip.");
                    assertThat(ours.message().author()).isEqualTo(MIRA);
                });
    }

    @Test
    void W6_a_second_one_within_24_hours_is_refused_with_the_time_from_which_it_may_go() {
        ThreadId thread = quiet();
        taken(thread);
        harbor.passes(Duration.ofHours(24).minusSeconds(1));

        Refusal refusal = refusal(thread, NEWS, "Noor", "your trip");

        assertThat(refusal.reason()).isEqualTo(RefusalReason.REENGAGED_RECENTLY);
        assertThat(refusal.notBefore()).isEqualTo(harbor.clock.instant().plusSeconds(1));
        harbor.passes(Duration.ofSeconds(1));
        assertThat(taken(thread)).isTrue();
    }

    @Test
    void W6_the_limit_is_the_chats_whoever_of_its_threads_sent_it() {
        ThreadId ofMira = quiet();
        ThreadId ofTomas = harbor.granted(TOMAS);
        taken(ofMira);

        assertThat(harbor.parlor.reengage(TOMAS, ofTomas, NEWS, List.of("Noor", "your trip")))
                .isInstanceOf(SendAnswer.Refused.class);
    }

    @Test
    void W6_an_answer_of_the_guest_frees_the_next_one_at_once() {
        ThreadId thread = quiet();
        taken(thread);

        harbor.says("Thanks");

        assertThat(taken(thread)).isTrue();
    }

    @Test
    void W6_what_the_guest_wrote_before_and_arrives_late_is_no_answer() {
        ThreadId thread = quiet();
        Item before = fromGuest("Are you there?");
        harbor.clock.pass(Duration.ofMinutes(1));
        taken(thread);

        harbor.receive(before);

        assertThat(refusal(thread, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.REENGAGED_RECENTLY);
    }

    @Test
    void W6_one_that_failed_does_not_count() {
        ThreadId thread = quiet();
        harbor.transport.answerNext(new SendResult.Rejected(Rejection.of(Rejection.Kind.TEMPLATE, 132001)));
        taken(thread);

        assertThat(taken(thread)).isTrue();
    }

    @Test
    void W6_one_in_doubt_counts() {
        ThreadId thread = quiet();
        harbor.transport.answerNext(new SendResult.Unsure("connection lost"));
        taken(thread);

        assertThat(refusal(thread, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.REENGAGED_RECENTLY);
    }

    @Test
    void W6_G1_it_needs_consent_that_was_granted() {
        ThreadId asked = harbor.asked(MIRA);
        assertThat(refusal(asked, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.NO_CONSENT);

        harbor.says("No");
        assertThat(refusal(asked, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.DECLINED);

        harbor.says("STOP");
        assertThat(refusal(asked, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.REVOKED);
        assertThat(harbor.texts(FRONT)).noneMatch(text -> text.startsWith("Hello"));
    }

    @Test
    void W6_E3_P6_the_member_must_be_enabled_and_in_the_thread() {
        ThreadId thread = quiet();

        assertThat(harbor.parlor.reengage(TOMAS, thread, NEWS, List.of("Noor", "your trip")))
                .extracting(answer -> ((SendAnswer.Refused) answer).refusal().reason())
                .isEqualTo(RefusalReason.UNKNOWN_THREAD);
        switched(Switch.OFF);
        assertThat(refusal(thread, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.MEMBER_OFF);
        switched(Switch.ON);
        harbor.parlor.leave(MIRA, thread);
        assertThat(refusal(thread, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.NOT_A_PARTICIPANT);
    }

    @Test
    void W6_C6_a_blocked_guest_is_not_written_to() {
        ThreadId thread = quiet();
        harbor.parlor.contacts().block(MIRA, harbor.contact(MIRA));

        assertThat(refusal(thread, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.GUEST_BLOCKED);
    }

    @Test
    void W6_Q6_G3_a_guest_whom_the_platform_cannot_reach_is_refused_with_that_reason() {
        ThreadId thread = harbor.granted(MIRA);
        harbor.transport.answerNext(new SendResult.Rejected(Rejection.of(Rejection.Kind.UNREACHABLE, 131026)));
        harbor.parlor.send(MIRA, thread, new Text("one"));
        harbor.parlor.dispatchDue();

        assertThat(refusal(thread, NEWS, "Noor", "your trip").reason()).isEqualTo(RefusalReason.UNREACHABLE);
        assertThat(refusal(thread, NEWS, "Noor", "your trip").sentence())
                .startsWith("WhatsApp cannot reach this guest.");
    }

    @Test
    void W6_G1_what_was_taken_is_cancelled_when_the_guest_says_stop_before_it_is_armed() {
        ThreadId thread = quiet();
        harbor.parlor.reengage(MIRA, thread, NEWS, List.of("Noor", "your trip"));

        harbor.says("STOP");

        assertThat(harbor.texts(FRONT)).noneMatch(text -> text.startsWith("Hello"));
        assertThat(ours(thread).state()).isEqualTo(MessageState.CANCELLED);
    }

    @Test
    void W6_G1_what_was_taken_is_cancelled_not_held_when_its_author_is_switched_off_before_it_is_armed() {
        ThreadId thread = quiet();
        harbor.parlor.reengage(MIRA, thread, NEWS, List.of("Noor", "your trip"));

        switched(Switch.OFF);
        harbor.parlor.dispatchDue();
        switched(Switch.ON);

        assertThat(ours(thread).state()).isEqualTo(MessageState.CANCELLED);
        assertThat(ours(thread).progress().ending()).isEqualTo(Ending.GATE_CLOSED);
        assertThat(taken(thread)).as("the try does not count").isTrue();
    }

    @Test
    void W6_Q3_it_goes_before_messages_that_were_taken_earlier() {
        ThreadId thread = harbor.granted(MIRA);
        harbor.parlor.send(MIRA, thread, new Text("Your boat leaves at six."));
        taken(thread);

        assertThat(harbor.texts(FRONT))
                .endsWith("Hello Noor, there is news about your trip.", "Your boat leaves at six.");
    }

    @Test
    void W6_R4_the_guests_next_message_belongs_to_the_thread_that_was_taken_up() {
        ThreadId ofMira = harbor.granted(MIRA);
        harbor.clock.pass(Duration.ofMinutes(1));
        ThreadId ofTomas = harbor.granted(TOMAS);
        harbor.writes(TOMAS, ofTomas, "Good morning");
        harbor.passes(Duration.ofHours(30));
        taken(ofMira);

        harbor.says("Which news?");

        assertThat(harbor.parlor.timeline(MIRA, ofMira, 100))
                .anyMatch(entry -> entry instanceof Entry.FromGuest said
                        && said.message().content().shown().equals("Which news?"));
    }

    private void switched(Switch whatsApp) {
        harbor.parlor
                .directory()
                .put(new Member(MIRA, new PersonName("Mira"), new SubOrganizationId("front"), whatsApp, null));
    }

    private Item fromGuest(String text) {
        return new Item.FromGuest(
                FRONT, new PlatformId("late-1"), Reach.by(NOOR), null, harbor.clock.instant(), new Text(text), null);
    }
}
