package dev.parlor.store.memory;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.Address;
import dev.parlor.contact.Contact;
import dev.parlor.contact.Guest;
import dev.parlor.contact.LegalHold;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Member;
import dev.parlor.directory.Organization;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.CallerKey;
import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MediaKey;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.QuarantineId;
import dev.parlor.id.SeenId;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.TemplateId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Attachment;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Erased;
import dev.parlor.message.Gate;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
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
import java.util.Collection;
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
 * All rows of one organization, with the indexes that the flows need. Not thread-safe: the store holds its lock. Long,
 * because a write touches rows and indexes together, and this is the one place that knows both.
 */
final class OrganizationTables {
    private static final Comparator<HistoryRow> NEWEST_FIRST = Comparator.comparing(HistoryRow::lastActivityAt)
            .thenComparing(row -> row.thread().value())
            .reversed();

    private final OrganizationId id;
    private @Nullable Organization organization;
    private final Map<SubOrganizationId, SubOrganization> subOrganizations = new LinkedHashMap<>();
    private final Map<BusinessNumberId, BusinessNumber> numbers = new LinkedHashMap<>();
    private final Map<TemplateId, RegisteredTemplate> templates = new LinkedHashMap<>();
    private final Map<TemplateId, TemplateStanding> standings = new LinkedHashMap<>();
    private final Map<MemberId, Member> members = new HashMap<>();
    private final Map<GuestId, Guest> guests = new HashMap<>();
    private final Map<Address, GuestId> addresses = new HashMap<>();
    private final Map<GuestId, GuestId> linked = new HashMap<>();
    private final Map<ContactId, Contact> contacts = new HashMap<>();
    private final Map<ChatId, Chat> chats = new HashMap<>();
    private final Map<ThreadId, MessageThread> threads = new HashMap<>();
    private final Map<ChatId, Set<ThreadId>> threadsOfChat = new HashMap<>();
    private final Map<ChatId, List<ConsentRecord>> consents = new HashMap<>();
    private final Map<MessageId, Message> messages = new HashMap<>();
    private final Map<ThreadId, Set<MessageId>> messagesOfThread = new HashMap<>();
    private final Map<ChatId, Set<MessageId>> unsettled = new HashMap<>();
    private final Map<ChatId, Map<CallerKey, Set<MessageId>>> keyed = new HashMap<>();
    private final Map<PlatformId, MessageId> sentAs = new HashMap<>();
    private final Map<PlatformId, GuestMessage> guestMessages = new HashMap<>();
    private final Map<MessageId, GuestMessage> guestMessagesById = new HashMap<>();
    private final Map<ThreadId, List<GuestMessage>> guestMessagesOfThread = new HashMap<>();
    private final Map<ChatId, Set<MessageId>> toFetch = new HashMap<>();
    private final Map<ThreadId, List<Notice>> notices = new HashMap<>();
    private final Map<AttemptToken, Attempt> attempts = new HashMap<>();
    private final Map<ChatId, Set<AttemptToken>> openAttempts = new HashMap<>();
    private final Map<PlatformId, List<DeliveryReport>> parked = new HashMap<>();
    private final Map<BusinessNumberId, Pause> pauses = new HashMap<>();
    private final Map<BusinessNumberId, Instant> echoes = new HashMap<>();
    private final Map<QuarantineId, Quarantined> quarantined = new LinkedHashMap<>();
    private final Set<SeenId> seen = new HashSet<>();
    private final Map<MessageId, IntakeEntry> intake = new LinkedHashMap<>();
    private final List<RecordedEvent> events = new ArrayList<>();
    private final ErasureTables erasures = new ErasureTables();

    OrganizationTables(OrganizationId id) {
        this.id = id;
    }

    Set<ChatId> chatsOf(Set<ThreadId> named) {
        Set<ChatId> found = new HashSet<>();
        for (ThreadId thread : named) {
            MessageThread row = threads.get(thread);
            if (row != null) {
                found.add(row.chat());
            }
        }
        return found;
    }

    /** A new claim: what an older one started may change no state any more. */
    void claim(ChatId chat) {
        chats.computeIfPresent(chat, (id, row) -> row.claimed());
    }

