package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.LENA;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.REQUEST;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentState;
import dev.parlor.consent.Evidence;
import dev.parlor.directory.Language;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.message.Text;
import dev.parlor.notice.Fact;
import dev.parlor.notice.NoticeTexts;
import dev.parlor.notice.Reply;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.thread.StartAnswer;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asking and being answered: rules O1, O3, O9 and C1. */
class ConsentFlowTest {
    private final Room room = new Room();

    @Test
    void O1_the_preview_is_shown_before_anything_exists_and_starting_it_sends_exactly_that() {
        Preview preview = room.preview(MIRA);

        assertThat(preview.request().rendered()).isEqualTo(REQUEST);
        assertThat(room.parlor.history(MIRA, 10)).isEmpty();
        room.assertNothingMoreGoes();

        ThreadId thread = room.asks(MIRA);
        assertThat(room.wire.texts()).containsExactly(REQUEST);
        assertThat(room.consent(thread)).isEqualTo(ConsentState.ASKED);
    }

    @Test
    void O1_the_same_preview_twice_gives_the_same_thread_and_one_request() {
        Preview preview = room.preview(MIRA);

        StartAnswer first = room.parlor.start(preview);
        StartAnswer second = room.parlor.start(preview);

        assertThat(first).isEqualTo(second).isInstanceOf(StartAnswer.Started.class);
        room.dispatch();
        assertThat(room.wire.texts()).containsExactly(REQUEST);
    }

    @Test
    void O1_who_has_a_thread_finds_it_behind_the_contact() {
        ThreadId thread = room.asks(MIRA);

        assertThat(((Opening.Existing) room.parlor.open(MIRA, room.contactOf(MIRA))).threads())
                .containsExactly(thread);
    }

    @Test
    void O1_two_members_each_have_their_own_thread_in_one_chat() {
        ThreadId miras = room.agreed(MIRA);
        ThreadId tomass = room.agreed(TOMAS);

        assertThat(tomass).isNotEqualTo(miras);
        assertThat(room.line(TOMAS, tomass).guest())
                .isEqualTo(room.line(MIRA, miras).guest());
        assertThat(room.parlor.timeline(TOMAS, miras, 10)).isEmpty();
        assertThat(room.parlor.timeline(MIRA, tomass, 10)).isEmpty();
    }

    @Test
    void O1_messages_written_meanwhile_are_held_and_go_out_after_a_yes_by_button() {
        ThreadId thread = room.asks(MIRA);
        MessageId first = room.writes(MIRA, thread, "one");
        room.writes(MIRA, thread, "two");
        room.assertNothingMoreGoes();
        assertThat(room.state(first)).isEqualTo(MessageState.HELD);
        assertThat(room.closedGates(MIRA, thread)).containsExactlyInAnyOrder(Gate.CONSENT, Gate.WINDOW);

        room.guestTapsYes(thread);
        room.dispatch();

        assertThat(room.consent(thread)).isEqualTo(ConsentState.GRANTED);
        assertThat(room.sentAfter(1)).containsExactly("one", "two");
        assertThat(room.told(MIRA, thread, Fact.OPT_IN_GRANTED)).hasSize(1);
    }

