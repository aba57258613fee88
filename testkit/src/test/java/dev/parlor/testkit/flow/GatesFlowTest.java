package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.Consent;
import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection.Kind;
import dev.parlor.queue.GateView;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a member is told of each gate: since when, until when, and why: rules G2 and G3. */
class GatesFlowTest {
    private final Room room = new Room();

    @Test
    void G2_G3_a_chat_that_is_too_fast_delays_a_message_and_holds_none() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.answerNext(PlatformItems.rejected(Kind.THROTTLED_CHAT));
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();

        assertThat(gate(thread, Gate.PACE).open()).isFalse();
        assertThat(gate(thread, Gate.PACE).since()).isEqualTo(now());
        assertThat(gate(thread, Gate.PACE).opensAt()).isEqualTo(now().plusSeconds(1));
        assertThat(gate(thread, Gate.PACE).sentence()).startsWith("Several messages have just gone to the guest.");
        assertDelayed(message);

        room.passes(Duration.ofSeconds(1));
        assertThat(gate(thread, Gate.PACE).open()).isTrue();
        room.dispatch();
        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void G2_G3_S8_after_a_burst_the_pace_says_when_the_next_message_may_go() {
        ThreadId thread = room.agreed(MIRA);
        room.passes(Duration.ofMinutes(5));
        IntStream.rangeClosed(1, 11).forEach(n -> room.writes(MIRA, thread, "m" + n));
        room.dispatch();

        Instant opens = gate(thread, Gate.PACE).opensAt();
        assertThat(opens).isAfter(now());
        room.passes(Duration.between(room.clock.instant(), opens).minusMillis(1));
        room.assertNothingMoreGoes();
        room.passes(Duration.ofMillis(1));
        room.dispatch();
        assertThat(room.sentAfter(1)).hasSize(11);
    }

    @Test
    void G2_G3_Q6_a_paused_number_delays_a_message_and_says_since_when_and_when_it_is_probed() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.answerNext(PlatformItems.rejected(Kind.ACCOUNT));
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        Instant paused = now();
        room.passes(Duration.ofSeconds(10));
        MessageId second = room.writes(MIRA, thread, "two");

        assertThat(gate(thread, Gate.ACCOUNT).open()).isFalse();
        assertThat(gate(thread, Gate.ACCOUNT).since()).isEqualTo(paused);
        assertThat(gate(thread, Gate.ACCOUNT).opensAt()).isEqualTo(paused.plusSeconds(60));
        assertThat(gate(thread, Gate.ACCOUNT).sentence())
                .startsWith("WhatsApp takes no messages from this business number at the moment.");
        assertDelayed(message);
        assertDelayed(second);
    }

    @Test
    void G3_a_guest_who_cannot_be_reached_is_not_called_blocked() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.answerNext(PlatformItems.rejected(Kind.UNREACHABLE));
        room.writes(MIRA, thread, "one");
        room.dispatch();
        Instant since = now();
        room.passes(Duration.ofHours(1));

        assertThat(gate(thread, Gate.REACHABLE).since()).isEqualTo(since);
        assertThat(gate(thread, Gate.REACHABLE).sentence()).startsWith("WhatsApp cannot reach the guest.");

        room.parlor.contacts().block(MIRA, room.contactOf(MIRA));
        assertThat(gate(thread, Gate.REACHABLE).since()).isEqualTo(now());
        assertThat(gate(thread, Gate.REACHABLE).sentence()).startsWith("The guest is blocked.");
    }

    @Test
    void G3_a_window_says_since_when_it_is_open_and_since_when_it_is_closed() {
        ThreadId thread = room.agreed(MIRA);
        Instant wrote = now();
        assertThat(gate(thread, Gate.WINDOW).since()).isEqualTo(wrote);
        Instant closes = gate(thread, Gate.WINDOW).closesAt();

        room.passes(Duration.between(wrote, closes));
        room.dispatch();

        assertThat(gate(thread, Gate.WINDOW).open()).isFalse();
        assertThat(gate(thread, Gate.WINDOW).since()).isEqualTo(closes);
        assertThat(gate(thread, Gate.WINDOW).closesAt()).isNull();
    }

    @Test
    void G3_O6_consent_says_since_when_it_is_waited_for_and_when_the_guest_may_be_asked_again() {
        ThreadId thread = room.asks(MIRA);

        assertThat(gate(thread, Gate.CONSENT).since()).isEqualTo(now());
        assertThat(gate(thread, Gate.CONSENT).opensAt()).isEqualTo(now().plus(Consent.BETWEEN_REQUESTS));

        room.guestTapsYes(thread);
        assertThat(gate(thread, Gate.CONSENT).since()).isEqualTo(now());
        assertThat(gate(thread, Gate.CONSENT).opensAt()).isNull();
    }

    @Test
    void G3_consent_says_whether_the_guest_has_declined_or_withdrawn() {
        ThreadId thread = room.asks(MIRA);
        room.guestTapsNo(thread);
        assertThat(gate(thread, Gate.CONSENT).sentence()).startsWith("The guest has declined.");

        room.guestWrites("STOP");
        assertThat(gate(thread, Gate.CONSENT).sentence()).startsWith("The guest has withdrawn consent.");
    }

    @Test
    void G3_O8_a_guest_who_wrote_first_may_be_answered_until_then() {
        room.guestWrites("hello");
        ThreadId thread = room.events(Event.ThreadStarted.class).get(0).thread();
        room.parlor.threads().assign(thread, MIRA);

        assertThat(gate(thread, Gate.CONSENT).open()).isTrue();
        assertThat(gate(thread, Gate.CONSENT).closesAt()).isEqualTo(now().plus(Consent.INITIATED_FOR));
    }

    private Instant now() {
        return room.clock.instant();
    }

    private GateView gate(ThreadId thread, Gate gate) {
        return room.parlor.explain(MIRA, thread).stream()
                .filter(view -> view.gate() == gate)
                .findFirst()
                .orElseThrow();
    }

    private void assertDelayed(MessageId message) {
        assertThat(room.state(message)).isEqualTo(MessageState.READY);
        assertThat(room.message(message).progress().heldBy()).isEmpty();
        assertThat(room.events(Event.MessageMoved.class))
                .filteredOn(moved -> moved.message().equals(message))
                .extracting(Event.MessageMoved::state)
                .doesNotContain(MessageState.HELD);
    }
}