    Loaded load(Set<ChatId> asked, Reads reads) {
        Set<ChatId> named = new LinkedHashSet<>();
        asked.forEach(chat -> named.add(now(chat)));
        List<MessageThread> loadedThreads = has(reads, Part.THREADS)
                ? named.stream().flatMap(this::threadsIn).toList()
                : List.of();
        Set<Message> loadedMessages = new LinkedHashSet<>();
        Set<Attempt> loadedAttempts = new LinkedHashSet<>();
        if (has(reads, Part.LINE)) {
            named.forEach(chat -> loadedMessages.addAll(rows(unsettled.get(chat), messages::get)));
            named.forEach(chat -> loadedAttempts.addAll(rows(openAttempts.get(chat), attempts::get)));
            loadedAttempts.addAll(rows(attemptsInDoubt(loadedMessages), attempts::get));
        }
        loadedAttempts.addAll(rows(reads.tokens(), attempts::get));
        loadedMessages.addAll(rows(reads.messages(), messages::get));
        rows(named, keyed::get)
                .forEach(byKey ->
                        rows(reads.keys(), byKey::get).forEach(ids -> loadedMessages.addAll(rows(ids, messages::get))));
        loadedMessages.addAll(rows(rows(reads.platformIds(), sentAs::get), messages::get));
        loadedMessages.addAll(rows(loadedAttempts.stream().map(Attempt::message).toList(), messages::get));
        return new Loaded(
                id,
                directory(reads, loadedThreads),
                guests(named, reads),
                contacts(named, reads),
                rows(named, chats::get),
                loadedThreads,
                has(reads, Part.CONSENT)
                        ? named.stream()
                                .flatMap(this::everCalled)
                                .flatMap(chat -> consents.getOrDefault(chat, List.of()).stream())
                                .toList()
                        : List.of(),
                List.copyOf(loadedMessages),
                guestMessages(named, reads),
                List.copyOf(loadedAttempts),
                reads.platformIds().stream()
                        .flatMap(platformId -> parked.getOrDefault(platformId, List.of()).stream())
                        .toList(),
                has(reads, Part.DIRECTORY) ? List.copyOf(pauses.values()) : List.of(),
                echoesOf(named),
                erasures.erased(guestsOf(named), reads.addresses()),
                erasures.holds(guestsOf(named)),
                rows(reads.quarantined(), quarantined::get),
                has(reads, Part.INTAKE) ? intakeOf(loadedThreads) : List.of(),
                reads.seen().stream().filter(seen::contains).collect(Collectors.toSet()),
                linked);
    }

    Stream<IntakeEntry> intake() {
        return intake.values().stream();
    }

    void append(IntakeEntry entry) {
        intake.put(entry.id(), entry);
    }

    private List<IntakeEntry> intakeOf(List<MessageThread> named) {
        return intake().filter(
                        entry -> named.stream().anyMatch(thread -> thread.id().equals(entry.thread())))
                .toList();
    }

    /** The number is paused, and it is not time to probe it. */
    boolean isPaused(BusinessNumberId number, Instant time) {
        Pause pause = pauses.get(number);
        return pause != null && !pause.mayProbe(time);
    }

    private static Set<BusinessNumberId> numbersOf(Set<ChatId> named) {
        return named.stream().map(ChatId::number).collect(Collectors.toSet());
    }

    private Map<BusinessNumberId, Instant> echoesOf(Set<ChatId> named) {
        return numbersOf(named).stream()
                .filter(echoes::containsKey)
                .collect(Collectors.toMap(Function.identity(), echoes::get));
    }

    /**
     * Whether these changes would give an address, a platform's message id, or a caller's key a second owner, part a
     * report from its message, or apply twice what came twice, each of which came in between.
     */
    boolean collide(Changes changes, Loaded shown) {
        boolean addressTaken = changes.guests().stream()
                .anyMatch(
                        guest -> guest.addresses().stream().anyMatch(address -> isTaken(address, guest.id(), changes)));
        boolean known = changes.guestMessages().stream().anyMatch(row -> {
            GuestMessage before = guestMessages.get(row.platformId());
            return before != null && !before.id().equals(row.id());
        });
        boolean parkedTooLate = changes.parked().stream()
                .map(report -> sentAs.get(report.message()))
                .anyMatch(message -> message != null && !shown.messages().contains(messages.get(message)));
        boolean leavesReports = changes.messages().stream()
                .flatMap(message -> Stream.ofNullable(message.delivery().platformId()))
                .anyMatch(platformId -> !sentAs.containsKey(platformId)
                        && !shown.parked().containsAll(parked.getOrDefault(platformId, List.of())));
        return addressTaken
                || known
                || changes.seen().stream()
                        .anyMatch(row -> seen.contains(row) && !shown.seen().contains(row))
                || parkedTooLate
                || leavesReports
                || changes.messages().stream().anyMatch(this::isKeyTaken);
    }

