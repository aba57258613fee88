package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.PlatformItems.rejected;
import static dev.parlor.testkit.flow.PlatformItems.windowClosed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.event.Event;
import dev.parlor.id.ContactId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection.Kind;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.thread.Opening;
import dev.parlor.transport.SendResult;
import dev.parlor.window.WindowRule;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the platform's yes changes, however late it comes and whatever happened before it: rules S2, S3, S5, S8, Q6 and W1. */
class LateAnswerFlowTest {
    private static final SendResult LATE = new SendResult.Accepted(new PlatformId("late"));

    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);
    private final RecordingTransport othersWire = new RecordingTransport();
    private final Parlor other = room.host(othersWire).host("other").build();

    @Test
    void S3_an_answer_after_the_echo_neither_renames_the_message_nor_changes_when_it_was_accepted() {
        room.wire.fallSilent();
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.receives(room.report(2, Status.SENT));
        Delivery echoed = room.message(message).delivery();

        room.passes(Duration.ofSeconds(1));
        room.wire.endOpen(LATE);
        room.dispatch();

        assertThat(echoed.platformId()).isEqualTo(new PlatformId("sent-2"));
        assertThat(room.message(message).delivery()).isEqualTo(echoed);
        assertThat(room.message(message).progress().possibleDuplicate()).isFalse();
    }

    @Test
    void S4_S5_a_late_yes_brings_the_id_home_though_the_host_has_confirmed_the_message() {
        MessageId message = inFlightAtADeadHost();
        room.parlor.messages().confirm(BANK, thread, message);
        Instant confirmed = room.clock.instant();
        assertThat(room.message(message).delivery().platformId()).isNull();

        room.passes(Duration.ofSeconds(1));
        room.wire.endOpen(LATE);
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message).delivery().platformId()).isEqualTo(new PlatformId("late"));
        assertThat(room.message(message).delivery().acceptedAt()).isEqualTo(confirmed);
    }

    @Test
    void W4_S5_a_late_yes_to_an_attempt_that_was_reported_as_closed_leaves_the_message_held() {
        MessageId message = heldThoughItsOldAttemptIsOpen();

        room.wire.endOpen(LATE);
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.HELD);
        assertThat(room.events(Event.MessagePossiblyTwice.class)).isEmpty();
    }

    @Test
    void S5_a_yes_to_an_old_attempt_after_the_copy_was_taken_says_once_that_it_may_have_come_twice() {
        MessageId message = heldThoughItsOldAttemptIsOpen();
        room.guestWrites("hello");
        other.dispatchDue();
        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message).progress().possibleDuplicate()).isFalse();

        room.wire.endOpen(LATE);
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message).progress().possibleDuplicate()).isTrue();
        assertThat(room.events(Event.MessagePossiblyTwice.class)).hasSize(1);
    }

    @Test
    void S8_a_chat_whose_message_was_taken_is_no_longer_blamed_for_earlier_haste() {
        room.wire.answerNext(rejected(Kind.THROTTLED_CHAT));
        room.writes(MIRA, thread, "one");
        room.dispatch();
        room.passes(Duration.ofSeconds(1));
        room.dispatch();
        room.wire.answerNext(rejected(Kind.THROTTLED_CHAT));
        MessageId second = room.writes(MIRA, thread, "two");
        room.dispatch();
        assertThat(room.state(second)).isEqualTo(MessageState.READY);

        room.passes(Duration.ofSeconds(1));
        room.dispatch();

        assertThat(room.state(second)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void Q6_a_yes_to_what_was_armed_before_the_number_was_paused_does_not_resume_it() {
        room.wire.fallSilent();
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.passes(Duration.ofSeconds(1));
        othersWire.answerNext(rejected(Kind.ACCOUNT));
        asksAnotherGuest();
        other.dispatchDue();
        assertThat(room.events(Event.NumberPaused.class)).hasSize(1);

        room.wire.endOpen(LATE);
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.events(Event.NumberResumed.class)).isEmpty();
        assertThat(room.closedGates(MIRA, thread)).contains(Gate.ACCOUNT);
    }

    @Test
    void W1_under_ANY_MESSAGE_what_a_member_wrote_keeps_the_window_open_once_it_is_accepted() {
        Room any = new Room(builder -> builder.windowRule(WindowRule.ANY_MESSAGE));
        ThreadId open = any.agreed(MIRA);
        any.passes(Duration.ofHours(23));
        any.writes(MIRA, open, "one");
        assertThat(any.closedGates(MIRA, open)).isEmpty();
        any.dispatch();

        any.passes(Duration.ofHours(23));

        assertThat(any.closedGates(MIRA, open)).isEmpty();
    }

    /** A host died with the attempt open; the platform then reported that its window was closed. */
    private MessageId heldThoughItsOldAttemptIsOpen() {
        MessageId message = inFlightAtADeadHost();
        room.receives(room.failure(2, windowClosed()));
        assertThat(room.state(message)).isEqualTo(MessageState.HELD);
        return message;
    }

    private MessageId inFlightAtADeadHost() {
        room.wire.fallSilent();
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.leaseNanos.addAndGet(Duration.ofSeconds(30).toNanos());
        other.dispatchDue();
        assertThat(room.state(message)).isEqualTo(MessageState.IN_DOUBT);
        return message;
    }

    private void asksAnotherGuest() {
        ContactId contact = room.parlor.contacts().add(MIRA, "Ilse", PhoneNumber.parse("+447700900201"));
        Opening.Ask ask = room.parlor
                .open(MIRA, contact)
                .fold(it -> Room.fail(it), it -> it, it -> Room.fail(it), it -> Room.fail(it.refusal()));
        room.parlor.start(ask.preview());
    }
}
