package dev.parlor.store.memory;

import static dev.parlor.store.memory.Lookup.list;
import static dev.parlor.store.memory.Lookup.rows;
import static dev.parlor.store.memory.Lookup.set;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.Contact;
import dev.parlor.contact.LegalHold;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Member;
import dev.parlor.directory.PersonName;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MediaKey;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.QuarantineId;
import dev.parlor.id.SeenId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Attachment;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Gate;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.message.StoredBytes;
import dev.parlor.notice.Notice;
import dev.parlor.queue.Attempt;
import dev.parlor.queue.Pause;
import dev.parlor.store.Changes;
import dev.parlor.store.HistoryRow;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Loaded;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Reads.Part;
import dev.parlor.store.TimelineRows;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import dev.parlor.timeline.Cursor;
import dev.parlor.timeline.HistoryQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All rows of one organization: its chats and threads, and by noun whatever hangs on them. Not thread-safe: the store holds its
 * lock. Long, since what a unit reads and writes goes over all nouns.
 */
final class OrganizationTables {
    private static final Comparator<HistoryRow> NEWEST_FIRST = Comparator.comparing(HistoryRow::lastActivityAt)
            .thenComparing(row -> row.thread().value())
            .reversed();

    private final OrganizationId id;
    private final DirectoryTables directory = new DirectoryTables();
    private final PeopleTables people = new PeopleTables();
    private final OurTables ours = new OurTables();
    private final GuestTables theirs = new GuestTables();
    private final ErasureTables erasures = new ErasureTables();
    private final Map<ChatId, Chat> chats = new HashMap<>();
    private final Map<ThreadId, MessageThread> threads = new HashMap<>();
    private final Map<ChatId, Set<ThreadId>> threadsOfChat = new HashMap<>();
    private final Map<ChatId, List<ConsentRecord>> consents = new HashMap<>();
    private final Map<ThreadId, List<Notice>> notices = new HashMap<>();
    private final Map<PlatformId, List<DeliveryReport>> parked = new HashMap<>();
    private final Map<BusinessNumberId, Pause> pauses = new HashMap<>();
    private final Map<QuarantineId, Quarantined> quarantined = new LinkedHashMap<>();
    private final Set<SeenId> seen = new HashSet<>();
    private final Map<MessageId, IntakeEntry> intake = new LinkedHashMap<>();
    private final List<RecordedEvent> events = new ArrayList<>();

    OrganizationTables(OrganizationId id) {
        this.id = id;
    }

    Set<ChatId> chatsOf(Set<ThreadId> named) {
        return rows(named, threads::get).stream().map(MessageThread::chat).collect(Collectors.toSet());
    }

    /** A new claim: what an older one started may change no state any more. */
    void claim(ChatId chat) {
        chats.computeIfPresent(chat, (id, row) -> row.claimed());
    }

    Loaded load(Set<ChatId> asked, Reads reads) {
        Set<ChatId> named = new LinkedHashSet<>();
        asked.forEach(chat -> named.add(people.now(chat)));
        Set<GuestId> guests = named.stream().map(ChatId::guest).collect(Collectors.toSet());
        List<MessageThread> loadedThreads = has(reads, Part.THREADS)
                ? named.stream().flatMap(this::threadsIn).toList()
                : List.of();
        Set<Attempt> attempts = ours.attempts(named, reads);
        return new Loaded(
                id,
                directory(reads, loadedThreads),
                people.guests(named, reads),
                people.contacts(named, reads),
                rows(named, chats::get),
                loadedThreads,
                has(reads, Part.CONSENT) ? consentsOf(named) : List.of(),
                List.copyOf(ours.messages(named, reads, attempts)),
                theirs.messages(named, reads),
                List.copyOf(attempts),
                reads.platformIds().stream()
                        .flatMap(platformId -> parked.getOrDefault(platformId, List.of()).stream())
                        .toList(),
                has(reads, Part.DIRECTORY) ? List.copyOf(pauses.values()) : List.of(),
                ours.echoes(named),
                erasures.erased(guests, reads.addresses()),
                erasures.holds(guests),
                rows(reads.quarantined(), quarantined::get),
                has(reads, Part.INTAKE) ? intakeOf(loadedThreads) : List.of(),
                reads.seen().stream().filter(seen::contains).collect(Collectors.toSet()),
                people.linked());
    }