    @Test
    void O3_a_yes_in_words_counts_whatever_case_blanks_and_end_punctuation() {
        ThreadId thread = room.asks(MIRA);

        room.guestWrites("  YES! 👍 ");

        assertThat(room.consent(thread)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O3_a_yes_in_spanish_counts() {
        ThreadId thread = room.asks(MIRA);

        room.guestWrites("Sí, por favor");

        assertThat(room.consent(thread)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O3_a_no_in_words_declines() {
        ThreadId thread = room.asks(MIRA);

        room.guestWrites("No, thanks.");

        assertThat(room.consent(thread)).isEqualTo(ConsentState.DECLINED);
    }

    @Test
    void O3_an_unclear_message_is_shown_and_leaves_held_what_is_held() {
        ThreadId thread = room.asks(MIRA);
        MessageId held = room.writes(MIRA, thread, "one");

        room.guestWrites("yes but who are you?");

        room.dispatch();
        assertThat(room.sentAfter(1)).containsExactly(NoticeTexts.standard().reply(Reply.CLARIFY, Language.EN));
        assertThat(room.consent(thread)).isEqualTo(ConsentState.ASKED);
        assertThat(room.message(held).progress().heldBy()).containsExactly(Gate.CONSENT);
        assertThat(room.reads(MIRA, thread)).contains("yes but who are you?");
    }

    @Test
    void O3_an_answer_in_the_second_of_its_request_counts_though_whatsapps_clock_has_no_fractions() {
        room.passes(Duration.ofMillis(700));
        ThreadId thread = room.asks(MIRA);

        room.receives(room.tap(thread, 0, room.clock.instant().truncatedTo(ChronoUnit.SECONDS)));

        assertThat(room.consent(thread)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O3_a_tap_belongs_to_its_own_request_and_to_no_other() {
        ThreadId miras = room.asks(MIRA);
        room.passes(Duration.ofHours(24));
        ThreadId tomass = room.asks(TOMAS);

        room.guestTapsYes(miras);

        assertThat(room.consent(miras)).isEqualTo(ConsentState.GRANTED);
        assertThat(room.consent(tomass)).isEqualTo(ConsentState.ASKED);
    }

    @Test
    void O3_a_payload_that_parlor_did_not_make_is_no_answer_even_under_a_yes() {
        ThreadId thread = room.asks(MIRA);

        room.passes(Duration.ofSeconds(1));
        room.receives(room.item(new ButtonReply("guessed", "Yes"), room.clock.instant(), null));

        assertThat(room.consent(thread)).isEqualTo(ConsentState.ASKED);
    }

    @Test
    void O3_words_do_not_count_while_two_threads_wait_but_a_quoted_request_does() {
        ThreadId miras = room.asks(MIRA);
        room.passes(Duration.ofHours(24));
        ThreadId tomass = room.asks(TOMAS);

        room.guestWrites("yes");
        assertThat(List.of(room.consent(miras), room.consent(tomass))).containsOnly(ConsentState.ASKED);

        room.passes(Duration.ofSeconds(1));
        room.receives(room.item(new Text("yes"), room.clock.instant(), new PlatformId("sent-2")));
        assertThat(room.consent(miras)).isEqualTo(ConsentState.ASKED);
        assertThat(room.consent(tomass)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O9_the_grant_proves_who_asked_what_and_what_the_guest_answered_when() {
        ThreadId thread = room.asks(MIRA);
        Instant tapped = room.clock.instant().plusSeconds(60);
        room.passes(Duration.ofMinutes(5));

        Item.FromGuest tap = room.tap(thread, 0, tapped);
        room.receives(tap);

        List<ConsentRecord> records = room.parlor.consent(MIRA, thread);
        assertThat(records).extracting(ConsentRecord::act).containsExactly(ConsentAct.ASKED, ConsentAct.GRANTED);
        ConsentRecord grant = records.get(1);
        assertThat(grant.at()).isEqualTo(tapped);
        assertThat(grant.recordedAt()).isEqualTo(room.clock.instant());
        Evidence evidence = grant.evidence();
        assertThat(evidence.askedBy()).isEqualTo(MIRA);
        assertThat(evidence.wording()).isEqualTo(REQUEST);
        assertThat(evidence.template()).isEqualTo("opt_in");
        assertThat(evidence.languageTag()).isEqualTo("en");
        assertThat(evidence.request()).isEqualTo(records.get(0).evidence().request());
        assertThat(evidence.answer()).isEqualTo(tap.id());
        assertThat(evidence.verbatim()).isEqualTo("Yes");
    }

    @Test
    void C1_a_member_without_the_contact_cannot_open_it() {
        assertThat(room.parlor.open(LENA, room.contactOf(MIRA)))
                .isInstanceOfSatisfying(
                        Opening.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.NOT_A_CONTACT));
    }
}
