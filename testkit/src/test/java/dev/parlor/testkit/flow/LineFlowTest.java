package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.REQUEST;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static dev.parlor.testkit.flow.Room.fail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Gate;
import dev.parlor.message.Text;
import dev.parlor.queue.GateView;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The line of a chat and what is refused at its door: rules Q1, Q3, Q4, Q5 and M2. */
class LineFlowTest {
    private final Room room = new Room();

    @Test
    void Q1_what_is_held_is_in_the_timeline_with_its_reasons_and_an_event() {
        ThreadId thread = room.asks(MIRA);

        SendAnswer answer = room.parlor.send(MIRA, thread, new Text("one"));

        SendAnswer.Taken taken = answer.fold(it -> it, refused -> fail(refused));
        assertThat(taken.isHeld()).isTrue();
        assertThat(taken.waitsFor()).extracting(GateView::gate).containsExactly(Gate.CONSENT, Gate.WINDOW);
        assertThat(taken.waitsFor())
                .allSatisfy(gate -> assertThat(gate.sentence()).isNotBlank());
        assertThat(room.reads(MIRA, thread)).contains("one");
        assertThat(room.line(MIRA, thread).held()).isEqualTo(1);
        assertThat(room.events(Event.MessageTaken.class))
                .contains(new Event.MessageTaken(thread, taken.message(), Set.of(Gate.CONSENT, Gate.WINDOW)));
    }

    @Test
    void Q3_a_thread_keeps_its_order_across_holding_and_releasing() {
        ThreadId thread = room.asks(MIRA);
        IntStream.rangeClosed(1, 5).forEach(n -> room.writes(MIRA, thread, "m" + n));
        room.guestTapsYes(thread);
        IntStream.rangeClosed(6, 8).forEach(n -> room.writes(MIRA, thread, "m" + n));

        room.dispatch();

        assertThat(room.sentAfter(1)).containsExactly("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8");
    }

    @Test
    void Q3_two_threads_of_one_chat_share_its_line_in_the_order_of_taking() {
        ThreadId miras = room.agreed(MIRA);
        ThreadId tomass = room.agreed(TOMAS);
        room.writes(MIRA, miras, "a1");
        room.writes(TOMAS, tomass, "b1");
        room.writes(MIRA, miras, "a2");

        room.dispatch();

        assertThat(room.sentAfter(2)).containsExactly("a1", "b1", "a2");
    }

    @Test
    void Q3_held_messages_of_one_thread_do_not_stop_the_other() {
        ThreadId miras = room.agreed(MIRA);
        ThreadId tomass = room.asks(TOMAS);
        room.writes(TOMAS, tomass, "held");
        room.writes(MIRA, miras, "goes");

        room.dispatch();

        assertThat(room.sentAfter(2)).containsExactly("goes");
    }

    @Test
    void Q3_a_request_goes_before_what_members_wrote() {
        ThreadId miras = room.agreed(MIRA);
        room.writes(MIRA, miras, "one");
        room.parlor.start(room.preview(TOMAS));

        room.dispatch();

        assertThat(room.sentAfter(1)).containsExactly(REQUEST.replace("Mira", "Tomas"), "one");
    }

    @Test
    void Q3_one_attempt_is_in_flight_per_chat() {
        ThreadId thread = room.agreed(MIRA);
        room.writes(MIRA, thread, "one");
        room.writes(MIRA, thread, "two");
        room.wire.fallSilent();

        room.dispatch();
        room.passes(Duration.ofMinutes(1));
        room.dispatch();
        assertThat(room.sentAfter(1)).containsExactly("one");

        room.wire.endOpen(new SendResult.Accepted(new PlatformId("late")));
        room.dispatch();
        assertThat(room.sentAfter(1)).containsExactly("one", "two");
    }

    @Test
    void Q4_each_message_of_a_release_is_checked_again() {
        ThreadId thread = room.asks(MIRA);
        room.writes(MIRA, thread, "one");
        MessageId second = room.writes(MIRA, thread, "two");
        room.guestTapsYes(thread);
        room.wire.fallSilent();
        room.dispatch();
        room.passes(Duration.ofHours(24));
        room.wire.endOpen(new SendResult.Accepted(new PlatformId("late")));

        room.dispatch();

        assertThat(room.sentAfter(1)).containsExactly("one");
        assertThat(room.message(second).progress().heldBy()).containsExactly(Gate.WINDOW);
    }

    @Test
    void Q5_the_thread_holds_so_many_messages_and_no_more() {
        ThreadId thread = room.asks(MIRA);
        IntStream.rangeClosed(1, 100).forEach(n -> room.writes(MIRA, thread, "m" + n));

        Refusal refusal = room.refusedToWrite(MIRA, thread, new Text("one too many"));

        assertThat(refusal.reason()).isEqualTo(RefusalReason.QUEUE_FULL);
        assertThat(refusal.sentence()).isNotBlank();
        room.guestTapsYes(thread);
        room.writes(MIRA, thread, "room again");
    }

    @Test
    void Q5_the_host_can_set_how_many() {
        ThreadId thread = room.asks(MIRA);
        Parlor strict = room.host(room.wire).mostHeld(1).build();

        assertThat(strict.send(MIRA, thread, new Text("one"))).isInstanceOf(SendAnswer.Taken.class);
        assertThat(strict.send(MIRA, thread, new Text("two"))).isInstanceOf(SendAnswer.Refused.class);
    }

    @Test
    void M2_the_longest_text_is_taken_and_one_unit_more_is_refused() {
        ThreadId thread = room.agreed(MIRA);

        room.writes(MIRA, thread, "x".repeat(4096));

        assertThat(room.refusedToWrite(MIRA, thread, new Text("x".repeat(4097))).reason())
                .isEqualTo(RefusalReason.TOO_LONG);
    }

    @Test
    void M2_no_text_and_other_kinds_are_refused() {
        ThreadId thread = room.agreed(MIRA);

        assertThat(room.refusedToWrite(MIRA, thread, new Text(" \n")).reason()).isEqualTo(RefusalReason.EMPTY);
        assertThat(room.refusedToWrite(MIRA, thread, new ButtonReply("x", "Yes"))
                        .reason())
                .isEqualTo(RefusalReason.NOT_SENDABLE);
        assertThat(room.line(MIRA, thread).held()).isZero();
    }
}
