package dev.parlor.testkit.invariant;

import static dev.parlor.testkit.invariant.Invariants.require;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Purpose;
import dev.parlor.notice.Notice;
import dev.parlor.queue.Attempt;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.TimelineRows;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one organization has in a store in which nothing moves any more, held against the platform's record. */
final class AtRest {
    private static final int ALL = 1_000_000;
    private static final int PAGE = 1_000;

    private final Store store;
    private final OrganizationId organization;
    private final PlatformRecord record;
    private final Map<ThreadId, ChatId> threads = new LinkedHashMap<>();
    private final Set<MessageId> taken = new HashSet<>();
    private final Map<MessageId, MessageState> told = new HashMap<>();
    private final Map<MessageId, Message> messages = new LinkedHashMap<>();
    private final Map<AttemptToken, Attempt> attempts = new LinkedHashMap<>();

    AtRest(Store store, OrganizationId organization, PlatformRecord record) {
        this.store = store;
        this.organization = organization;
        this.record = record;
    }

    /** Judges all that one organization has; answers the tokens of the record that are its own. */
    Set<AttemptToken> check() {
        listen();
        threads.keySet().forEach(this::collect);
        record.requests().forEach(this::collect);
        everyMessageIsSomewhereOnce();
        everyRequestHasItsAttempt();
        nothingWasArmedAgainstAStop();
        acceptedInOrder();
        whatWentTwiceIsMarked();
        acceptedIsWhatThePlatformTook();
        nobodyReadsBeyond();
        nothingIsLeftUndone();
        return Set.copyOf(attempts.keySet());
    }

    private void listen() {
        long last = 0;
        for (List<RecordedEvent> page = store.events(organization, last, PAGE);
                !page.isEmpty();
                page = store.events(organization, last, PAGE)) {
            for (RecordedEvent recorded : page) {
                require(1, recorded.position() == last + 1, "the feed has a gap after position " + last);
                last = recorded.position();
                heard(recorded.event());
            }
        }
    }

    private void heard(Event event) {
        if (event instanceof Event.ThreadStarted started) {
            threads.put(started.thread(), started.chat());
        } else if (event instanceof Event.MessageTaken it) {
            require(1, taken.add(it.message()), "message " + it.message() + " was taken twice");
        } else if (event instanceof Event.MessageMoved moved) {
            told.put(moved.message(), moved.state());
        }
    }

    private void collect(ThreadId thread) {
        TimelineRows rows = store.wholeTimeline(organization, thread, null, ALL);
        Stream.concat(rows.messages().stream(), rows.guestCopies().stream())
                .forEach(row ->
                        require(1, messages.put(row.id(), row) == null, "message " + row.id() + " is there twice"));
    }

    private void collect(PlatformRecord.Request request) {
        store.read(organization, Set.of(), Set.of(), Reads.none().token(request.token()))
                .attempts()
                .forEach(attempt -> attempts.put(attempt.token(), attempt));
    }

    private void everyMessageIsSomewhereOnce() {
        for (MessageId message : taken) {
            require(1, messages.containsKey(message), "message " + message + " was taken and is nowhere");
        }
        for (Message row : messages.values()) {
            require(1, taken.contains(row.id()), "message " + row.id() + " is there without an event");
            MessageState last = told.get(row.id());
            require(
                    1,
                    last == null || last == row.state(),
                    "message " + row.id() + " is " + row.state() + ", and the last event says " + last);
        }
    }

    private void everyRequestHasItsAttempt() {
        Set<AttemptToken> seen = new HashSet<>();
        for (PlatformRecord.Request request : record.requests()) {
            require(2, seen.add(request.token()), "the platform got one token twice");
        }
        for (Attempt attempt : attempts.values()) {
            require(2, messages.containsKey(attempt.message()), "an attempt is about no message");
            Chat chat = loaded(attempt.chat()).chats().get(0);
            require(6, attempt.fence() <= chat.fence(), "an attempt has a fence beyond that of its chat");
        }
    }

