package dev.parlor.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.contact.ErasedGuest;
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
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.message.Text;
import dev.parlor.queue.Attempt;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.TimelineRows;
import dev.parlor.store.Unit;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.invariant.PlatformRecord.Request;
import dev.parlor.testkit.platform.CallOutcome;
import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.ScreenLine;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each invariant that can be judged at rest is broken once, in the store or in the platform's record, and said to be. */
class AtRestTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final OrganizationId OTHER = new OrganizationId("other");
    private static final MemberId ANN = new MemberId(ACME, "ann");
    private static final GuestId GUEST = new GuestId(new UUID(7, 1));
    private static final ChatId CHAT = new ChatId(GUEST, new BusinessNumberId("main"));
    private static final ThreadId THREAD = new ThreadId(new UUID(1, 1));
    private static final MessageThread ROW =
            MessageThread.started(THREAD, CHAT, null, Roster.empty().joinedBy(ANN), NOON);
    private static final PlatformRecord NOTHING = new PlatformRecord(List.of(), Set.of(), Set.of());

    private final Store store = new InMemoryStore(MovableClock.at(NOON));

    AtRestTest() {
        commit(new ChangesBuilder()
                .put(Chat.untouched(CHAT))
                .put(ROW)
                .add(new Event.ThreadStarted(THREAD, CHAT, null)));
    }

    @Test
    void X1_X2_X3_X4_X5_X6_X7_X8_X9_X10_X11_what_is_in_order_is_not_said_to_be_broken() {
        accepted(1, 1);
        accepted(2, 2);
        commit(new ChangesBuilder().add(wrote(5)));

        Invariants.atRest(store, taken(1, 2).acknowledging(List.of(platformId(5))), Set.of(ACME, OTHER));
    }

    @Test
    void X1_a_message_that_was_taken_and_is_nowhere_is_noticed() {
        commit(new ChangesBuilder().add(new Event.MessageTaken(THREAD, id(1), Set.of())));

        breaks(1, "is nowhere", NOTHING);
    }

    @Test
    void X1_a_message_without_an_event_is_noticed() {
        commit(new ChangesBuilder().put(message(1, 1)));

        breaks(1, "there without an event", NOTHING);
    }

    @Test
    void X1_a_message_that_is_not_what_the_feed_said_last_is_noticed() {
        Message row = accepted(1, 1);
        commit(new ChangesBuilder().put(row.failed(Ending.REJECTED, null, NOON)));

        breaks(1, "the last event says ACCEPTED", taken(1));
    }

    @Test
    void X2_a_request_without_an_attempt_is_noticed() {
        breaks(2, "without an attempt", taken(1));
    }

    @Test
    void X2_a_token_that_came_twice_is_noticed() {
        accepted(1, 1);

        breaks(2, "one token twice", new PlatformRecord(List.of(request(1), request(1)), Set.of(), Set.of()));
    }

    @Test
    void X3_what_was_armed_after_a_withdrawal_is_noticed_and_what_was_before_is_not() {
        commit(new ChangesBuilder().add(revoked(NOON.plusSeconds(2))));
        accepted(1, 1);
        Invariants.atRest(store, taken(1), Set.of(ACME));

        accepted(3, 3);

        breaks(3, "had withdrawn consent", taken(1, 3));
    }

    @Test
    void X3_what_was_armed_after_an_erasure_is_noticed() {
        commit(new ChangesBuilder().put(new ErasedGuest(GUEST, Set.of(), NOON, Map.of(), true)));
        accepted(1, 1);

        breaks(3, "was erased", taken(1));
    }

    @Test
    void X4_what_was_accepted_after_a_later_one_of_its_thread_is_noticed() {
        accepted(1, 1);
        accepted(2, 2);

        breaks(4, "after a later one", taken(2, 1));
    }

    @Test
    void X5_a_message_that_a_guest_has_twice_unmarked_is_noticed_and_a_marked_one_is_not() {
        Message row = accepted(1, 1);
        commit(new ChangesBuilder().put(attempt(2, row)));
        breaks(5, "2 times", taken(1, 2));

        commit(new ChangesBuilder().put(row.possiblyTwice()));

        Invariants.atRest(store, taken(1, 2), Set.of(ACME));
    }

    @Test
    void X6_an_attempt_beyond_the_fence_of_its_chat_is_noticed() {
        Message row = accepted(1, 1);
        commit(new ChangesBuilder().put(attempt(1, row).under(7)));

        breaks(6, "beyond that of its chat", taken(1));
    }

    @Test
    void X7_what_was_acknowledged_and_is_nowhere_is_noticed() {
        breaks(7, "is nowhere", NOTHING.acknowledging(List.of(platformId(5))));
    }

    @Test
    void X8_a_message_that_is_known_by_the_name_of_another_is_noticed() {
        accepted(1, 1);
        Message other = message(2, 2).sending(token(2), NOON).accepted(platformId(1), NOON);
        commit(other, attempt(2, other));

        breaks(8, "the platform's name of another", taken(1));
    }

    @Test
    void X9_one_who_is_twice_in_a_thread_is_noticed() {
        commit(new ChangesBuilder().put(ROW.with(Roster.empty().joinedBy(ANN).joinedBy(ANN))));

        breaks(9, "twice in thread", NOTHING);
    }

    @Test
    void X9_one_who_reads_beyond_their_stay_is_noticed() {
        commit(new ChangesBuilder()
                .put(ROW.with(Roster.empty().joinedBy(ANN).leftBy(ANN, 3)))
                .add(wrote(5)));
        Store leaking = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("timeline") ? whole() : method.invoke(store, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });

        Invariants.atRest(store, NOTHING, Set.of(ACME));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Invariants.atRest(leaking, NOTHING, Set.of(ACME)))
                .withMessageStartingWith("invariant 9 is broken: somebody reads beyond");
    }

    @Test
    void X10_a_request_that_two_organizations_know_of_is_noticed() {
        Message row = accepted(1, 1);
        commit(
                OTHER,
                new ChangesBuilder()
                        .put(Chat.untouched(CHAT))
                        .put(ROW)
                        .add(new Event.ThreadStarted(THREAD, CHAT, null))
                        .put(row)
                        .put(attempt(1, row))
                        .add(new Event.MessageTaken(THREAD, row.id(), Set.of())));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Invariants.atRest(store, taken(1), Set.of(ACME, OTHER)))
                .withMessageStartingWith("invariant 10 is broken: two organizations");
    }

    @Test
    void X11_an_attempt_that_is_still_open_is_noticed() {
        Message row = message(1, 1).sending(token(1), NOON);
        commit(row, open(row));

        breaks(11, "is open", taken(1));
    }

    @Test
    void X11_a_message_that_waits_for_nothing_is_noticed() {
        commit(new ChangesBuilder().put(message(1, 1)).add(new Event.MessageTaken(THREAD, id(1), Set.of())));

        breaks(11, "is READY, and nothing is said of it", NOTHING);
    }

    @Test
    void X5_the_record_of_the_platforms_model_says_what_came_and_what_guests_see() {
        ClientCall lost = call(0, new CallOutcome.AcceptedUnheard("wamid.1"));
        ClientCall refused = call(1, new CallOutcome.Rejected(131047, 400));
        ScreenLine line = new ScreenLine(NOON, ScreenLine.Side.FROM_BUSINESS, "Hello", List.of(), "wamid.1", null);
        ScreenLine theirs = new ScreenLine(NOON, ScreenLine.Side.FROM_GUEST, "Hi", List.of(), "wamid.2", null);

        PlatformRecord record = PlatformRecord.of(List.of(lost, refused), List.of(line, theirs));

        assertThat(record.requests()).containsExactly(request(0, new PlatformId("wamid.1")), request(1, null));
        assertThat(record.shown()).containsExactly(new PlatformId("wamid.1"));
        assertThat(record.acknowledged()).isEmpty();
    }

    private void breaks(int invariant, String sentence, PlatformRecord record) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Invariants.atRest(store, record, Set.of(ACME)))
                .withMessageStartingWith("invariant " + invariant + " is broken: ")
                .withMessageContaining(sentence);
    }

    private TimelineRows whole() {
        return store.wholeTimeline(ACME, THREAD, null, 100);
    }

    /** A message that went at its second, and was accepted. */
    private Message accepted(int number, long sequence) {
        Message row = message(number, sequence).sending(token(number), NOON).accepted(platformId(number), NOON);
        commit(row, attempt(number, row));
        return row;
    }

    private void commit(Message row, Attempt attempt) {
        commit(new ChangesBuilder()
                .put(row)
                .put(attempt)
                .add(new Event.MessageTaken(THREAD, row.id(), Set.of()))
                .add(new Event.MessageMoved(THREAD, row.id(), row.state(), null)));
    }

    private static Message message(int number, long sequence) {
        return Message.taken(id(number), THREAD, CHAT, number, Purpose.MEMBER, ANN, new Text("Hello"), Set.of(), NOON)
                .at(sequence);
    }

    private static Attempt open(Message row) {
        return Attempt.armed(token(1), row.id(), Chat.untouched(CHAT), NOON);
    }

    private static Attempt attempt(int number, Message row) {
        return Attempt.armed(token(number), row.id(), Chat.untouched(CHAT), NOON.plusSeconds(number))
                .closed();
    }

    private static GuestMessage wrote(int number) {
        return new GuestMessage(
                id(number),
                THREAD,
                CHAT,
                number,
                platformId(number),
                NOON,
                NOON,
                new Text("Hi"),
                null,
                GuestMessage.RouteReason.ONLY_OPEN);
    }

    private static ConsentRecord revoked(Instant at) {
        return new ConsentRecord(CHAT, THREAD, ConsentAct.REVOKED, at, at, Evidence.ofMessage(id(5)));
    }

    /** The platform took a request of each of these, in this order, and the guest has it. */
    private static PlatformRecord taken(Integer... numbers) {
        List<Request> requests =
                List.of(numbers).stream().map(AtRestTest::request).toList();
        return new PlatformRecord(
                requests, Set.copyOf(requests.stream().map(Request::takenAs).toList()), Set.of());
    }

    private static Request request(int number) {
        return request(number, platformId(number));
    }

    private static Request request(int number, PlatformId takenAs) {
        return new Request(token(number), takenAs);
    }

    private static ClientCall call(int number, CallOutcome outcome) {
        return new ClientCall(
                number,
                NOON,
                "1066",
                "447700900123",
                "text",
                "Hello",
                token(number).value(),
                true,
                outcome);
    }

    private static MessageId id(int number) {
        return new MessageId(new UUID(2, number));
    }

    private static AttemptToken token(int number) {
        return new AttemptToken("token-of-attempt-" + number);
    }

    private static PlatformId platformId(int number) {
        return new PlatformId("wamid.HBgL" + number);
    }

    private void commit(ChangesBuilder rows) {
        commit(ACME, rows);
    }

    private void commit(OrganizationId organization, ChangesBuilder rows) {
        OperationId operation = new OperationId(UUID.randomUUID());
        store.apply(List.of(new Unit<>(
                        organization,
                        operation,
                        Set.of(CHAT),
                        Set.of(),
                        Reads.none(),
                        (loaded, time) -> rows.answer(true))))
                .get(0)
                .orThrow();
    }
}
