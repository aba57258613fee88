package dev.parlor.store.jdbc;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.Contact;
import dev.parlor.contact.ErasedGuest;
import dev.parlor.contact.Guest;
import dev.parlor.contact.LegalHold;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Member;
import dev.parlor.directory.Organization;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.QuarantineId;
import dev.parlor.id.SeenId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.queue.Attempt;
import dev.parlor.queue.Pause;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Loaded;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Reads.Part;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one organization that a round of units loaded together, and what of them each unit is shown. */
final class OrganizationRows {
    private final OrganizationId id;

    @Nullable
    Organization organization;

    final List<SubOrganization> subOrganizations = new ArrayList<>();
    final List<BusinessNumber> numbers = new ArrayList<>();
    final List<RegisteredTemplate> templates = new ArrayList<>();
    final List<TemplateStanding> standings = new ArrayList<>();
    final Map<BusinessNumberId, Pause> pauses = new LinkedHashMap<>();
    final Map<BusinessNumberId, Instant> echoes = new HashMap<>();
    final Map<MemberId, Member> members = new LinkedHashMap<>();
    final Map<GuestId, Guest> guests = new LinkedHashMap<>();
    final Map<String, GuestId> addresses = new HashMap<>();
    final Map<GuestId, GuestId> linked = new HashMap<>();
    final Map<ContactId, Contact> contacts = new LinkedHashMap<>();
    final Set<ChatId> locked = new HashSet<>();
    final Map<ChatId, Chat> chats = new LinkedHashMap<>();
    final Map<ThreadId, ChatId> chatOfThread = new HashMap<>();
    final Map<ThreadId, MessageThread> threads = new LinkedHashMap<>();
    final Map<ChatId, List<ConsentRecord>> consents = new LinkedHashMap<>();
    final Map<MessageId, Message> messages = new LinkedHashMap<>();
    final Map<String, MessageId> sentAs = new HashMap<>();
    final Map<AttemptToken, Attempt> attempts = new LinkedHashMap<>();
    final Map<MessageId, GuestMessage> guestMessages = new LinkedHashMap<>();
    final Map<String, MessageId> receivedAs = new HashMap<>();
    final Map<String, List<DeliveryReport>> parked = new HashMap<>();
    final Map<QuarantineId, Quarantined> quarantined = new LinkedHashMap<>();
    final Set<SeenId> seen = new HashSet<>();
    final List<IntakeEntry> intake = new ArrayList<>();
    final Map<GuestId, ErasedGuest> erased = new LinkedHashMap<>();
    final List<LegalHold> holds = new ArrayList<>();

    OrganizationRows(OrganizationId id) {
        this.id = id;
    }

    /** The chats of a unit; those of its threads are known by now. */
    Set<ChatId> chatsOf(Ask.Request request) {
        Set<ChatId> all = new LinkedHashSet<>(request.chats());
        all.addAll(rows(request.threads(), chatOfThread::get));
        return all;
    }

    Loaded load(Ask.Request request) {
        Reads reads = request.reads();
        Set<ChatId> named = chatsOf(request);
        Set<GuestId> guestsOfChats = named.stream().map(ChatId::guest).collect(Collectors.toSet());
        List<MessageThread> loadedThreads = request.has(Part.THREADS)
                ? threads.values().stream()
                        .filter(thread -> named.contains(thread.chat()))
                        .toList()
                : List.of();
        Set<Attempt> loadedAttempts = new LinkedHashSet<>();
        Set<Message> loadedMessages = new LinkedHashSet<>();
        if (request.has(Part.LINE)) {
            loadLine(named, loadedMessages, loadedAttempts);
        }
        loadedAttempts.addAll(rows(reads.tokens(), attempts::get));
        loadedMessages.addAll(rows(reads.messages(), messages::get));
        messages.values().stream()
                .filter(row -> row.key() != null && reads.keys().contains(row.key()) && named.contains(row.chat()))
                .forEach(loadedMessages::add);
        loadedMessages.addAll(rows(rows(reads.platformIds(), name -> sentAs.get(key(name))), messages::get));
        loadedMessages.addAll(rows(loadedAttempts.stream().map(Attempt::message).toList(), messages::get));
        return new Loaded(
                id,
                directory(request, loadedThreads),
                guests(guestsOfChats, reads),
                contacts(guestsOfChats, reads),
                rows(named, chats::get),
                loadedThreads,
                request.has(Part.CONSENT) ? consents(named) : List.of(),
                List.copyOf(loadedMessages),
                guestMessages(request, named),
                List.copyOf(loadedAttempts),
                reads.platformIds().stream()
                        .flatMap(name -> parked.getOrDefault(key(name), List.of()).stream())
                        .toList(),
                request.has(Part.DIRECTORY) ? List.copyOf(pauses.values()) : List.of(),
                echoes(named),
                erased(guestsOfChats, reads),
                holds.stream()
                        .filter(hold -> guestsOfChats.contains(hold.guest()))
                        .toList(),
                rows(reads.quarantined(), quarantined::get),
                request.has(Part.INTAKE) ? intake(loadedThreads) : List.of(),
                reads.seen().stream().filter(seen::contains).collect(Collectors.toSet()),
                linked);
    }

