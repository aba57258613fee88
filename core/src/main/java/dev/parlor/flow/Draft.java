package dev.parlor.flow;

import dev.parlor.consent.Anchor.Head;
import dev.parlor.consent.ChatConsent;
import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.consent.Ledger;
import dev.parlor.contact.Contest;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Language;
import dev.parlor.event.Event;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.TemplateId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.Delivery;
import dev.parlor.message.Ending;
import dev.parlor.message.Fetch;
import dev.parlor.message.Gate;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Purpose;
import dev.parlor.message.Template;
import dev.parlor.message.Text;
import dev.parlor.notice.Audience;
import dev.parlor.notice.Fact;
import dev.parlor.notice.Named;
import dev.parlor.notice.Notice;
import dev.parlor.queue.AfterSent;
import dev.parlor.queue.Attempt;
import dev.parlor.queue.Line;
import dev.parlor.queue.Pause;
import dev.parlor.queue.Situation;
import dev.parlor.queue.Unreachable;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Wake;
import dev.parlor.thread.AwaitedReport;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One chat while a unit of work decides about it: what was loaded, with what was changed so far on top, so that each step
 * sees the steps before it. A unit on several chats has one for each; they write together. For one thread.
 * Long, because every step that more than one flow takes on a chat stands here.
 */
final class Draft {
    private final Loaded loaded;
    private final Instant now;
    private final Settings settings;
    private final Ids ids;
    private final Map<ThreadId, MessageThread> threads = new LinkedHashMap<>();
    private final Map<MessageId, Message> messages = new LinkedHashMap<>();
    private final Map<MessageId, GuestMessage> toFetch = new LinkedHashMap<>();
    private final List<ConsentRecord> consents = new ArrayList<>();
    private final List<Draft> others = new ArrayList<>();
    private final ChangesBuilder changes;
    private Chat chat;
    private @Nullable Instant blockedSince;
    private @Nullable Instant contestedSince;
    private Optional<Pause> pause;

    private Draft(Loaded loaded, Chat chat, Instant now, Settings settings, Ids ids, ChangesBuilder changes) {
        this.loaded = loaded;
        this.chat = chat;
        this.now = now;
        this.settings = settings;
        this.ids = ids;
        this.changes = changes;
        this.blockedSince = loaded.guests().stream()
                .filter(guest -> guest.id().equals(chat.id().guest()))
                .flatMap(guest -> Stream.ofNullable(guest.blockedSince()))
                .findFirst()
                .orElse(null);
        this.contestedSince = loaded.guests().stream()
                .filter(guest -> guest.id().equals(chat.id().guest()))
                .flatMap(guest -> Stream.ofNullable(guest.contest()))
                .map(Contest::since)
                .findFirst()
                .orElse(null);
        this.pause = loaded.pauses().stream()
                .filter(row -> row.number().equals(chat.id().number()))
                .findFirst();
        loaded.consents().stream()
                .filter(row -> loaded.now(row.chat()).equals(chat.id()))
                .forEach(consents::add);
        loaded.threads().stream()
                .filter(row -> row.chat().equals(chat.id()))
                .forEach(thread -> threads.put(thread.id(), thread));
        loaded.messages().stream()
                .filter(row -> row.chat().equals(chat.id()))
                .forEach(message -> messages.put(message.id(), message));
        loaded.guestMessages().stream()
                .filter(row -> row.chat().equals(chat.id()) && row.fetch() != null)
                .forEach(message -> toFetch.put(message.id(), message));
    }

    /** The one chat that was loaded; empty if the thread or chat named by the unit does not exist, or was erased. */
    static Optional<Draft> of(Loaded loaded, Instant now, Settings settings, Ids ids) {
        return evenErased(loaded, now, settings, ids).filter(draft -> !draft.isErased());
    }

    /** The one chat that was loaded, whether or not its guest was erased: for what began before. */
    static Optional<Draft> evenErased(Loaded loaded, Instant now, Settings settings, Ids ids) {
        return loaded.chats().stream()
                .findFirst()
                .map(chat -> new Draft(loaded, chat, now, settings, ids, new ChangesBuilder()));
    }

    /** Each of the chats that were loaded, all writing the same changes; the caller writes them. */
    static List<Draft> each(Loaded loaded, Instant now, Settings settings, Ids ids, ChangesBuilder changes) {
        return loaded.chats().stream()
                .map(chat -> new Draft(loaded, chat, now, settings, ids, changes))
                .toList();
    }

