package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.LENA;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.Messages;
import dev.parlor.Parlor;
import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.MessageState;
import dev.parlor.message.Text;
import dev.parlor.notice.Fact;
import dev.parlor.queue.MessageAnswer;
import dev.parlor.refusal.RefusalReason;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What participants do with messages that wait, and how long they wait at most: rules Q2 and Q5. */
class WaitingFlowTest {
    private final Room room = new Room();
    private final Messages messages = room.parlor.messages();

    @Test
    void Q2_held_messages_are_listed_in_the_order_in_which_they_will_go() {
        ThreadId thread = room.asks(MIRA);
        room.writes(MIRA, thread, "one");
        room.writes(MIRA, thread, "two");

        assertThat(messages.held(MIRA, thread))
                .extracting(entry -> entry.message().content().shown())
                .containsExactly("one", "two");
        assertThat(messages.held(MIRA, thread)).allSatisfy(entry -> {
            assertThat(entry.author()).isEqualTo("Mira");
            assertThat(entry.message().progress().heldBy()).isNotEmpty();
        });
        assertThat(messages.held(TOMAS, thread)).isEmpty();
    }

    @Test
    void Q2_a_held_message_goes_out_as_it_was_last_edited_at_its_place() {
        ThreadId thread = room.asks(MIRA);
        MessageId first = room.writes(MIRA, thread, "on");
        room.writes(MIRA, thread, "two");

        assertThat(messages.edit(MIRA, thread, first, new Text("one"))).isInstanceOf(MessageAnswer.Done.class);
        assertThat(messages.edit(MIRA, thread, first, new Text("one"))).isInstanceOf(MessageAnswer.AlreadySo.class);

        room.guestTapsYes(thread);
        room.dispatch();
        assertThat(room.sentAfter(1)).containsExactly("one", "two");
        assertThat(room.events(Event.MessageEdited.class))
                .containsExactly(new Event.MessageEdited(thread, first, MIRA));
    }

    @Test
    void Q2_any_participant_may_edit_and_cancel_and_the_author_stays() {
        ThreadId thread = room.asks(MIRA);
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        MessageId edited = room.writes(MIRA, thread, "on");
        MessageId cancelled = room.writes(MIRA, thread, "never mind");

        messages.edit(TOMAS, thread, edited, new Text("one"));
        messages.cancel(TOMAS, thread, cancelled);

        assertThat(room.message(edited).author()).isEqualTo(MIRA);
        assertThat(room.state(cancelled)).isEqualTo(MessageState.CANCELLED);
        assertThat(room.message(cancelled).progress().ending()).isEqualTo(Ending.TAKEN_BACK);
    }

    @Test
    void Q2_what_was_cancelled_never_goes_and_cancelling_twice_is_already_so() {
        ThreadId thread = room.asks(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");

        assertThat(messages.cancel(MIRA, thread, message)).isInstanceOf(MessageAnswer.Done.class);
        assertThat(messages.cancel(MIRA, thread, message)).isInstanceOf(MessageAnswer.AlreadySo.class);

        room.guestTapsYes(thread);
        room.dispatch();
        assertThat(room.sentAfter(1)).isEmpty();
        assertThat(room.events(Event.MessageMoved.class))
                .filteredOn(moved -> moved.state() == MessageState.CANCELLED)
                .containsExactly(new Event.MessageMoved(thread, message, MessageState.CANCELLED, Ending.TAKEN_BACK));
    }

    @Test
    void Q2_once_armed_it_is_too_late() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");
        room.wire.fallSilent();
        room.dispatch();

        MessageAnswer edit = messages.edit(MIRA, thread, message, new Text("two"));
        MessageAnswer cancel = messages.cancel(MIRA, thread, message);

        assertThat(List.of(edit, cancel)).containsOnly(new MessageAnswer.TooLate(MessageState.SENDING));
        assertThat(room.message(message).content()).isEqualTo(new Text("one"));
    }