    private void loadLine(Set<ChatId> named, Set<Message> loadedMessages, Set<Attempt> loadedAttempts) {
        messages.values().stream()
                .filter(row -> named.contains(row.chat()) && row.state().isUnsettled())
                .forEach(loadedMessages::add);
        attempts.values().stream()
                .filter(row -> named.contains(row.chat()) && row.open())
                .forEach(loadedAttempts::add);
        loadedMessages.stream()
                .filter(row -> row.state() == MessageState.IN_DOUBT)
                .flatMap(row -> Stream.ofNullable(row.delivery().attempt()))
                .flatMap(token -> Stream.ofNullable(attempts.get(token)))
                .forEach(loadedAttempts::add);
    }

    private Directory directory(Ask.Request request, List<MessageThread> loadedThreads) {
        if (!request.has(Part.DIRECTORY)) {
            return new Directory(null, List.of(), List.of(), List.of(), List.of());
        }
        Set<MemberId> wanted = new LinkedHashSet<>(request.reads().members());
        loadedThreads.forEach(thread -> thread.roster().stays().forEach(stay -> wanted.add(stay.member())));
        return new Directory(organization, subOrganizations, numbers, templates, standings, rows(wanted, members::get));
    }

    private List<Guest> guests(Set<GuestId> ofChats, Reads reads) {
        Set<GuestId> wanted = new LinkedHashSet<>(ofChats);
        wanted.addAll(rows(reads.addresses(), address -> addresses.get(People.key(address))));
        return rows(wanted, guests::get);
    }

    private List<Contact> contacts(Set<GuestId> ofChats, Reads reads) {
        return contacts.values().stream()
                .filter(contact -> reads.contacts().contains(contact.id()) || ofChats.contains(contact.guest()))
                .toList();
    }

    /** The chat itself first, then those that were joined into it. */
    private List<ConsentRecord> consents(Set<ChatId> named) {
        List<ConsentRecord> found = new ArrayList<>();
        for (ChatId chat : named) {
            found.addAll(consents.getOrDefault(chat, List.of()));
            linked.forEach((former, into) -> {
                if (into.equals(chat.guest())) {
                    found.addAll(consents.getOrDefault(new ChatId(former, chat.number()), List.of()));
                }
            });
        }
        return found;
    }

    private List<GuestMessage> guestMessages(Ask.Request request, Set<ChatId> named) {
        Reads reads = request.reads();
        Set<GuestMessage> wanted = new LinkedHashSet<>(
                rows(rows(reads.platformIds(), name -> receivedAs.get(key(name))), guestMessages::get));
        if (request.has(Part.FETCHES)) {
            guestMessages.values().stream()
                    .filter(row -> row.fetch() != null && named.contains(row.chat()))
                    .forEach(wanted::add);
        }
        wanted.addAll(rows(reads.messages(), guestMessages::get));
        return List.copyOf(wanted);
    }

    private Map<BusinessNumberId, Instant> echoes(Set<ChatId> named) {
        Map<BusinessNumberId, Instant> heard = new HashMap<>();
        for (ChatId chat : named) {
            Instant at = echoes.get(chat.number());
            if (at != null) {
                heard.put(chat.number(), at);
            }
        }
        return heard;
    }

    private List<ErasedGuest> erased(Set<GuestId> ofChats, Reads reads) {
        return erased.values().stream()
                .filter(row -> ofChats.contains(row.guest())
                        || row.addresses().stream().anyMatch(reads.addresses()::contains))
                .toList();
    }

    private List<IntakeEntry> intake(List<MessageThread> named) {
        Set<ThreadId> wanted = new HashSet<>();
        named.forEach(thread -> wanted.add(thread.id()));
        return intake.stream().filter(entry -> wanted.contains(entry.thread())).toList();
    }

    static String key(PlatformId name) {
        return Keys.opaque(name.value());
    }

    private static <K, V> List<V> rows(Collection<K> keys, Function<K, @Nullable V> table) {
        List<V> found = new ArrayList<>();
        for (K key : keys) {
            V row = table.apply(key);
            if (row != null) {
                found.add(row);
            }
        }
        return found;
    }
}