    private static boolean has(Reads reads, Part part) {
        return reads.parts().contains(part);
    }

    private Directory directory(Reads reads, List<MessageThread> loadedThreads) {
        if (!has(reads, Part.DIRECTORY)) {
            return new Directory(null, List.of(), List.of(), List.of(), List.of());
        }
        Set<MemberId> wanted = new LinkedHashSet<>(reads.members());
        loadedThreads.forEach(thread -> thread.roster().stays().forEach(stay -> wanted.add(stay.member())));
        return directory.with(wanted);
    }

    private Stream<MessageThread> threadsIn(ChatId chat) {
        return rows(threadsOfChat.get(chat), threads::get).stream();
    }

    private List<ConsentRecord> consentsOf(Set<ChatId> named) {
        return named.stream()
                .flatMap(people::everCalled)
                .flatMap(chat -> consents.getOrDefault(chat, List.of()).stream())
                .toList();
    }

    private List<IntakeEntry> intakeOf(List<MessageThread> named) {
        return intake().filter(
                        entry -> named.stream().anyMatch(thread -> thread.id().equals(entry.thread())))
                .toList();
    }

    Stream<IntakeEntry> intake() {
        return intake.values().stream();
    }

    void append(IntakeEntry entry) {
        intake.put(entry.id(), entry);
    }

    /** The number is paused, and it is not time to probe it. */
    boolean isPaused(BusinessNumberId number, Instant time) {
        Pause pause = pauses.get(number);
        return pause != null && !pause.mayProbe(time);
    }

    /**
     * Whether these changes would give an address, a platform's message id, or a caller's key a second owner, part a
     * report from its message, or apply twice what came twice, each of which came in between.
     */
    boolean collide(Changes changes, Loaded shown) {
        boolean parkedTooLate = changes.parked().stream()
                .flatMap(report -> ours.sentAs(report.message()).stream())
                .anyMatch(message -> !shown.messages().contains(message));
        boolean leavesReports = changes.messages().stream()
                .flatMap(message -> Stream.ofNullable(message.delivery().platformId()))
                .anyMatch(platformId -> ours.sentAs(platformId).isEmpty()
                        && !shown.parked().containsAll(parked.getOrDefault(platformId, List.of())));
        return people.isAddressTaken(changes)
                || changes.guestMessages().stream().anyMatch(theirs::isNameTaken)
                || changes.seen().stream()
                        .anyMatch(row -> seen.contains(row) && !shown.seen().contains(row))
                || parkedTooLate
                || leavesReports
                || changes.messages().stream().anyMatch(ours::isKeyTaken);
    }

    void write(Changes changes, Instant time) {
        changes.joined().forEach(this::join);
        directory.write(changes);
        people.write(changes);
        changes.chats().forEach(row -> chats.put(row.id(), row));
        changes.threads().forEach(this::write);
        changes.consents().forEach(row -> list(consents, row.chat()).add(row));
        ours.write(changes);
        changes.guestMessages().forEach(theirs::write);
        changes.notices().forEach(row -> list(notices, row.thread()).add(row));
        changes.parked().forEach(row -> list(parked, row.message()).add(row));
        changes.pauses().forEach(row -> pauses.put(row.number(), row));
        changes.resumed().forEach(pauses::remove);
        erase(changes);
        changes.quarantined().forEach(row -> quarantined.put(row.id(), row));
        changes.quarantinedRemoved().forEach(quarantined::remove);
        changes.takenIn().forEach(intake::remove);
        seen.addAll(changes.seen());
        changes.events().forEach(event -> events.add(new RecordedEvent(events.size() + 1L, id, time, event)));
    }