    @Test
    void Q2_unknown_messages_and_strangers_are_refused_with_a_sentence() {
        ThreadId thread = room.asks(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");
        MessageId unknown = new MessageId(new UUID(1, 1));

        assertThat(refusal(messages.cancel(MIRA, thread, unknown))).isEqualTo(RefusalReason.UNKNOWN_MESSAGE);
        assertThat(refusal(messages.cancel(LENA, thread, message))).isEqualTo(RefusalReason.UNKNOWN_THREAD);
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.parlor.leave(TOMAS, thread);
        assertThat(refusal(messages.cancel(TOMAS, thread, message))).isEqualTo(RefusalReason.NOT_A_PARTICIPANT);
        assertThat(refusal(messages.edit(MIRA, thread, message, new Text(" ")))).isEqualTo(RefusalReason.EMPTY);
        assertThat(room.state(message)).isEqualTo(MessageState.HELD);
    }

    @Test
    void Q2_one_who_is_switched_off_edits_and_cancels_nothing() {
        ThreadId thread = room.asks(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");
        room.switched(false);

        assertThat(refusal(messages.cancel(MIRA, thread, message))).isEqualTo(RefusalReason.ORGANIZATION_OFF);
        assertThat(room.state(message)).isEqualTo(MessageState.HELD);
    }

    @Test
    void Q2_Parlors_own_messages_are_not_theirs_to_take_back() {
        room.passes(Duration.ofSeconds(1));
        ThreadId thread = room.parlor.start(room.preview(MIRA)).fold(it -> it.thread(), it -> Room.fail(it));
        MessageId request = room.events(Event.MessageTaken.class).get(0).message();

        assertThat(refusal(messages.cancel(MIRA, thread, request))).isEqualTo(RefusalReason.UNKNOWN_MESSAGE);
        assertThat(room.state(request)).isEqualTo(MessageState.READY);
    }

    @Test
    void Q5_by_default_messages_are_held_for_ever() {
        ThreadId thread = room.asks(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");

        room.passes(Duration.ofDays(400));
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.HELD);
    }

    @Test
    void Q5_at_the_hosts_age_they_expire_with_an_event_and_one_notice() {
        Parlor strict = room.host(room.wire).holdAtMost(Duration.ofHours(2)).build();
        ThreadId thread = room.asks(MIRA);
        MessageId first = writes(strict, thread, "one");
        MessageId second = writes(strict, thread, "two");

        room.passes(Duration.ofHours(2).minusSeconds(2));
        strict.dispatchDue();
        assertThat(room.state(first)).isEqualTo(MessageState.HELD);
        room.passes(Duration.ofSeconds(2));
        strict.dispatchDue();

        assertThat(List.of(room.state(first), room.state(second))).containsOnly(MessageState.EXPIRED);
        assertThat(room.told(MIRA, thread, Fact.HOLD_EXPIRED)).hasSize(1);
        assertThat(room.events(Event.MessageMoved.class))
                .contains(new Event.MessageMoved(thread, first, MessageState.EXPIRED, Ending.TOO_OLD));
    }

    @Test
    void Q5_a_guest_who_answers_too_late_gets_no_expired_message() {
        Parlor strict = room.host(room.wire).holdAtMost(Duration.ofHours(2)).build();
        ThreadId thread = room.asks(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");
        room.passes(Duration.ofHours(2));

        strict.receive(BANK, List.of(room.tap(thread, 0, room.clock.instant())));
        strict.dispatchDue();

        assertThat(room.sentAfter(1)).isEmpty();
        assertThat(room.state(message)).isEqualTo(MessageState.EXPIRED);
    }

    @Test
    void Q5_an_age_that_is_no_time_is_an_error_that_names_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.host(room.wire).holdAtMost(Duration.ZERO).build())
                .withMessageContaining("holdAtMost");
    }

    private static MessageId writes(Parlor host, ThreadId thread, String text) {
        return host.send(MIRA, thread, new Text(text)).fold(it -> it.message(), it -> Room.fail(it.refusal()));
    }

    private static RefusalReason refusal(MessageAnswer answer) {
        return answer.fold(done -> Room.fail(done), so -> Room.fail(so), late -> Room.fail(late), refused -> {
            assertThat(refused.refusal().sentence()).isNotBlank();
            return refused.refusal().reason();
        });
    }
}