    private boolean isKeyTaken(Message row) {
        Map<CallerKey, Set<MessageId>> byKey = keyed.get(row.chat());
        return row.key() != null
                && byKey != null
                && rows(byKey.get(row.key()), messages::get).stream()
                        .anyMatch(known -> known.thread().equals(row.thread())
                                && !known.id().equals(row.id()));
    }

    /** By one who does not give it up in the same unit. */
    private boolean isTaken(Address address, GuestId taker, Changes changes) {
        GuestId owner = addresses.get(address);
        return owner != null
                && !changes.joined().getOrDefault(owner, owner).equals(taker)
                && changes.guests().stream()
                        .noneMatch(row ->
                                row.id().equals(owner) && !row.addresses().contains(address));
    }

    void write(Changes changes, Instant time) {
        changes.joined().forEach(this::join);
        changes.organizations().forEach(row -> organization = row);
        changes.subOrganizations().forEach(row -> subOrganizations.put(row.id(), row));
        changes.members().forEach(row -> members.put(row.id(), row));
        changes.numbers().forEach(row -> numbers.put(row.id(), row));
        changes.templates().forEach(row -> templates.put(row.id(), row));
        changes.standings().forEach(row -> standings.put(row.template(), row));
        templates.keySet().removeAll(changes.templatesRemoved());
        standings.keySet().removeAll(changes.templatesRemoved());
        changes.guests().forEach(this::write);
        changes.contacts().forEach(row -> contacts.put(row.id(), row));
        changes.contactsRemoved().forEach(contacts::remove);
        changes.chats().forEach(row -> chats.put(row.id(), row));
        changes.threads().forEach(this::write);
        changes.consents().forEach(row -> list(consents, row.chat()).add(row));
        changes.messages().forEach(this::write);
        changes.guestMessages().forEach(this::write);
        changes.notices().forEach(row -> list(notices, row.thread()).add(row));
        changes.attempts().forEach(this::write);
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

    Optional<ChatId> chatOf(PlatformId platformId, @Nullable AttemptToken token) {
        Attempt attempt = token == null ? null : attempts.get(token);
        if (attempt != null) {
            return Optional.of(attempt.chat());
        }
        return Optional.ofNullable(sentAs.get(platformId)).map(messages::get).map(Message::chat);
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

    /** For one who is out only what they may read moves a thread (P6). */
    private Instant lastActivity(MemberId member, MessageThread thread) {
        if (thread.roster().has(member)) {
            return thread.lastActivityAt();
        }
        Stream<Instant> ours = rows(messagesOfThread.get(thread.id()), messages::get).stream()
                .filter(message ->
                        message.purpose().isMembers() && thread.roster().mayRead(member, message.position()))
                .map(Message::takenAt);
        Stream<Instant> guests = guestMessagesOfThread.getOrDefault(thread.id(), List.of()).stream()
                .filter(message -> thread.roster().mayRead(member, message.position()))
                .map(GuestMessage::at);
        return Stream.concat(ours, guests).reduce(thread.startedAt(), (one, other) -> one.isAfter(other) ? one : other);
    }

    List<Contact> contacts(MemberId owner) {
        return contacts.values().stream()
                .filter(contact -> contact.owner().equals(owner))
                .sorted(Comparator.comparing((Contact contact) -> contact.name().value())
                        .thenComparing(contact -> contact.id().value()))
                .toList();
    }

    List<ThreadId> threadsHeldBy(Gate gate) {
        return unsettled.values().stream()
                .flatMap(line -> rows(line, messages::get).stream())
                .filter(message -> message.progress().heldBy().contains(gate))
                .map(Message::thread)
                .distinct()
                .toList();
    }

    Set<MediaKey> carried(Set<MediaKey> files) {
        return Stream.concat(
                        messages.values().stream().map(Message::content),
                        guestMessagesById.values().stream().map(GuestMessage::content))
                .flatMap(content -> content.attachment().map(Attachment::bytes).stream())
                .map(StoredBytes::key)
                .filter(files::contains)
                .collect(Collectors.toSet());
    }

    List<MemberId> members() {
        return members.keySet().stream()
                .sorted(Comparator.comparing(MemberId::value))
                .toList();
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
        List<Message> ours = rows(messagesOfThread.get(named), messages::get).stream()
                .filter(message -> message.purpose() != Purpose.NOTICE)
                .toList();
        List<Notice> told =
                latest(notices.get(named), row -> new Cursor(row.at(), row.position()), before, limit, mayRead);
        return new TimelineRows(
                latest(ours, row -> new Cursor(row.takenAt(), row.position()), before, limit, mayRead),
                latest(
                        guestMessagesOfThread.get(named),
                        row -> new Cursor(row.at(), row.position()),
                        before,
                        limit,
                        mayRead),
                told,
                told.stream()
                        .map(Notice::guestCopy)
                        .flatMap(copy -> Stream.ofNullable(copy).map(messages::get))
                        .toList());
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

    private void erase(Changes changes) {
        changes.consentsEmptied()
                .forEach(row ->
                        list(consents, row.chat()).replaceAll(known -> sequence(known) == sequence(row) ? row : known));
        changes.guestsRemoved().forEach(row -> {
            Guest former = guests.remove(row);
            if (former != null) {
                former.addresses().forEach(addresses::remove);
            }
        });
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

    private static Set<GuestId> guestsOf(Set<ChatId> named) {
        return named.stream().map(ChatId::guest).collect(Collectors.toSet());
    }

    private Directory directory(Reads reads, List<MessageThread> loadedThreads) {
        Set<MemberId> wanted = new LinkedHashSet<>(reads.members());
        loadedThreads.forEach(thread -> thread.roster().stays().forEach(stay -> wanted.add(stay.member())));
        if (!has(reads, Part.DIRECTORY)) {
            return new Directory(null, List.of(), List.of(), List.of(), List.of());
        }
        return new Directory(
                organization,
                List.copyOf(subOrganizations.values()),
                List.copyOf(numbers.values()),
                List.copyOf(templates.values()),
                List.copyOf(standings.values()),
                rows(wanted, members::get));
    }

    private List<Guest> guests(Set<ChatId> named, Reads reads) {
        Set<GuestId> wanted = new LinkedHashSet<>();
        named.forEach(chat -> wanted.add(chat.guest()));
        wanted.addAll(rows(reads.addresses(), addresses::get));
        return rows(wanted, guests::get);
    }

    private List<Contact> contacts(Set<ChatId> named, Reads reads) {
        Set<Contact> wanted = new LinkedHashSet<>(rows(reads.contacts(), contacts::get));
        Set<GuestId> ofChats = new HashSet<>();
        named.forEach(chat -> ofChats.add(chat.guest()));
        contacts.values().stream()
                .filter(contact -> ofChats.contains(contact.guest()))
                .forEach(wanted::add);
        return List.copyOf(wanted);
    }

    private Stream<MessageThread> threadsIn(ChatId chat) {
        return rows(threadsOfChat.get(chat), threads::get).stream();
    }

    private void write(Guest row) {
        Guest former = guests.put(row.id(), row);
        if (former != null) {
            former.addresses().forEach(address -> addresses.remove(address, row.id()));
        }
        row.addresses().forEach(address -> addresses.put(address, row.id()));
    }

    private void write(MessageThread row) {
        threads.put(row.id(), row);
        threadsOfChat.computeIfAbsent(row.chat(), chat -> new LinkedHashSet<>()).add(row.id());
    }

    private void write(Message row) {
        Message former = messages.put(row.id(), row);
        if (former != null && row.content() instanceof Erased) {
            forget(former);
        }
        messagesOfThread
                .computeIfAbsent(row.thread(), thread -> new LinkedHashSet<>())
                .add(row.id());
        Set<MessageId> line = unsettled.computeIfAbsent(row.chat(), chat -> new LinkedHashSet<>());
        if (row.state().isUnsettled()) {
            line.add(row.id());
        } else {
            line.remove(row.id());
        }
        if (row.key() != null) {
            keyed.computeIfAbsent(row.chat(), chat -> new HashMap<>())
                    .computeIfAbsent(row.key(), key -> new LinkedHashSet<>())
                    .add(row.id());
        }
        PlatformId platformId = row.delivery().platformId();
        if (platformId != null) {
            sentAs.put(platformId, row.id());
        }
    }

    /** The names by which it was found, those of earlier attempts too; an erasure takes them away. */
    private void forget(Message former) {
        if (former.progress().attempts() > 1) {
            sentAs.values().removeIf(former.id()::equals);
        } else if (former.delivery().platformId() != null) {
            sentAs.remove(former.delivery().platformId(), former.id());
        }
        if (former.key() != null) {
            keyed.getOrDefault(former.chat(), Map.of())
                    .getOrDefault(former.key(), new HashSet<>())
                    .remove(former.id());
        }
    }

    private List<GuestMessage> guestMessages(Set<ChatId> named, Reads reads) {
        Set<GuestMessage> wanted = new LinkedHashSet<>(rows(reads.platformIds(), guestMessages::get));
        if (has(reads, Part.FETCHES)) {
            named.forEach(chat -> wanted.addAll(rows(toFetch.get(chat), guestMessagesById::get)));
        }
        wanted.addAll(rows(reads.messages(), guestMessagesById::get));
        return List.copyOf(wanted);
    }

    private void write(GuestMessage row) {
        GuestMessage known = guestMessagesById.put(row.id(), row);
        if (known != null) {
            list(guestMessagesOfThread, known.thread()).remove(known);
            guestMessages.remove(known.platformId());
        }
        guestMessages.put(row.platformId(), row);
        guestMessagesById.put(row.id(), row);
        list(guestMessagesOfThread, row.thread()).add(row);
        Set<MessageId> fetches = toFetch.computeIfAbsent(row.chat(), chat -> new LinkedHashSet<>());
        if (row.fetch() != null) {
            fetches.add(row.id());
        } else {
            fetches.remove(row.id());
        }
    }

    private void write(Attempt row) {
        attempts.put(row.token(), row);
        if (row.echoed()) {
            echoes.merge(row.chat().number(), row.armedAt(), (known, heard) -> known.isAfter(heard) ? known : heard);
        }
        Set<AttemptToken> open = openAttempts.computeIfAbsent(row.chat(), chat -> new LinkedHashSet<>());
        if (row.open()) {
            open.add(row.token());
        } else {
            open.remove(row.token());
        }
    }

    /** The chat itself first, then those that were joined into it. */
    private Stream<ChatId> everCalled(ChatId chat) {
        Stream<ChatId> formers = linked.entrySet().stream()
                .filter(link -> link.getValue().equals(chat.guest()))
                .map(link -> new ChatId(link.getKey(), chat.number()));
        return Stream.concat(Stream.of(chat), formers);
    }

    private ChatId now(ChatId chat) {
        return new ChatId(linked.getOrDefault(chat.guest(), chat.guest()), chat.number());
    }

    private void join(GuestId former, GuestId into) {
        linked.replaceAll((guest, known) -> known.equals(former) ? into : known);
        linked.put(former, into);
        Guest row = guests.remove(former);
        if (row != null) {
            row.addresses().forEach(addresses::remove);
        }
        contacts.replaceAll((key, contact) -> contact.guest().equals(former) ? contact.of(into) : contact);
        erasures.join(former, into);
        Set<ChatId> formers = chats.keySet().stream()
                .filter(chat -> chat.guest().equals(former))
                .collect(Collectors.toSet());
        formers.forEach(this::join);
    }

    private void join(ChatId former) {
        ChatId chat = now(former);
        chats.remove(former);
        Set<ThreadId> moved = Objects.requireNonNullElse(threadsOfChat.remove(former), Set.of());
        for (ThreadId thread : moved) {
            threads.computeIfPresent(thread, (key, row) -> row.in(chat));
            messagesOfThread
                    .getOrDefault(thread, Set.of())
                    .forEach(message -> messages.computeIfPresent(message, (key, row) -> row.in(chat)));
            list(guestMessagesOfThread, thread).replaceAll(row -> row.in(chat));
            list(guestMessagesOfThread, thread).forEach(row -> {
                guestMessages.put(row.platformId(), row);
                guestMessagesById.put(row.id(), row);
            });
            list(notices, thread).replaceAll(row -> row.in(chat));
        }
        attempts.replaceAll((token, row) -> row.chat().equals(former) ? row.in(chat) : row);
        set(threadsOfChat, chat).addAll(moved);
        set(unsettled, chat).addAll(Objects.requireNonNullElse(unsettled.remove(former), Set.of()));
        set(openAttempts, chat).addAll(Objects.requireNonNullElse(openAttempts.remove(former), Set.of()));
        set(toFetch, chat).addAll(Objects.requireNonNullElse(toFetch.remove(former), Set.of()));
        Objects.requireNonNullElse(keyed.remove(former), Map.<CallerKey, Set<MessageId>>of())
                .forEach((key, ids) -> set(keyed.computeIfAbsent(chat, unused -> new HashMap<>()), key)
                        .addAll(ids));
    }

    private static <K, V> Set<V> set(Map<K, Set<V>> sets, K key) {
        return sets.computeIfAbsent(key, unused -> new LinkedHashSet<>());
    }

    private static Set<AttemptToken> attemptsInDoubt(Set<Message> loaded) {
        return loaded.stream()
                .filter(message -> message.state() == MessageState.IN_DOUBT)
                .flatMap(message -> Stream.ofNullable(message.delivery().attempt()))
                .collect(Collectors.toSet());
    }

    private static boolean has(Reads reads, Part part) {
        return reads.parts().contains(part);
    }

    private static <K, V> List<V> list(Map<K, List<V>> lists, K key) {
        return lists.computeIfAbsent(key, unused -> new ArrayList<>());
    }

    private static <K, V> List<V> rows(@Nullable Collection<K> keys, Function<K, @Nullable V> table) {
        List<V> found = new ArrayList<>();
        if (keys != null) {
            for (K key : keys) {
                V row = table.apply(key);
                if (row != null) {
                    found.add(row);
                }
            }
        }
        return found;
    }

    private static <T> List<T> latest(
            @Nullable List<T> rows,
            Function<T, Cursor> place,
            @Nullable Cursor before,
            int limit,
            LongPredicate mayRead) {
        return Objects.requireNonNullElse(rows, List.<T>of()).stream()
                .filter(row -> mayRead.test(place.apply(row).position()))
                .filter(row -> before == null || place.apply(row).compareTo(before) < 0)
                .sorted(Comparator.comparing(place).reversed())
                .limit(limit)
                .toList();
    }

    private boolean isWanted(MessageThread thread, MemberId member, HistoryQuery query) {
        return (query.guest() == null
                        || linked.getOrDefault(query.guest(), query.guest())
                                .equals(thread.chat().guest()))
                && (query.attended() == null
                        || query.attended() != thread.roster().isUnattendedFor(member))
                && (query.name().isBlank() || hasName(thread, member, query.name()));
    }

    private static boolean isAfter(HistoryQuery.Place place, HistoryRow row) {
        int byTime = row.lastActivityAt().compareTo(place.lastActivityAt());
        return byTime < 0
                || (byTime == 0 && row.thread().value().compareTo(place.thread().value()) < 0);
    }

    /** The guest is looked for under the name that this member knows, as in what is shown; the profile else. */
    private boolean hasName(MessageThread thread, MemberId member, String part) {
        String wanted = part.strip().toLowerCase(Locale.ROOT);
        Optional<PersonName> own = contacts.values().stream()
                .filter(contact -> contact.owner().equals(member)
                        && contact.guest().equals(thread.chat().guest()))
                .findFirst()
                .map(Contact::name);
        Optional<PersonName> guest = own.or(
                () -> Optional.ofNullable(guests.get(thread.chat().guest())).map(Guest::profileName));
        Stream<PersonName> colleagues = thread.roster().has(member)
                ? rows(thread.roster().participants(), members::get).stream().map(Member::name)
                : Stream.empty();
        return Stream.concat(guest.stream(), colleagues)
                .anyMatch(name -> name.value().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private int unread(MemberId member, MessageThread thread) {
        long mark = thread.read().of(member);
        Stream<Long> ours = rows(messagesOfThread.get(thread.id()), messages::get).stream()
                .filter(row -> row.author() != null && !row.author().equals(member))
                .map(Message::position);
        return (int) Stream.concat(ours, guestPositions(thread))
                .filter(position -> position > mark && thread.roster().mayRead(member, position))
                .count();
    }

    private boolean isSeen(MessageThread thread) {
        return guestPositions(thread)
                .max(Comparator.naturalOrder())
                .map(thread.read()::isSeen)
                .orElse(true);
    }

    /** Of what the guest wrote unblocked; what only is about another message is nothing to read. */
    private Stream<Long> guestPositions(MessageThread thread) {
        return guestMessagesOfThread.getOrDefault(thread.id(), List.of()).stream()
                .filter(row -> !row.whileBlocked() && !row.content().isAboutAnother())
                .map(GuestMessage::position);
    }
}
