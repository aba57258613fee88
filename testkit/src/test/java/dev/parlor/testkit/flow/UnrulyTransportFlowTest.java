package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.queue.Line;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.Transport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transports that break their promises: each has one answer, and none stops the chat for ever (rules S2, S5, S6, S10). */
class UnrulyTransportFlowTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final SendResult ONE = new SendResult.Accepted(new PlatformId("one"));

    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);

    /** Closing waits for what is under way, and would do so for ten minutes. */
    @Test
    @Timeout(60)
    void S2_S10_one_that_throws_whatever_it_is_or_answers_nothing_is_in_doubt_and_nothing_stays_under_way() {
        List<Transport> unruly = List.of(
                outgoing -> {
                    throw new IllegalStateException("an exception");
                },
                outgoing -> {
                    throw new NoClassDefFoundError("an error");
                },
                outgoing -> null,
                outgoing -> CompletableFuture.completedFuture(null),
                outgoing -> CompletableFuture.failedFuture(new AssertionError("a stage that fails")));
        for (Transport transport : unruly) {
            Room other = new Room();
            MessageId message = other.writes(MIRA, other.agreed(MIRA), "one");
            Parlor host = other.host(transport).build();

            host.dispatchDue();
            host.close(Duration.ofMinutes(10));

            assertThat(other.state(message)).isEqualTo(MessageState.IN_DOUBT);
        }
    }

    @Test
    void S6_S9_one_that_never_ends_is_in_doubt_after_the_lease_and_holds_up_its_chat_for_the_grace_only() {
        room.wire.leaveNextOpen();
        MessageId silent = room.writes(MIRA, thread, "one");
        MessageId next = room.writes(MIRA, thread, "two");
        room.dispatch();
        assertThat(room.state(silent)).isEqualTo(MessageState.SENDING);

        leaseEnds();
        room.dispatch();
        assertThat(room.state(silent)).isEqualTo(MessageState.IN_DOUBT);
        room.passes(Line.GRACE);
        room.dispatch();

        assertThat(room.state(next)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.sentAfter(1)).containsExactly("one", "two");
    }

    @Test
    void S5_an_end_that_comes_after_all_brings_its_id_home() {
        room.wire.leaveNextOpen();
        MessageId silent = room.writes(MIRA, thread, "one");
        room.dispatch();
        leaseEnds();
        room.dispatch();

        room.wire.endOpen(ONE);
        room.dispatch();

        assertThat(room.state(silent)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(silent).delivery().platformId()).isEqualTo(new PlatformId("one"));
    }

    @Test
    void S2_S5_one_that_ends_twice_is_accepted_if_either_end_says_so_and_sent_once() {
        SendResult unsure = new SendResult.Unsure("lost");
        for (List<SendResult> ends : List.of(List.of(ONE, ONE), List.of(ONE, unsure), List.of(unsure, ONE))) {
            Room other = new Room();
            MessageId message = other.writes(MIRA, other.agreed(MIRA), "one");
            AtomicInteger sends = new AtomicInteger();
            Parlor host = other.host(outgoing -> {
                        sends.incrementAndGet();
                        return twice(ends.get(0), ends.get(1));
                    })
                    .build();

            host.dispatchDue();
            host.close(Duration.ofSeconds(10));

            assertThat(other.state(message)).as("%s", ends).isEqualTo(MessageState.ACCEPTED);
            assertThat(other.message(message).delivery().platformId()).isEqualTo(new PlatformId("one"));
            assertThat(sends).hasValue(1);
        }
    }

    private void leaseEnds() {
        room.passes(LEASE);
        room.leaseNanos.addAndGet(LEASE.toNanos());
    }

    private static CompletableFuture<SendResult> twice(SendResult first, SendResult second) {
        return new CompletableFuture<>() {
            @Override
            public CompletableFuture<SendResult> whenComplete(BiConsumer<? super SendResult, ? super Throwable> heard) {
                heard.accept(first, null);
                heard.accept(second, null);
                return this;
            }
        };
    }
}