    private void nothingWasArmedAgainstAStop() {
        for (Attempt attempt : attempts.values()) {
            Message message = message(attempt.message());
            Loaded loaded = loaded(attempt.chat());
            boolean erased = loaded.erased().stream()
                    .anyMatch(row -> row.guest().equals(attempt.chat().guest())
                            && attempt.armedAt().isAfter(row.at()));
            require(3, !erased, "message " + message.id() + " was armed after the guest was erased");
            boolean stopped = message.purpose() != Purpose.CONSENT_REPLY
                    && loaded.consents().stream().anyMatch(row -> isStop(row, attempt, loaded.consents()));
            require(3, !stopped, "message " + message.id() + " was armed after the guest had withdrawn consent");
        }
    }

    private Message message(MessageId id) {
        Message message = messages.get(id);
        if (message == null) {
            throw new AssertionError("invariant 1: message " + id + " was attempted and is not there");
        }
        return message;
    }

    /** A withdrawal that was committed before the attempt, and that no later yes had lifted by then. */
    private static boolean isStop(ConsentRecord row, Attempt attempt, List<ConsentRecord> all) {
        return row.act() == ConsentAct.REVOKED
                && row.recordedAt().isBefore(attempt.armedAt())
                && all.stream()
                        .noneMatch(other -> other.act() == ConsentAct.GRANTED
                                && !other.recordedAt().isAfter(attempt.armedAt())
                                && (saidAt(other, all).isAfter(row.at())
                                        || other.recordedAt().isAfter(row.recordedAt())));
    }

    /** An answer counts from its request at the earliest. */
    private static Instant saidAt(ConsentRecord answer, List<ConsentRecord> all) {
        return all.stream()
                .filter(row ->
                        row.act() == ConsentAct.ASKED && answer.evidence().request() != null)
                .filter(row -> Objects.equals(
                        row.evidence().request(), answer.evidence().request()))
                .map(ConsentRecord::at)
                .filter(asked -> asked.isAfter(answer.at()))
                .findFirst()
                .orElse(answer.at());
    }

    /** Those that went once and were never in doubt, in the order in which the platform took them. */
    private void acceptedInOrder() {
        Map<ThreadId, Long> last = new HashMap<>();
        for (PlatformRecord.Request request : record.requests()) {
            Attempt attempt = attempts.get(request.token());
            Message message = attempt == null ? null : messages.get(attempt.message());
            if (request.takenAs() != null && message != null && isPlain(message)) {
                long sequence = message.progress().sequence();
                require(
                        4,
                        last.getOrDefault(message.thread(), -1L) <= sequence,
                        "message " + message.id() + " was accepted after a later one of its thread");
                last.put(message.thread(), sequence);
            }
        }
    }

    private static boolean isPlain(Message message) {
        return message.purpose() == Purpose.MEMBER
                && message.state() == MessageState.ACCEPTED
                && message.progress().attempts() == 1
                && !message.progress().possibleDuplicate();
    }

    private void whatWentTwiceIsMarked() {
        Map<MessageId, Integer> copies = new HashMap<>();
        for (PlatformRecord.Request request : record.requests()) {
            Attempt attempt = attempts.get(request.token());
            if (attempt != null && request.takenAs() != null && record.shown().contains(request.takenAs())) {
                copies.merge(attempt.message(), 1, Integer::sum);
            }
        }
        copies.forEach((message, times) -> require(
                5,
                times == 1 || message(message).progress().possibleDuplicate(),
                "a guest has message " + message + " " + times + " times, and it is not marked"));
    }

    /** The acknowledged messages of guests that this organization has, in a thread or kept aside. */
    Set<PlatformId> acknowledged() {
        return record.acknowledged().stream().filter(this::isHere).collect(Collectors.toSet());
    }