    /** This chat, by whatever name, which begins to exist if it did not; what else was loaded is among its {@link #others()}. */
    static Draft of(ChatId named, Loaded loaded, Instant now, Settings settings, Ids ids) {
        ChatId id = loaded.now(named);
        Chat own = loaded.chats().stream()
                .filter(chat -> chat.id().equals(id))
                .findFirst()
                .orElseGet(() -> Chat.untouched(id));
        Draft draft = new Draft(loaded, own, now, settings, ids, new ChangesBuilder());
        loaded.chats().stream()
                .filter(chat -> !chat.id().equals(id))
                .forEach(chat -> draft.others.add(new Draft(loaded, chat, now, settings, ids, draft.changes)));
        return draft;
    }

    /** The other chats of this unit of work, written together with this one. */
    List<Draft> others() {
        return List.copyOf(others);
    }

    Instant now() {
        return now;
    }

    Settings settings() {
        return settings;
    }

    Ids ids() {
        return ids;
    }

    Loaded loaded() {
        return loaded;
    }

    Directory directory() {
        return loaded.directory();
    }

    Chat chat() {
        return chat;
    }

    Collection<MessageThread> threads() {
        return List.copyOf(threads.values());
    }

    Optional<MessageThread> thread(ThreadId id) {
        return Optional.ofNullable(threads.get(id));
    }

    Optional<Message> message(MessageId id) {
        return Optional.ofNullable(messages.get(id));
    }

    Stream<Message> messages() {
        return messages.values().stream();
    }

    /** The guest's messages whose files are still to be fetched (M3). */
    List<GuestMessage> toFetch() {
        return List.copyOf(toFetch.values());
    }

    Line line() {
        Map<ThreadId, Instant> awaited = new LinkedHashMap<>();
        threads.forEach((id, thread) -> {
            AwaitedReport report = thread.awaited();
            if (report != null) {
                awaited.put(id, report.until());
            }
        });
        return Line.of(messages.values()).waiting(awaited, chat.pace().next());
    }

    /** The pause of the chat's number, if it is paused. */
    Optional<Pause> pause() {
        return pause;
    }

    /** The number is paused from now on, or was probed now. */
    void put(Pause row) {
        pause = Optional.of(row);
        changes.put(row);
    }

    /** The number is paused no more. */
    void resume() {
        pause = Optional.empty();
        changes.resume(chat.id().number());
        event(new Event.NumberResumed(chat.id().number()));
    }

    /** The attempt of this message that was armed last, if it was loaded. */
    Optional<Attempt> attemptOf(Message message) {
        AttemptToken token = message.delivery().attempt();
        return loaded.attempts().stream()
                .filter(attempt -> attempt.token().equals(token))
                .findFirst();
    }

    Stream<Message> unsentIn(ThreadId thread) {
        return line().unsettled().stream()
                .filter(message ->
                        message.thread().equals(thread) && message.state().isUnsent());
    }

    ChatConsent consents() {
        return new ChatConsent(consents, settings.consent().scope());
    }

    Consent consent(ThreadId thread) {
        return consents().of(thread).at(now);
    }

    Situation situation(ThreadId thread) {
        MessageThread row = Objects.requireNonNull(threads.get(thread));
        Unreachable unreachable = Unreachable.of(blockedSince, contestedSince, chat.unreachableSince())
                .orElse(null);
        return new Situation(
                directory(), row, consent(thread), chat.window(), now, settings.windowMargin(), unreachable);
    }

    /** Whether the guest was erased: then nothing is armed, shown or taken in any more (rule T4). */
    boolean isErased() {
        return loaded.erased().stream()
                .anyMatch(row -> row.guest().equals(chat.id().guest()));
    }

    /** Whether a member blocked the guest (rule C6). */
    boolean isBlocked() {
        return blockedSince != null;
    }

    /** Whether another guest was seen at this guest's phone, from now on (rule C5). */
    void contest(boolean contested) {
        contestedSince = contested ? now : null;
    }

    /** The guest is blocked or not, from now on. */
    void block(boolean blocked) {
        blockedSince = blocked ? now : null;
    }

    void put(Chat row) {
        chat = row;
    }

    void put(MessageThread row) {
        threads.put(row.id(), row);
        changes.put(row);
    }

    void put(Message row) {
        messages.put(row.id(), row);
        changes.put(row);
    }

    void put(GuestMessage row) {
        if (row.fetch() != null) {
            toFetch.put(row.id(), row);
        } else {
            toFetch.remove(row.id());
        }
        changes.add(row);
    }

    void event(Event event) {
        changes.add(event);
    }

