package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.LENA;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.NOOR;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.ParlorBuilder;
import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentState;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Text;
import dev.parlor.notice.Fact;
import dev.parlor.queue.GateView;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.Refusal;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.invariant.Invariants;
import dev.parlor.thread.AuthorLabel;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryLine;
import dev.parlor.transport.Item;
import dev.parlor.transport.Received;
import dev.parlor.transport.Transport;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bank with three advisers, one business number and the guest Noor, whom Mira and Tomas know and who is not
 * shown who writes. Each act takes a second; nothing else happens by itself: what is due is sent by {@link #dispatch()}.
 */
final class Room extends PlatformItems {
    final AtomicLong leaseNanos = new AtomicLong();
    private final Invariants invariants = new Invariants();
    final InMemoryStore memory = new InMemoryStore(clock, leaseNanos::get);
    final Store store = invariants.around(memory);
    final Parlor parlor;
    private int hosts;
    private final Map<MemberId, ContactId> contacts = new HashMap<>();

    Room() {
        this(builder -> builder);
    }

    /** With settings of one's own. */
    Room(UnaryOperator<ParlorBuilder> settings) {
        this.parlor = settings.apply(host(wire)).build();
        Bank.register(parlor);
        List.of(MIRA, TOMAS)
                .forEach(member -> contacts.put(member, parlor.contacts().add(member, "Noor", NOOR)));
    }

    /** Another host process on the same store; also for settings of one's own. */
    ParlorBuilder host(Transport transport) {
        return Parlor.on(store, invariants.around(transport))
                .authorLabel(AuthorLabel.NONE)
                .random(new SplittableRandom(hosts++));
    }

    void switched(boolean on) {
        parlor.directory().put(Bank.organization(on));
    }

    // What members do.

    ContactId contactOf(MemberId member) {
        return contacts.get(member);
    }

    Preview preview(MemberId member) {
        return parlor.open(member, contactOf(member))
                .fold(
                        existing -> fail(existing),
                        Opening.Ask::preview,
                        Opening.NoAskNeeded::preview,
                        refused -> fail(refused.refusal()));
    }

    /** The member asks; the request is sent. */
    ThreadId asks(MemberId member) {
        passes(Duration.ofSeconds(1));
        Preview preview = preview(member);
        ThreadId thread = parlor.start(preview).fold(started -> started.thread(), refused -> fail(refused));
        wasAsked(thread, preview);
        dispatch();
        return thread;
    }

    /** The member asks, and Noor taps Yes. */
    ThreadId agreed(MemberId member) {
        ThreadId thread = asks(member);
        guestTapsYes(thread);
        return thread;
    }

    MessageId writes(MemberId member, ThreadId thread, String text) {
        passes(Duration.ofSeconds(1));
        return parlor.send(member, thread, new Text(text))
                .fold(SendAnswer.Taken::message, refused -> fail(refused.refusal()));
    }

    Refusal refusedToWrite(MemberId member, ThreadId thread, Content content) {
        return parlor.send(member, thread, content).fold(taken -> fail(taken), SendAnswer.Refused::refusal);
    }

    // What time, the platform and the guest do.

    void passes(Duration duration) {
        clock.pass(duration);
    }

    Room dispatch() {
        parlor.dispatchDue();
        return this;
    }

    Received receives(Item... items) {
        return parlor.receive(BANK, List.of(items));
    }

    void guestWrites(String text) {
        passes(Duration.ofSeconds(1));
        receives(text(text, clock.instant()));
    }

    void guestTapsYes(ThreadId thread) {
        passes(Duration.ofSeconds(1));
        receives(tap(thread, 0, clock.instant()));
    }

    void guestTapsNo(ThreadId thread) {
        passes(Duration.ofSeconds(1));
        receives(tap(thread, 1, clock.instant()));
    }

    // What can be seen.

    HistoryLine line(MemberId member, ThreadId thread) {
        return parlor.history(member, 100).stream()
                .filter(line -> line.thread().equals(thread))
                .findFirst()
                .orElseThrow();
    }

    /** What the records say, also of a thread that everybody left. */
    ConsentState consent(ThreadId thread) {
        Reads reads = Reads.of(Reads.Part.CONSENT);
        return Consent.of(
                        thread,
                        store.read(BANK, Set.of(), Set.of(thread), reads).consents())
                .at(clock.instant())
                .state();
    }

    Message message(MessageId id) {
        return ours().filter(message -> message.id().equals(id)).findFirst().orElseThrow();
    }

    MessageState state(MessageId id) {
        return message(id).state();
    }

    private Stream<Message> ours() {
        return Stream.of(MIRA, TOMAS, LENA)
                .flatMap(member -> parlor.history(member, 100).stream()
                        .flatMap(line -> parlor.timeline(member, line.thread(), 100).stream()))
                .filter(Entry.Ours.class::isInstance)
                .map(entry -> ((Entry.Ours) entry).message());
    }

    /** What this member reads, line by line. */
    List<String> reads(MemberId member, ThreadId thread) {
        return parlor.timeline(member, thread, 100).stream()
                .map(entry -> entry.<String>fold(
                        ours -> ours.message().content().shown(),
                        fromGuest -> fromGuest.message().content().shown(),
                        told -> told.text()))
                .toList();
    }

    List<Entry.Told> told(MemberId member, ThreadId thread, Fact fact) {
        return parlor.timeline(member, thread, 100).stream()
                .filter(Entry.Told.class::isInstance)
                .map(Entry.Told.class::cast)
                .filter(told -> told.notice().fact() == fact)
                .toList();
    }

    Set<Gate> closedGates(MemberId member, ThreadId thread) {
        return parlor.explain(member, thread).stream()
                .filter(view -> !view.open())
                .map(GateView::gate)
                .collect(Collectors.toSet());
    }

    <E extends Event> List<E> events(Class<E> kind) {
        return feed().stream()
                .map(RecordedEvent::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    List<RecordedEvent> feed() {
        return parlor.events(BANK, 0, 10_000);
    }

    /** What went to the guest after the first so many attempts. */
    List<String> sentAfter(int attempts) {
        return wire.texts().subList(attempts, wire.texts().size());
    }

    void assertNothingMoreGoes() {
        int before = wire.texts().size();
        dispatch();
        assertThat(sentAfter(before)).isEmpty();
    }

    static <T> T fail(Object unexpected) {
        throw new AssertionError("did not expect " + unexpected);
    }
}
