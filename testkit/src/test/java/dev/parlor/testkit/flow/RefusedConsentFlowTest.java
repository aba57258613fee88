package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.REQUEST;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static dev.parlor.testkit.flow.PlatformItems.rejected;
import static dev.parlor.testkit.flow.Room.fail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentState;
import dev.parlor.directory.Language;
import dev.parlor.event.Event;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.notice.Fact;
import dev.parlor.notice.NoticeTexts;
import dev.parlor.notice.Reply;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.thread.StartAnswer;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No, not yet, not any more: rules O5, O6 and O7. */
class RefusedConsentFlowTest {
    private final Room room = new Room();

    @Test
    void O5_a_decline_cancels_what_is_held_with_the_reason_and_a_notice() {
        ThreadId thread = room.asks(MIRA);
        MessageId held = room.writes(MIRA, thread, "one");

        room.guestTapsNo(thread);

        room.assertNothingMoreGoes();
        assertThat(room.state(held)).isEqualTo(MessageState.CANCELLED);
        assertThat(room.message(held).progress().ending()).isEqualTo(Ending.DECLINED);
        assertThat(room.told(MIRA, thread, Fact.OPT_IN_DECLINED)).hasSize(1);
    }

    @Test
    void O5_after_a_decline_no_member_may_ask_in_that_chat() {
        ThreadId thread = room.asks(MIRA);
        room.guestTapsNo(thread);
        room.passes(Duration.ofDays(30));

        assertThat(refusedToOpen(TOMAS).reason()).isEqualTo(RefusalReason.DECLINED);
    }

    @Test
    void O5_the_guest_reopens_with_a_yes() {
        ThreadId thread = room.asks(MIRA);
        room.guestTapsNo(thread);

        room.guestWrites("yes");

        assertThat(room.consent(thread)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void O6_who_asks_too_early_is_refused_with_the_time_and_nothing_is_made() {
        Preview early = room.preview(TOMAS);
        room.asks(MIRA);
        Instant askedAt = room.clock.instant();
        room.passes(Duration.ofHours(1));

        Refusal atOpening = refusedToOpen(TOMAS);
        assertThat(atOpening.reason()).isEqualTo(RefusalReason.ASKED_RECENTLY);
        assertThat(atOpening.notBefore()).isEqualTo(askedAt.plus(Duration.ofHours(24)));
        assertThat(room.parlor.start(early)).isEqualTo(new StartAnswer.Refused(atOpening));
        assertThat(room.parlor.history(TOMAS, 10)).isEmpty();
        room.assertNothingMoreGoes();
    }

    @Test
    void O6_after_24_hours_the_chat_may_be_asked_again_and_not_a_moment_before() {
        room.asks(MIRA);

        room.passes(Duration.ofHours(24).minusMillis(1));
        assertThat(refusedToOpen(TOMAS).reason()).isEqualTo(RefusalReason.ASKED_RECENTLY);
        room.passes(Duration.ofMillis(1));

        room.asks(TOMAS);
        assertThat(room.sentAfter(1)).hasSize(1);
    }

    @Test
    void O6_an_answer_frees_the_next_request_at_once() {
        room.agreed(MIRA);

        room.asks(TOMAS);

        assertThat(room.sentAfter(1)).hasSize(1);
    }

    @Test
    void O6_a_request_that_fails_leaves_the_thread_as_before_and_does_not_count() {
        room.wire.answerNext(rejected(Rejection.Kind.UNREACHABLE));

        ThreadId thread = room.asks(MIRA);

        assertThat(room.consent(thread)).isEqualTo(ConsentState.NOT_ASKED);
        assertThat(room.told(MIRA, thread, Fact.OPT_IN_UNDELIVERABLE)).hasSize(1);
        assertThat(room.parlor.consent(MIRA, thread))
                .extracting(ConsentRecord::act)
                .containsExactly(ConsentAct.ASKED, ConsentAct.ASK_FAILED);
        room.asks(TOMAS);
    }

    @Test
    void O6_a_request_that_is_reported_as_failed_later_does_not_count_either() {
        ThreadId thread = room.asks(MIRA);

        room.receives(room.failure(1, Rejection.of(Rejection.Kind.UNREACHABLE, 131026)));

        assertThat(room.consent(thread)).isEqualTo(ConsentState.NOT_ASKED);
        assertThat(room.told(MIRA, thread, Fact.OPT_IN_UNDELIVERABLE)).hasSize(1);
    }

    @Test
    void O6_a_request_in_doubt_counts() {
        room.wire.answerNext(new SendResult.Unsure("lost"));

        ThreadId thread = room.asks(MIRA);

        assertThat(room.consent(thread)).isEqualTo(ConsentState.ASKED);
        assertThat(refusedToOpen(TOMAS).reason()).isEqualTo(RefusalReason.ASKED_RECENTLY);
    }

    @Test
    void O7_stop_cancels_all_that_is_unsent_in_every_thread_and_nothing_goes_afterwards() {
        ThreadId miras = room.agreed(MIRA);
        ThreadId tomass = room.agreed(TOMAS);
        int before = room.dispatch().wire.texts().size();
        MessageId first = room.writes(MIRA, miras, "one");
        MessageId second = room.writes(TOMAS, tomass, "two");

        room.guestWrites("STOP");
        room.dispatch();
        MessageId late = room.writes(MIRA, miras, "three");
        room.dispatch();

        assertThat(room.sentAfter(before))
                .containsExactly(NoticeTexts.standard().reply(Reply.STOP_RECEIPT, Language.EN));
        assertThat(List.of(room.message(first), room.message(second))).allSatisfy(message -> {
            assertThat(message.state()).isEqualTo(MessageState.CANCELLED);
            assertThat(message.progress().ending()).isEqualTo(Ending.REVOKED);
        });
        assertThat(room.message(late).progress().heldBy()).containsExactly(Gate.CONSENT);
        assertThat(room.told(MIRA, miras, Fact.CONSENT_REVOKED)).hasSize(1);
        assertThat(room.told(TOMAS, tomass, Fact.CONSENT_REVOKED)).hasSize(1);
    }

    @Test
    void O7_after_a_stop_nobody_may_ask() {
        room.agreed(MIRA);
        room.guestWrites("stop");

        assertThat(refusedToOpen(TOMAS).reason()).isEqualTo(RefusalReason.REVOKED);
    }

    @Test
    void O7_a_stop_between_two_messages_of_a_release_stops_the_second() {
        ThreadId thread = room.asks(MIRA);
        room.writes(MIRA, thread, "one");
        room.writes(MIRA, thread, "two");
        room.guestTapsYes(thread);
        room.wire.fallSilent();
        room.dispatch();

        room.guestWrites("stop");
        room.wire.endOpen(new SendResult.Accepted(new PlatformId("late")));
        room.dispatch();

        assertThat(room.sentAfter(1))
                .containsExactly("one", NoticeTexts.standard().reply(Reply.STOP_RECEIPT, Language.EN));
    }

    @Test
    void O8_the_guest_who_wrote_first_is_no_reason_to_write_first() {
        room.guestWrites("hello?");

        assertThat(room.events(Event.GuestMessageUnattended.class)).hasSize(1);
        assertThat(room.preview(MIRA).request().rendered()).isEqualTo(REQUEST);
    }

    private Refusal refusedToOpen(MemberId member) {
        return room.parlor
                .open(member, room.contactOf(member))
                .fold(
                        existing -> fail(existing),
                        ask -> fail(ask),
                        needless -> fail(needless),
                        Opening.Refused::refusal);
    }
}
