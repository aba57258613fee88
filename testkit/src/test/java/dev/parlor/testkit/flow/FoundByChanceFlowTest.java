package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.LENA;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.NOOR;
import static dev.parlor.testkit.flow.Bank.NUMBER;
import static dev.parlor.testkit.flow.PlatformItems.windowClosed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.consent.ConsentState;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What sequences of acts by chance found: each here as the shortest story that shows it. */
class FoundByChanceFlowTest {
    private final Room room = new Room();

    @Test
    void I3_a_change_of_number_that_is_kept_aside_is_told_once() {
        PhoneNumber taken = PhoneNumber.parse("+44 7700 900124");
        room.parlor.contacts().add(LENA, "Olu", taken);
        Item changed = new Item.AddressChanged(
                NUMBER, new PlatformId("change-1"), Reach.by(NOOR), Reach.by(taken), room.clock.instant());

        assertThat(room.receives(changed).quarantined()).isEqualTo(1);
        assertThat(room.receives(changed).duplicates()).isEqualTo(1);

        assertThat(room.events(Event.IdentityConflict.class)).hasSize(1);
    }

    @Test
    void I3_a_failure_that_ended_a_request_is_not_taken_in_again() {
        room.asks(MIRA);

        assertThat(room.receives(room.failure(1, windowClosed())).applied()).isEqualTo(1);
        assertThat(room.receives(room.failure(1, windowClosed())).duplicates()).isEqualTo(1);

        assertThat(room.events(Event.OptInUndeliverable.class))
                .extracting(Event.OptInUndeliverable::code)
                .containsExactly(131047);
    }

    @Test
    void I3_a_failure_of_a_message_that_came_back_and_was_cancelled_is_not_taken_in_again() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.receives(room.failure(2, windowClosed()));
        room.parlor.messages().cancel(MIRA, thread, message);

        assertThat(room.receives(room.failure(2, windowClosed())).duplicates()).isEqualTo(1);
    }

    @Test
    void Q6_what_stands_behind_a_message_that_is_held_again_is_held_again_too() {
        ThreadId thread = room.agreed(MIRA);
        MessageId first = room.writes(MIRA, thread, "one");
        MessageId second = room.writes(MIRA, thread, "two");
        room.passes(Duration.ofDays(1));
        room.dispatch();

        assertThat(room.state(first)).isEqualTo(MessageState.HELD);
        assertThat(room.state(second)).isEqualTo(MessageState.HELD);
        assertThat(room.message(second).progress().heldBy()).containsExactly(Gate.WINDOW);
    }

    /** Closing waits for what is under way, and would do so for ten minutes. */
    @Test
    @Timeout(60)
    void S2_S10_an_attempt_that_ends_twice_is_one_attempt_and_closing_does_not_wait_for_it() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");
        Parlor other = room.host(outgoing -> endingTwice(outgoing)).build();
        other.dispatchDue();

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message).progress().attempts()).isEqualTo(1);
        other.close(Duration.ofMinutes(10));
    }

    /** First it does not know, then it does. */
    private static CompletableFuture<SendResult> endingTwice(Outgoing outgoing) {
        return new CompletableFuture<>() {
            @Override
            public CompletableFuture<SendResult> whenComplete(BiConsumer<? super SendResult, ? super Throwable> told) {
                told.accept(new SendResult.Unsure("reset"), null);
                told.accept(new SendResult.Accepted(new PlatformId("home")), null);
                return this;
            }
        };
    }

    @Test
    void S2_S9_an_attempt_that_never_ends_is_in_doubt_when_its_lease_has_run_out() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");
        Parlor other = room.host(outgoing -> new CompletableFuture<>()).build();
        other.dispatchDue();
        assertThat(room.state(message)).isEqualTo(MessageState.SENDING);

        room.leaseNanos.addAndGet(Duration.ofSeconds(31).toNanos());
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.IN_DOUBT);
        assertThat(room.sentAfter(1)).isEmpty();
    }

    @Test
    @Timeout(10)
    void O4_C6_a_line_that_may_not_be_said_keeps_nobody_busy() {
        ThreadId thread = room.asks(MIRA);
        room.guestWrites("perhaps");
        room.parlor.contacts().block(MIRA, room.contactOf(MIRA));
        int before = room.wire.texts().size();

        room.dispatch();

        assertThat(room.sentAfter(before)).isEmpty();
        assertThat(room.consent(thread)).isEqualTo(ConsentState.ASKED);
    }
}
