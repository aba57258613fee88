package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentState;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.message.Rejection.Kind;
import dev.parlor.notice.Fact;
import dev.parlor.queue.Line;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What did not get through, and what happened meanwhile: rules S2, S4, S7 and Q6. */
class SetbackFlowTest {
    private static final SendResult NOT_SENT = new SendResult.NotSent("x");
    private static final Duration LATER = Duration.ofMinutes(1);

    private final Room room = new Room();

    @Test
    void S2_a_request_that_was_not_sent_is_tried_again() {
        room.wire.answerNext(NOT_SENT);
        ThreadId thread = room.asks(MIRA);
        assertThat(room.wire.sent()).hasSize(1);
        assertThat(room.events(Event.OptInUndeliverable.class)).isEmpty();

        room.passes(LATER);
        room.dispatch();

        assertThat(room.wire.sent()).hasSize(2);
        room.guestTapsYes(thread);
        assertThat(room.closedGates(MIRA, thread)).isEmpty();
    }

    @Test
    void S2_O7_what_comes_back_goes_again_if_the_stop_was_lifted_before_it_was_written() {
        ThreadId thread = room.agreed(MIRA);
        room.guestWrites("stop");
        room.guestWrites("start");
        room.dispatch();
        int before = room.wire.texts().size();
        room.wire.answerNext(NOT_SENT);
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        assertThat(room.state(message)).isEqualTo(MessageState.READY);

        room.passes(LATER);
        room.dispatch();

        assertThat(room.sentAfter(before)).containsExactly("one", "one");
    }

    @Test
    void O5_what_comes_back_after_its_own_thread_was_declined_is_cancelled() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = onItsWay(thread, "one");

        room.guestTapsNo(thread);
        room.wire.endOpen(NOT_SENT);
        room.dispatch();

        assertThat(room.message(message).progress().ending()).isEqualTo(Ending.DECLINED);
    }

    @Test
    void O5_what_comes_back_after_another_thread_was_declined_goes_again() {
        ThreadId miras = room.agreed(MIRA);
        ThreadId tomass = room.agreed(TOMAS);
        MessageId message = onItsWay(miras, "one");

        room.guestTapsNo(tomass);
        room.wire.endOpen(NOT_SENT);
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.READY);
    }

    @Test
    void Q6_one_report_that_the_guest_is_out_of_reach_holds_at_once_what_was_ready() {
        ThreadId thread = room.agreed(MIRA);
        room.writes(MIRA, thread, "one");
        room.dispatch();
        MessageId ready = room.writes(MIRA, thread, "two");
        assertThat(room.state(ready)).isEqualTo(MessageState.READY);

        room.receives(room.failure(2, Rejection.of(Kind.UNREACHABLE, 131026)));

        assertThat(room.state(ready)).isEqualTo(MessageState.HELD);
        assertThat(room.message(ready).progress().heldBy()).containsExactly(Gate.REACHABLE);
        assertThat(room.events(Event.GuestUnreachable.class)).hasSize(1);
    }

    @Test
    void S2_M4_a_later_report_of_failure_ends_the_message_with_the_code() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();

        room.receives(room.failure(2, Rejection.of(Kind.MESSAGE, 131009)));

        assertThat(room.state(message)).isEqualTo(MessageState.FAILED);
        assertThat(room.message(message).delivery().failure()).isEqualTo(Rejection.of(Kind.MESSAGE, 131009));
        assertThat(room.events(Event.MessageMoved.class))
                .contains(new Event.MessageMoved(thread, message, MessageState.FAILED, Ending.REJECTED));
    }

    @Test
    void O6_a_request_that_a_later_report_fails_was_not_made() {
        ThreadId thread = room.asks(MIRA);

        room.receives(room.failure(1, Rejection.of(Kind.TEMPLATE, 132001)));

        assertThat(room.events(Event.OptInUndeliverable.class))
                .containsExactly(new Event.OptInUndeliverable(thread, 132001));
        assertThat(room.told(MIRA, thread, Fact.OPT_IN_UNDELIVERABLE)).hasSize(1);
        assertThat(room.consent(thread)).isEqualTo(ConsentState.NOT_ASKED);
    }

    @Test
    void S4_a_chat_that_is_looked_at_within_the_grace_decides_nothing_early() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = inDoubt(thread);
        room.writes(MIRA, thread, "two");
        room.dispatch();
        assertThat(room.message(message).progress().decisionNeeded()).isFalse();
        assertThat(room.events(Event.DecisionNeeded.class)).isEmpty();

        room.passes(Line.GRACE);
        room.dispatch();

        assertThat(room.message(message).progress().decisionNeeded()).isTrue();
    }

    @Test
    void S4_the_host_is_asked_once_however_often_the_chat_is_looked_at() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = inDoubt(thread);
        room.passes(Line.GRACE);
        room.dispatch();

        room.writes(MIRA, thread, "two");
        room.dispatch();

        assertThat(room.events(Event.DecisionNeeded.class)).containsExactly(new Event.DecisionNeeded(thread, message));
    }

    @Test
    void S7_a_number_that_was_too_fast_is_as_fast_as_before_after_enough_successes() {
        ThreadId thread = room.agreed(MIRA);
        BusinessNumber slow =
                BusinessNumber.openToAll(Bank.DESK, Bank.NUMBER, Language.EN).withThroughput(20);
        room.parlor.directory().put(Bank.BANK, slow);
        room.wire.answerNext(PlatformItems.rejected(Kind.THROTTLED_NUMBER));
        for (int success = 0; success < 25; success++) {
            room.passes(Duration.ofSeconds(10));
            room.writes(MIRA, thread, "m" + success);
            room.dispatch();
        }
        room.passes(LATER);
        room.dispatch();
        int before = room.wire.texts().size();

        room.writes(MIRA, thread, "one");
        room.writes(MIRA, thread, "two");
        room.dispatch();

        assertThat(room.sentAfter(before)).containsExactly("one", "two");
    }

    private MessageId inDoubt(ThreadId thread) {
        room.wire.answerNext(new SendResult.Unsure("lost"));
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        assertThat(room.state(message)).isEqualTo(MessageState.IN_DOUBT);
        return message;
    }

    private MessageId onItsWay(ThreadId thread, String text) {
        room.wire.fallSilent();
        MessageId message = room.writes(MIRA, thread, text);
        room.dispatch();
        assertThat(room.state(message)).isEqualTo(MessageState.SENDING);
        return message;
    }
}
