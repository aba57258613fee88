package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.REQUEST;
import static dev.parlor.testkit.flow.PlatformItems.rejected;
import static dev.parlor.testkit.flow.PlatformItems.windowClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.Parlor;
import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.queue.Line;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several hosts, dead ones, and the end of one: rules S5, S9 and S10. */
class TakeoverFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);
    private final RecordingTransport othersWire = new RecordingTransport();
    private final Parlor other = room.host(othersWire).host("other").build();

    @Test
    void S5_the_late_answer_of_the_old_host_brings_the_id_home() {
        MessageId message = inFlightAtADeadHost();

        room.wire.endOpen(new SendResult.Accepted(new PlatformId("late")));
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message).delivery().platformId()).isEqualTo(new PlatformId("late"));
        other.dispatchDue();
        assertThat(othersWire.sent()).isEmpty();
    }

    @Test
    void S5_any_other_late_answer_of_the_old_host_changes_no_state() {
        for (SendResult late : List.of(
                new SendResult.NotSent("late"),
                rejected(Rejection.Kind.MESSAGE),
                new SendResult.Rejected(windowClosed()),
                new SendResult.Unsure("late"))) {
            TakeoverFlowTest fresh = new TakeoverFlowTest();
            MessageId message = fresh.inFlightAtADeadHost();

            fresh.room.wire.endOpen(late);
            fresh.room.dispatch();

            assertThat(fresh.room.state(message)).isEqualTo(MessageState.IN_DOUBT);
            assertThat(fresh.room.closedGates(MIRA, fresh.thread)).isEmpty();
        }
    }

    @Test
    void S5_the_old_hosts_answer_does_not_end_the_new_hosts_attempt() {
        MessageId first = inFlightAtADeadHost();
        MessageId second = room.writes(MIRA, thread, "two");
        room.passes(Line.GRACE);
        othersWire.fallSilent();
        other.dispatchDue();
        assertThat(othersWire.texts()).containsExactly("two");

        room.wire.endOpen(new SendResult.Accepted(new PlatformId("late")));
        room.dispatch();

        assertThat(room.state(first)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.state(second)).isEqualTo(MessageState.SENDING);
        othersWire.endOpen(new SendResult.Accepted(new PlatformId("second")));
        other.dispatchDue();
        assertThat(room.state(second)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void S9_before_the_lease_has_run_out_nobody_takes_over() {
        room.wire.fallSilent();
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.leaseNanos.addAndGet(Duration.ofSeconds(30).toNanos() - 1);

        other.dispatchDue();

        assertThat(room.state(message)).isEqualTo(MessageState.SENDING);
    }

    @Test
    void S9_two_hosts_share_one_store_and_nothing_is_sent_twice() {
        IntStream.range(0, 20).forEach(n -> room.writes(MIRA, thread, "m" + n));
        Parlor third = room.host(othersWire).build();

        IntStream.range(0, 20).forEach(n -> {
            room.passes(Duration.ofSeconds(6));
            third.dispatchDue();
            other.dispatchDue();
            room.dispatch();
        });

        List<String> all = new ArrayList<>(room.sentAfter(1));
        all.addAll(othersWire.texts());
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).mapToObj(n -> "m" + n).toList());
    }

    /** With threads, since that is what it is about; no more messages than the chat's pace lets go at once (S8). */
    @Test
    void S9_two_running_hosts_send_each_message_once_and_in_order() throws InterruptedException {
        room.parlor.start();
        other.start();
        IntStream.range(0, 9).forEach(n -> room.writes(MIRA, thread, "m" + n));
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (room.wire.sent().size() + othersWire.sent().size() < 10 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        room.parlor.close();
        other.close();

        List<String> all = new ArrayList<>(room.sentAfter(1));
        all.addAll(othersWire.texts());
        assertThat(all).hasSize(9).doesNotHaveDuplicates();
        assertThat(room.events(Event.MessageMoved.class))
                .filteredOn(moved -> moved.state() == MessageState.ACCEPTED)
                .extracting(moved -> room.message(moved.message()).content().shown())
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of(REQUEST), IntStream.range(0, 9).mapToObj(n -> "m" + n))
                                .toList());
    }

    /** With threads, since that is what it is about. */
    @Test
    @Timeout(30)
    void S10_close_lets_open_attempts_end_and_leaves_no_thread_and_nothing_goes_afterwards()
            throws InterruptedException {
        room.wire.fallSilent();
        MessageId inFlight = room.writes(MIRA, thread, "one");
        MessageId waiting = room.writes(MIRA, thread, "two");
        room.dispatch();
        room.parlor.start();
        Thread closing = new Thread(room.parlor::close, "closing");
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        room.wire.endOpen(new SendResult.Accepted(new PlatformId("late")));
        closing.join(Duration.ofSeconds(20).toMillis());

        assertThat(closing.isAlive()).isFalse();
        assertThat(room.state(inFlight)).isEqualTo(MessageState.ACCEPTED);
        room.assertNothingMoreGoes();
        assertThat(room.state(waiting)).isEqualTo(MessageState.READY);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("parlor"));
        other.dispatchDue();
        assertThat(othersWire.texts()).containsExactly("two");
    }

    @Test
    void S10_a_closed_one_cannot_be_started_and_closing_twice_is_fine() {
        room.parlor.close();
        room.parlor.close();

        assertThatThrownBy(room.parlor::start).isInstanceOf(IllegalStateException.class);
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
}