    private void write(MessageThread row) {
        threads.put(row.id(), row);
        set(threadsOfChat, row.chat()).add(row.id());
    }

    private void erase(Changes changes) {
        changes.consentsEmptied()
                .forEach(row ->
                        list(consents, row.chat()).replaceAll(known -> sequence(known) == sequence(row) ? row : known));
        changes.guestsRemoved().forEach(people::remove);
        changes.reportsRemoved().forEach(parked::remove);
        quarantined
                .values()
                .removeIf(row -> changes.forgotten().stream().anyMatch(row::names)
                        || changes.reportsRemoved().stream().anyMatch(row::reportsOn));
        erasures.write(changes);
    }

    private static long sequence(ConsentRecord row) {
        return Objects.requireNonNull(row.seal()).sequence();
    }

    private void join(GuestId former, GuestId into) {
        people.join(former, into);
        erasures.join(former, into);
        Set<ChatId> formers = chats.keySet().stream()
                .filter(chat -> chat.guest().equals(former))
                .collect(Collectors.toSet());
        formers.forEach(this::join);
    }

    private void join(ChatId former) {
        ChatId chat = people.now(former);
        chats.remove(former);
        Set<ThreadId> moved = threadsOfChat.getOrDefault(former, Set.of());
        for (ThreadId thread : moved) {
            threads.computeIfPresent(thread, (key, row) -> row.in(chat));
            list(notices, thread).replaceAll(row -> row.in(chat));
        }
        ours.join(former, chat, moved);
        theirs.join(former, chat, moved);
        Lookup.move(threadsOfChat, former, chat);
    }

    Optional<ChatId> chatOf(PlatformId platformId, @Nullable AttemptToken token) {
        return ours.chatOf(platformId, token);
    }