    /** For rows that no later step of the same unit looks at. */
    ChangesBuilder changes() {
        return changes;
    }

    long takePosition() {
        long position = chat.nextPosition();
        chat = chat.withPositionTaken();
        return position;
    }

    /**
     * Appends to the ledger; an act without a thread of its own is told for every thread of the chat. That the guest
     * wrote is told as an act of consent only where it changes something.
     */
    ConsentRecord record(@Nullable ThreadId thread, ConsentAct act, Instant at, Evidence evidence) {
        ConsentRecord row =
                Ledger.sealed(new ConsentRecord(chat.id(), thread, act, at, now, evidence), chain(), ids.secret());
        ChatConsent before = consents();
        consents.add(row);
        changes.add(row);
        (thread == null ? List.copyOf(threads.keySet()) : List.of(thread))
                .stream()
                        .filter(told -> act != ConsentAct.GUEST_WROTE
                                || !before.of(told).equals(consents().of(told)))
                        .forEach(told -> event(new Event.ConsentChanged(told, act)));
        return row;
    }

    /** The records of this chat's own, without those of chats that were joined into it. */
    List<ConsentRecord> chain() {
        return consents.stream().filter(row -> row.chat().equals(chat.id())).toList();
    }

    /** Where this chat's own chain ends; empty if it has no record. */
    Optional<Head> head() {
        return Ledger.head(chain());
    }

    /** The gates that keep this message from going now. */
    Set<Gate> closedFor(Message message) {
        Set<Gate> closed = EnumSet.noneOf(Gate.class);
        closed.addAll(situation(message.thread()).closedFor(message.purpose(), message.author()));
        if (message.content() instanceof Template template
                && !mayUse(template.idAt(chat.id().number()))) {
            closed.add(Gate.TEMPLATE);
        }
        return closed;
    }

    private boolean mayUse(TemplateId template) {
        boolean unwanted = directory().isMarketing(template) && consents().marketingStopped();
        return directory().isUsable(template) && !unwanted;
    }

    /** Takes a message into the line, held if a gate of its purpose is closed. */
    Message take(MessageId id, ThreadId thread, Purpose purpose, @Nullable MemberId author, Content content) {
        Set<Gate> closed = situation(thread).closedFor(purpose, author);
        Message message = Message.taken(id, thread, chat.id(), takePosition(), purpose, author, content, closed, now);
        put(message);
        event(new Event.MessageTaken(thread, id, closed));
        return message;
    }

    /** Puts a message that moved on, and tells the host. */
    void move(Message moved) {
        put(moved);
        event(new Event.MessageMoved(
                moved.thread(), moved.id(), moved.state(), moved.progress().ending()));
        if (moved.state() == MessageState.ACCEPTED) {
            await(moved);
        }
        if (moved.state() == MessageState.ACCEPTED
                && moved.purpose() == Purpose.MEMBER
                && consents().revokedAt().isPresent()) {
            record(moved.thread(), ConsentAct.CROSSED, now, Evidence.ofMessage(moved.id()));
        }
    }

    /** The next message of the thread waits for the report that this one was sent, if it is to (Q3). */
    private void await(Message accepted) {
        boolean waits = accepted.purpose() == Purpose.MEMBER
                && accepted.delivery().step() == Delivery.Step.ACCEPTED
                && settings.afterSent().waitsAfter(accepted.content());
        if (waits) {
            Instant until = now.plus(AfterSent.LONGEST);
            put(Objects.requireNonNull(threads.get(accepted.thread()))
                    .awaiting(new AwaitedReport(accepted.id(), until)));
        }
    }

    /** The platform reported on this message: what waited for that goes on. */
    void reported(MessageId message, ThreadId thread) {
        MessageThread row = Objects.requireNonNull(threads.get(thread));
        AwaitedReport awaited = row.awaited();
        if (awaited != null && awaited.message().equals(message)) {
            put(row.awaiting(null));
        }
    }

    void cancelUnsent(Stream<Message> unsent, Ending why) {
        unsent.toList().forEach(message -> Setbacks.ends(message.cancelled(why, now), this));
    }

    /** Looks at the gates of everything that is held, and lets go what may (rule Q4). */
    void release() {
        expire();
        line().held()
                .filter(message -> threads.containsKey(message.thread()))
                .toList()
                .forEach(message -> {
                    Set<Gate> closed = closedFor(message);
                    Message placed = placed(message, closed);
                    if (closed.isEmpty()) {
                        move(placed.ready(now, null));
                    } else if (!closed.equals(message.progress().heldBy())) {
                        put(placed.held(closed, now));
                    }
                });
    }

