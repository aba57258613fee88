package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.event.Event;
import dev.parlor.id.ContactId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OperationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.Ending;
import dev.parlor.message.MessageState;
import dev.parlor.queue.Line;
import dev.parlor.queue.MessageAnswer;
import dev.parlor.queue.Resending;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decide;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.thread.Opening;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a message whose answer was lost: rule S4. */
class DoubtFlowTest extends OnDoubt {
    @Test
    void S4_a_text_goes_once_more_when_only_its_own_report_is_missing() {
        MessageId message = inDoubt("one");
        laterOnesAreReported();

        room.passes(Line.GRACE);
        room.dispatch();

        assertThat(sent("one")).isEqualTo(2);
        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message).progress().possibleDuplicate()).isTrue();
        assertThat(room.events(Event.MessagePossiblyTwice.class))
                .containsExactly(new Event.MessagePossiblyTwice(thread, message));
    }

    @Test
    void S4_within_the_grace_nothing_is_sent_again() {
        inDoubt("one");
        laterOnesAreReported();

        room.passes(Line.GRACE.minusSeconds(10));
        room.dispatch();

        assertThat(sent("one")).isEqualTo(1);
    }

    @Test
    void S4_when_no_reports_come_at_all_the_host_must_decide() {
        MessageId message = inDoubt("one");

        room.passes(Line.GRACE);
        room.dispatch();

        assertNeedsDecision(message);
    }

    @Test
    void S4_reports_on_earlier_messages_prove_nothing() {
        MessageId message = inDoubt("one");
        room.receives(room.report(1, Status.DELIVERED));

        room.passes(Line.GRACE);
        room.dispatch();

        assertNeedsDecision(message);
    }

    @Test
    void S4_it_goes_once_more_and_never_twice() {
        MessageId message = inDoubt("one");
        laterOnesAreReported();
        room.wire.answerNext(new SendResult.Unsure("again"));
        room.passes(Line.GRACE);
        room.dispatch();
        assertThat(room.state(message)).isEqualTo(MessageState.IN_DOUBT);
        laterOnesAreReported();

        room.passes(Line.GRACE);
        room.dispatch();

        assertThat(sent("one")).isEqualTo(2);
        assertNeedsDecision(message);
    }

    @Test
    void S4_not_when_the_guest_has_written_since() {
        MessageId message = inDoubt("one");
        laterOnesAreReported();
        room.guestWrites("hello?");

        room.passes(Line.GRACE);
        room.dispatch();

        assertThat(sent("one")).isEqualTo(1);
        assertNeedsDecision(message);
    }

    /** The doubt stops its chat (S6), so that no flow leads here; the row is written by hand. */
    @Test
    void S4_not_when_a_later_message_of_the_thread_has_gone() {
        MessageId message = inDoubt("one");
        laterOnesAreReported();
        Decide<Boolean> decision = (loaded, now) ->
                new ChangesBuilder().put(loaded.threads().get(0).armedAt(now)).answer(true);
        OperationId operation = new OperationId(new UUID(0, 1));
        room.memory
                .apply(List.of(new Unit<>(BANK, operation, Set.of(), Set.of(thread), Reads.everything(), decision)))
                .get(0)
                .orThrow();

        room.passes(Line.GRACE);
        room.dispatch();

        assertThat(sent("one")).isEqualTo(1);
        assertNeedsDecision(message);
    }

    @Test
    void S4_not_through_a_gate_that_closed_meanwhile() {
        room.passes(Duration.ofHours(23).plusMinutes(57));
        MessageId message = inDoubt("one");
        laterOnesAreReported();

        room.passes(Line.GRACE);
        room.dispatch();

        assertThat(sent("one")).isEqualTo(1);
        assertNeedsDecision(message);
    }

    @Test
    void S4_P5_not_for_an_author_who_left_meanwhile() {
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.dispatch();
        MessageId message = inDoubt("one");
        laterOnesAreReported();
        room.parlor.leave(MIRA, thread);

        room.passes(Line.GRACE);
        room.dispatch();

        assertThat(sent("one")).isEqualTo(1);
        assertThat(room.state(message)).isIn(MessageState.IN_DOUBT, MessageState.CANCELLED);
    }

    @Test
    void S4_a_host_may_want_every_message_at_most_once() {
        Parlor strict = room.host(room.wire).resending(Resending.NEVER).build();
        MessageId message = inDoubt("one");
        laterOnesAreReported();

        room.passes(Line.GRACE);
        strict.dispatchDue();

        assertThat(sent("one")).isEqualTo(1);
        assertNeedsDecision(message);
    }

    @Test
    void S4_a_template_in_doubt_is_never_sent_again_by_itself() {
        room.wire.answerNext(new SendResult.Unsure("lost"));
        ThreadId asked = room.asks(TOMAS);
        laterOnesAreReported();

        room.passes(Line.GRACE);
        room.dispatch();

        assertThat(room.events(Event.DecisionNeeded.class))
                .extracting(Event.DecisionNeeded::thread)
                .containsExactly(asked);
    }

    @Test
    void S4_a_late_echo_settles_the_doubt_and_spares_the_copy_that_waits() {
        MessageId message = inDoubt("one");
        Outgoing lost = room.wire.sent().get(room.wire.sent().size() - 1);
        laterOnesAreReported();
        room.wire.answerNext(new SendResult.NotSent("no network"));
        room.passes(Line.GRACE);
        room.dispatch();
        assertThat(room.state(message)).isEqualTo(MessageState.READY);

        room.receives(echo(lost, Status.SENT));
        room.passes(Duration.ofMinutes(20));
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(sent("one")).isEqualTo(2);
    }

    @Test
    void S4_the_first_ones_late_failure_does_not_fail_the_copy() {
        MessageId message = inDoubt("one");
        Outgoing lost = room.wire.sent().get(room.wire.sent().size() - 1);
        laterOnesAreReported();
        room.passes(Line.GRACE);
        room.dispatch();

        room.receives(failure(lost, PlatformItems.windowClosed()));

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void S4_the_host_confirms_and_the_line_goes_on() {
        MessageId message = undecided();

        assertThat(room.parlor.messages().confirm(BANK, thread, message)).isInstanceOf(MessageAnswer.Done.class);
        assertThat(room.parlor.messages().confirm(BANK, thread, message)).isInstanceOf(MessageAnswer.AlreadySo.class);

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.parlor.messages().abandon(BANK, thread, message))
                .isEqualTo(new MessageAnswer.TooLate(MessageState.ACCEPTED));
    }

    @Test
    void S4_the_host_resends_at_the_tail_and_it_is_marked() {
        MessageId message = undecided();
        room.writes(MIRA, thread, "two");

        assertThat(room.parlor.messages().resend(BANK, thread, message)).isInstanceOf(MessageAnswer.Done.class);
        room.dispatch();

        assertThat(room.wire.texts()).endsWith("two", "one");
        assertThat(room.message(message).progress().possibleDuplicate()).isTrue();
    }

    @Test
    void S4_the_host_abandons_and_a_later_proof_still_counts() {
        MessageId message = undecided();
        Outgoing lost = room.wire.sent().get(1);

        assertThat(room.parlor.messages().abandon(BANK, thread, message)).isInstanceOf(MessageAnswer.Done.class);
        assertThat(room.state(message)).isEqualTo(MessageState.FAILED);
        assertThat(room.message(message).progress().ending()).isEqualTo(Ending.ABANDONED);

        room.receives(echo(lost, Status.DELIVERED));
        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
    }

    /** Another guest is asked on the same number, and the platform reports that. */
    private void laterOnesAreReported() {
        room.passes(Duration.ofSeconds(1));
        ContactId other = room.parlor
                .contacts()
                .add(
                        MIRA,
                        "Ilse",
                        PhoneNumber.parse("+447700900" + (200 + room.wire.sent().size())));
        Opening.Ask ask = room.parlor
                .open(MIRA, other)
                .fold(it -> Room.fail(it), it -> it, it -> Room.fail(it), it -> Room.fail(it.refusal()));
        room.parlor.start(ask.preview());
        room.dispatch();
        int last = room.wire.sent().size();
        room.receives(room.report(last, Status.SENT));
    }
}
