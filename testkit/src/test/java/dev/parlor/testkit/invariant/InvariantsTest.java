package dev.parlor.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.event.Event;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Ending;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.message.Text;
import dev.parlor.queue.Attempt;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Claim;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import dev.parlor.store.Wake;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each invariant is broken once, and said to be. */
class InvariantsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final MemberId ANN = new MemberId(ACME, "ann");
    private static final ChatId CHAT = new ChatId(new GuestId(new UUID(7, 1)), new BusinessNumberId("main"));
    private static final ThreadId THREAD = new ThreadId(new UUID(1, 1));
    private static final AttemptToken TOKEN = new AttemptToken("token-of-attempt-1");
    private static final PlatformId PLATFORM_ID = new PlatformId("wamid.1");
    private static final Message READY = Message.taken(
            new MessageId(new UUID(2, 1)), THREAD, CHAT, 1, Purpose.MEMBER, ANN, new Text("Hello"), Set.of(), NOON);
    private static final Message SENDING = READY.sending(TOKEN, NOON);
    private static final Attempt ATTEMPT = Attempt.armed(TOKEN, READY.id(), Chat.untouched(CHAT), NOON);

    private final Invariants invariants = new Invariants();
    private final Store store = invariants.around(new InMemoryStore(MovableClock.at(NOON)));
    private final Transport transport = invariants.around(new RecordingTransport());

    @Test
    void X1_a_message_that_is_taken_without_an_event_is_noticed() {
        breaks(1, "was taken without an event", () -> commit(new ChangesBuilder().put(READY)));
    }

    @Test
    void X1_a_message_that_vanishes_without_an_event_is_noticed() {
        commit(taken());

        breaks(
                1,
                "went from READY to CANCELLED without an event",
                () -> commit(new ChangesBuilder().put(READY.cancelled(Ending.AUTHOR_LEFT, NOON))));
    }

    @Test
    void X1_what_a_claim_commits_is_watched_as_well() {
        commit(taken().put(Chat.untouched(CHAT)).wake(CHAT, Wake.at(NOON)));

        breaks(
                1,
                "went from READY to SENDING without an event",
                () -> store.claim(
                        new Claim("host", 1, Duration.ofSeconds(30)),
                        (loaded, time) -> new ChangesBuilder().put(SENDING).answer(true)));
    }

    @Test
    void X2_a_request_without_a_committed_attempt_is_noticed() {
        breaks(2, "not committed", () -> transport.send(outgoing()));
    }

    @Test
    void X2_a_token_that_is_seen_twice_is_noticed() {
        commit(new ChangesBuilder().put(ATTEMPT));
        transport.send(outgoing());

        breaks(2, "a second request", () -> transport.send(outgoing()));
    }

    @Test
    void X2_a_request_whose_attempt_was_closed_is_noticed() {
        commit(new ChangesBuilder().put(ATTEMPT.closed()));

        breaks(2, "closed already", () -> transport.send(outgoing()));
    }

    @Test
    void X4_two_attempts_in_flight_in_one_chat_are_noticed() {
        commit(new ChangesBuilder().put(ATTEMPT));
        AttemptToken other = new AttemptToken("token-of-attempt-2");

        breaks(
                4,
                "two attempts in flight",
                () -> commit(new ChangesBuilder().put(Attempt.armed(other, READY.id(), Chat.untouched(CHAT), NOON))));
    }

    @Test
    void X6_a_fence_that_falls_is_noticed() {
        commit(new ChangesBuilder().put(Chat.untouched(CHAT).claimed().claimed()));

        breaks(
                6,
                "fell from 2 to 1",
                () -> commit(new ChangesBuilder().put(Chat.untouched(CHAT).claimed())));
    }

    @Test
    void X8_a_delivery_that_goes_down_is_noticed() {
        Message accepted = SENDING.accepted(PLATFORM_ID, NOON);
        DeliveryReport read = new DeliveryReport(PLATFORM_ID, DeliveryReport.Status.READ, NOON, TOKEN, null);
        commit(new ChangesBuilder()
                .put(accepted.reported(read, NOON))
                .add(new Event.MessageTaken(THREAD, READY.id(), Set.of())));

        breaks(8, "went down from READ to ACCEPTED", () -> commit(new ChangesBuilder().put(accepted)));
    }

    @Test
    void X8_a_window_that_goes_back_is_noticed_unless_the_platform_has_disproved_it() {
        Chat chat = Chat.untouched(CHAT);
        Chat open = chat.with(chat.window().guestActed(NOON, NOON));
        commit(new ChangesBuilder().put(open));
        commit(new ChangesBuilder().put(open.with(open.window().disproved(NOON))));
        commit(new ChangesBuilder().put(open));
        Instant earlier = NOON.minusSeconds(1);

        breaks(
                8,
                "went back",
                () -> commit(new ChangesBuilder().put(chat.with(chat.window().guestActed(earlier, earlier)))));
    }

    @Test
    void X9_a_stay_that_had_ended_and_is_changed_is_noticed() {
        Roster left = Roster.empty().joinedBy(ANN).leftBy(ANN, 4);
        commit(new ChangesBuilder().put(thread(left)));
        commit(new ChangesBuilder().put(thread(left.joinedBy(ANN, 9))));

        breaks(
                9,
                "was changed",
                () -> commit(new ChangesBuilder()
                        .put(thread(Roster.empty().joinedBy(ANN).leftBy(ANN, 8)))));
    }

    @Test
    void X9_one_who_is_twice_in_a_thread_is_noticed() {
        breaks(
                9,
                "twice in",
                () -> commit(new ChangesBuilder()
                        .put(thread(Roster.empty().joinedBy(ANN).joinedBy(ANN)))));
    }

    @Test
    void X10_a_secret_that_shows_is_noticed_and_not_repeated() {
        Secrets secrets = new Secrets().add("text", "My knee hurts").add("token", TOKEN.value());
        secrets.requireNoneIn("toString", READY + " " + TOKEN + " " + ATTEMPT);

        breaks(
                10,
                "the log shows a text of 13 characters",
                () -> secrets.requireNoneIn("the log", "taken: MY KNEE HURTS"));
        assertThatIllegalArgumentException().isThrownBy(() -> secrets.add("text", "Hi"));
    }

    @Test
    void what_was_not_committed_breaks_nothing() {
        Unit<Boolean> failing = unit(Reads.none(), new ChangesBuilder().put(READY), true);

        assertThat(store.apply(List.of(failing)).get(0).failure()).hasMessage("broken");
    }

    private static void breaks(int invariant, String sentence, ThrowingCallable step) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(step)
                .withMessageStartingWith("invariant " + invariant + " is broken: ")
                .withMessageContaining(sentence);
    }

    private static ChangesBuilder taken() {
        return new ChangesBuilder().put(READY).add(new Event.MessageTaken(THREAD, READY.id(), Set.of()));
    }

    private void commit(ChangesBuilder rows) {
        store.apply(List.of(unit(Reads.none(), rows, false))).get(0).orThrow();
    }

    private static Unit<Boolean> unit(Reads reads, ChangesBuilder rows, boolean fails) {
        OperationId operation = new OperationId(UUID.randomUUID());
        return new Unit<>(ACME, operation, Set.of(CHAT), Set.of(), reads, (loaded, time) -> {
            if (fails) {
                throw new IllegalStateException("broken");
            }
            return rows.answer(true);
        });
    }

    private static MessageThread thread(Roster roster) {
        return MessageThread.started(THREAD, CHAT, null, roster, NOON);
    }

    private static Outgoing outgoing() {
        Reach reach = Reach.by(new PhoneNumber("+447700900123"));
        return new Outgoing(new PlatformNumber("1066"), reach, TOKEN, new Text("Hello"), null);
    }
}