    /** A gate closed: what is ready and waits for it is held again, in the same order (rule Q6). */
    void holdAgain() {
        line().ready()
                .filter(message -> message.purpose().whenClosed() == Purpose.WhenClosed.HOLD)
                .toList()
                .forEach(message -> {
                    Set<Gate> closed = closedFor(message);
                    if (!closed.isEmpty()) {
                        move(message.held(closed, now));
                    }
                });
    }

    /** What was held for longer than the host allows ends; each thread is told once (Q5). */
    private void expire() {
        List<Message> tooOld = line().held().filter(this::isTooOld).toList();
        tooOld.forEach(message -> move(message.expired(now)));
        tooOld.stream()
                .map(Message::thread)
                .distinct()
                .forEach(thread -> tell(thread, Fact.HOLD_EXPIRED, null, List.of()));
    }

    private boolean isTooOld(Message message) {
        return endOfHold(message).filter(end -> !now.isBefore(end)).isPresent();
    }

    private Optional<Instant> endOfHold(Message message) {
        return Optional.ofNullable(settings.holdAtMost())
                .map(most -> message.takenAt().plus(most));
    }

    /**
     * One that waited for its author alone let others pass, and goes to the tail once it does so no longer: its author is on
     * again, or another gate closed before that (rule Q3).
     */
    private Message placed(Message message, Set<Gate> closed) {
        if (!Line.standsAside(message.progress().heldBy()) || Line.standsAside(closed)) {
            return message;
        }
        event(new Event.MessageWentToTail(message.thread(), message.id()));
        return message.at(takePosition());
    }

    /**
     * Tells a fact to everybody in the thread, and to the guest if the fact concerns the guest and may be told now.
     *
     * @return the position of the notice, up to which one who goes by it may read
     */
    long tell(ThreadId thread, Fact fact, @Nullable Named actor, List<Named> subjects) {
        Notice unplaced = new Notice(thread, chat.id(), 0, now, fact, actor, subjects, null, Set.of());
        Optional<String> forGuest = unplaced.text(
                settings.texts(),
                settings.host().names(),
                Audience.GUEST,
                guestLanguage(thread, actor == null ? null : actor.member()));
        MessageId copy = null;
        Set<Gate> skippedFor = Set.of();
        if (forGuest.isPresent()) {
            skippedFor = situation(thread).closedFor(Purpose.NOTICE, null);
            if (skippedFor.isEmpty()) {
                copy = ids.message();
                take(copy, thread, Purpose.NOTICE, null, new Text(forGuest.get()));
            }
        }
        long position = takePosition();
        changes.add(new Notice(thread, chat.id(), position, now, fact, actor, subjects, copy, skippedFor));
        return position;
    }

    Named named(MemberId member) {
        return new Named(member, directory().member(member).orElseThrow().name());
    }

    /** Writes the chat and when it wants to be looked at next: the earliest of all that is timed in it. */
    <A> Decision<A> answer(A answer) {
        others.forEach(Draft::write);
        write();
        return changes.answer(answer);
    }

    /** In which the guest is written to about this thread, by this member or by Parlor itself (N3). */
    Language guestLanguage(ThreadId thread, @Nullable MemberId speaking) {
        Stream<MemberId> in = Optional.ofNullable(threads.get(thread)).stream()
                .flatMap(row -> row.roster().participants().stream())
                .sorted(Comparator.comparing(MemberId::value));
        List<MemberId> all = Stream.concat(Stream.ofNullable(speaking), in).toList();
        return GuestLanguage.of(chat.id(), all, loaded.contacts(), consents(), settings.words(), directory());
    }

    /** Writes what {@link #answer} writes, where another draft answers. */
    void write() {
        changes.put(chat);
        Optional<Instant> clarifying = consents()
                .toClarify()
                .filter(request -> situation(Objects.requireNonNull(request.thread()))
                        .closedFor(Purpose.CONSENT_REPLY, null)
                        .isEmpty())
                .map(request -> now);
        Optional<Instant> expiring =
                line().held().flatMap(message -> endOfHold(message).stream()).min(Instant::compareTo);
        Optional<Instant> fetch = toFetch.values().stream()
                .flatMap(message -> Stream.ofNullable(message.fetch()))
                .map(Fetch::next)
                .min(Instant::compareTo);
        Optional<Instant> timer = Stream.of(chat.window().closingToTell(), clarifying, expiring, fetch)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        changes.wake(chat.id(), new Wake(line().wake(now).orElse(null), timer.orElse(null)));
    }
}
