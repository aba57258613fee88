package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.Parlor;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.Transport;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host whose dispatcher has a thread: rules S1 and S10. */
@Timeout(30)
class RunningHostFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);

    @Test
    void S1_it_says_how_many_steps_it_took() {
        assertThat(room.parlor.dispatchDue()).isZero();
        room.writes(MIRA, thread, "one");

        assertThat(room.parlor.dispatchDue()).isPositive();
        assertThat(room.parlor.dispatchDue()).isZero();
    }

    @Test
    void S10_one_that_was_started_or_closed_says_so_when_it_is_started() {
        room.parlor.start();
        assertThatThrownBy(room.parlor::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("started already");
        room.parlor.close();

        assertThatThrownBy(room.parlor::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void S10_an_interrupted_close_returns_at_once_and_leaves_the_attempt_to_another_host() {
        room.wire.fallSilent();
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();

        Thread.currentThread().interrupt();
        room.parlor.close(Duration.ofDays(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(room.state(message)).isEqualTo(MessageState.SENDING);
    }

    @Test
    void S10_so_does_one_of_a_host_that_runs() {
        room.parlor.start();

        Thread.currentThread().interrupt();
        room.parlor.close(Duration.ofDays(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(room.parlor::start).hasMessageContaining("closed");
    }

    @Test
    void S10_interrupting_its_thread_ends_the_host() throws InterruptedException {
        room.parlor.start();
        Thread dispatcher = Thread.getAllStackTraces().keySet().stream()
                .filter(running -> running.getName().equals("parlor-dispatcher"))
                .findFirst()
                .orElseThrow();

        dispatcher.interrupt();
        dispatcher.join();

        assertThatThrownBy(room.parlor::start).hasMessageContaining("closed");
        room.assertNothingMoreGoes();
    }

    @Test
    void S10_a_transport_that_does_not_return_holds_up_the_end_no_longer_than_asked() throws InterruptedException {
        StuckTransport stuck = new StuckTransport();
        Parlor host = room.host(stuck).build();
        room.writes(MIRA, thread, "one");
        host.start();
        stuck.reached.await();

        host.close(Duration.ofMillis(1));

        assertThat(stuck.released.getCount()).isEqualTo(1);
        stuck.released.countDown();
        host.close();
    }

    /** Does not even return from being asked to send. */
    private static final class StuckTransport implements Transport {
        private final RecordingTransport wire = new RecordingTransport();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public CompletionStage<SendResult> send(Outgoing outgoing) {
            reached.countDown();
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return wire.send(outgoing);
        }
    }
}