    private boolean isHere(PlatformId id) {
        long shown =
                store
                        .read(organization, Set.of(), Set.of(), Reads.none().platformIds(List.of(id)))
                        .guestMessages()
                        .stream()
                        .flatMap(row ->
                                store.wholeTimeline(organization, row.thread(), null, ALL).guestMessages().stream())
                        .filter(row -> row.platformId().equals(id))
                        .count();
        require(7, shown <= 1, "a guest's message is shown " + shown + " times");
        return shown == 1 || isAside(id);
    }

    private boolean isAside(PlatformId id) {
        return store.quarantined(organization, ALL).stream()
                .anyMatch(row -> row.item() instanceof Item.FromGuest message
                        && message.id().equals(id));
    }

    /** What is known of a delivery is about a request that the platform took for this message. */
    private void acceptedIsWhatThePlatformTook() {
        Map<PlatformId, AttemptToken> takenAs = new HashMap<>();
        record.requests().stream()
                .filter(request -> request.takenAs() != null)
                .forEach(request -> takenAs.put(request.takenAs(), request.token()));
        for (Message message : messages.values()) {
            PlatformId id = message.delivery().platformId();
            Attempt attempt = id == null || !takenAs.containsKey(id) ? null : attempts.get(takenAs.get(id));
            require(
                    8,
                    attempt == null || attempt.message().equals(message.id()),
                    "message " + message.id() + " is known by the platform's name of another");
        }
    }

    private void nobodyReadsBeyond() {
        for (Map.Entry<ThreadId, ChatId> entry : threads.entrySet()) {
            List<MessageThread> rows = store.read(
                            organization, Set.of(), Set.of(entry.getKey()), Reads.of(Reads.Part.THREADS))
                    .threads();
            for (MessageThread thread : rows) {
                if (thread.id().equals(entry.getKey())) {
                    nobodyReadsBeyond(thread);
                }
            }
        }
    }

    private void nobodyReadsBeyond(MessageThread thread) {
        Roster roster = thread.roster();
        Set<MemberId> known = new HashSet<>();
        List<MemberId> now = new ArrayList<>();
        for (Roster.Stay stay : roster.stays()) {
            known.add(stay.member());
            if (stay.isNow()) {
                now.add(stay.member());
            }
        }
        require(9, new HashSet<>(now).size() == now.size(), "somebody is twice in thread " + thread.id());
        for (MemberId member : known) {
            TimelineRows read = store.timeline(member, thread.id(), null, ALL);
            boolean within = Stream.of(
                            read.messages().stream().map(Message::position),
                            read.guestMessages().stream().map(GuestMessage::position),
                            read.notices().stream().map(Notice::position))
                    .flatMap(positions -> positions)
                    .allMatch(position -> roster.mayRead(member, position));
            require(9, within, "somebody reads beyond their stay in thread " + thread.id());
        }
    }

    private void nothingIsLeftUndone() {
        for (ChatId chat : new HashSet<>(threads.values())) {
            Loaded line = loaded(chat);
            require(11, line.attempts().stream().noneMatch(Attempt::open), "an attempt of chat " + chat + " is open");
            boolean paused =
                    line.pauses().stream().anyMatch(pause -> pause.number().equals(chat.number()));
            for (Message message : line.messages()) {
                boolean surfaced = switch (message.state()) {
                    case HELD -> !message.progress().heldBy().isEmpty();
                    case READY -> paused;
                    case IN_DOUBT -> message.progress().decisionNeeded();
                    case SENDING -> false;
                    case ACCEPTED, FAILED, EXPIRED, CANCELLED -> true;
                };
                require(
                        11,
                        surfaced,
                        "message " + message.id() + " is " + message.state() + ", and nothing is said of it");
            }
        }
    }

    private Loaded loaded(ChatId chat) {
        return store.read(organization, Set.of(chat), Set.of(), Reads.everything());
    }
}