    List<HistoryRow> history(MemberId member, HistoryQuery query, int limit) {
        return threads.values().stream()
                .filter(thread -> thread.roster().knows(member))
                .filter(thread -> isWanted(thread, member, query))
                .map(thread -> new HistoryRow(
                        thread.id(), lastActivity(member, thread), unread(member, thread), isSeen(thread)))
                .filter(row -> query.before() == null || isAfter(query.before(), row))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private boolean isWanted(MessageThread thread, MemberId member, HistoryQuery query) {
        return (query.guest() == null
                        || people.now(query.guest()).equals(thread.chat().guest()))
                && (query.attended() == null
                        || query.attended() != thread.roster().isUnattendedFor(member))
                && (query.name().isBlank() || hasName(thread, member, query.name()));
    }

    private boolean hasName(MessageThread thread, MemberId member, String part) {
        String wanted = part.strip().toLowerCase(Locale.ROOT);
        Stream<PersonName> colleagues = thread.roster().has(member)
                ? directory.members(thread.roster().participants()).stream().map(Member::name)
                : Stream.empty();
        return Stream.concat(people.nameOf(thread.chat().guest(), member).stream(), colleagues)
                .anyMatch(name -> name.value().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static boolean isAfter(HistoryQuery.Place place, HistoryRow row) {
        int byTime = row.lastActivityAt().compareTo(place.lastActivityAt());
        return byTime < 0
                || (byTime == 0 && row.thread().value().compareTo(place.thread().value()) < 0);
    }

    /** For one who is out only what they may read moves a thread (P6). */
    private Instant lastActivity(MemberId member, MessageThread thread) {
        if (thread.roster().has(member)) {
            return thread.lastActivityAt();
        }
        Stream<Instant> written = ours.of(thread.id()).stream()
                .filter(message ->
                        message.purpose().isMembers() && thread.roster().mayRead(member, message.position()))
                .map(Message::takenAt);
        Stream<Instant> received = theirs.of(thread.id()).stream()
                .filter(message -> thread.roster().mayRead(member, message.position()))
                .map(GuestMessage::at);
        return Stream.concat(written, received)
                .reduce(thread.startedAt(), (one, other) -> one.isAfter(other) ? one : other);
    }

    private int unread(MemberId member, MessageThread thread) {
        long mark = thread.read().of(member);
        Stream<Long> byOthers = ours.of(thread.id()).stream()
                .filter(row -> row.author() != null && !row.author().equals(member))
                .map(Message::position);
        return (int) Stream.concat(byOthers, theirs.toRead(thread.id()))
                .filter(position -> position > mark && thread.roster().mayRead(member, position))
                .count();
    }

    private boolean isSeen(MessageThread thread) {
        return theirs.toRead(thread.id())
                .max(Comparator.naturalOrder())
                .map(thread.read()::isSeen)
                .orElse(true);
    }

    TimelineRows wholeTimeline(ThreadId named, @Nullable Cursor before, int limit) {
        return timeline(named, before, limit, position -> true);
    }

    TimelineRows timeline(MemberId reader, ThreadId named, @Nullable Cursor before, int limit) {
        MessageThread thread = threads.get(named);
        if (thread == null) {
            return TimelineRows.none();
        }
        return timeline(named, before, limit, position -> thread.roster().mayRead(reader, position));
    }

    private TimelineRows timeline(ThreadId named, @Nullable Cursor before, int limit, LongPredicate mayRead) {
        List<Message> written = ours.of(named).stream()
                .filter(message -> message.purpose() != Purpose.NOTICE)
                .toList();
        List<Notice> told = latest(
                notices.getOrDefault(named, List.of()),
                row -> new Cursor(row.at(), row.position()),
                before,
                limit,
                mayRead);
        return new TimelineRows(
                latest(written, row -> new Cursor(row.takenAt(), row.position()), before, limit, mayRead),
                latest(theirs.of(named), row -> new Cursor(row.at(), row.position()), before, limit, mayRead),
                told,
                told.stream()
                        .flatMap(notice -> Stream.ofNullable(notice.guestCopy()))
                        .flatMap(copy -> Stream.ofNullable(ours.message(copy)))
                        .toList());
    }

    private static <T> List<T> latest(
            List<T> rows, Function<T, Cursor> place, @Nullable Cursor before, int limit, LongPredicate mayRead) {
        return rows.stream()
                .filter(row -> mayRead.test(place.apply(row).position()))
                .filter(row -> before == null || place.apply(row).compareTo(before) < 0)
                .sorted(Comparator.comparing(place).reversed())
                .limit(limit)
                .toList();
    }

    List<Contact> contacts(MemberId owner) {
        return people.contacts(owner);
    }

    List<MemberId> members() {
        return directory.members();
    }

    List<ThreadId> threadsHeldBy(Gate gate) {
        return ours.threadsHeldBy(gate);
    }

    Set<MediaKey> carried(Set<MediaKey> files) {
        return Stream.concat(ours.contents(), theirs.contents())
                .flatMap(content -> content.attachment().map(Attachment::bytes).stream())
                .map(StoredBytes::key)
                .filter(files::contains)
                .collect(Collectors.toSet());
    }

    List<ChatId> chatsWithConsent() {
        return List.copyOf(consents.keySet());
    }

    List<RecordedEvent> events(long after, int limit) {
        int from = (int) Math.min(Math.max(after, 0), events.size());
        int to = (int) Math.min(events.size(), (long) from + limit);
        return List.copyOf(events.subList(from, to));
    }

    long lastPosition() {
        return events.size();
    }

    List<Quarantined> quarantined(int limit) {
        return quarantined.values().stream().limit(limit).toList();
    }

    List<LegalHold> holds() {
        return erasures.holds();
    }
}
