package dev.parlor.flow;

import dev.parlor.consent.ChatConsent;
import dev.parlor.contact.Address;
import dev.parlor.contact.ErasedGuest;
import dev.parlor.contact.ErasureKey;
import dev.parlor.contact.Guest;
import dev.parlor.contact.RecordsAnswer;
import dev.parlor.event.Event;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.Ending;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Reads;
import dev.parlor.thread.Roster;
import dev.parlor.window.Window;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Erases a guest (rule T4): one unit over all chats after which nothing shows, reaches or recognises the guest, then the
 * content page by page. The same call again goes on where one was cut short.
 */
public final class Erasing {
    private final Work work;
    private final Settings settings;
    private final Refusals refusals;
    private final Emptying emptying;

    /** On these stores. */
    public Erasing(Work work, MediaStore media, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.refusals = new Refusals(settings.texts());
        this.emptying = new Emptying(work, media);
    }

    /** Erases; refused while a legal hold stands. */
    public RecordsAnswer erase(OrganizationId organization, GuestId guest) {
        ErasureKey key = requiredKey();
        Set<ChatId> chats = chats(organization, guest);
        RecordsAnswer answer = work.commit(work.onChats(
                organization, chats, Reads.everything(), (loaded, now) -> decide(guest, key, loaded, now)));
        if (!(answer instanceof RecordsAnswer.Refused)) {
            sweep(organization, guest, chats, key);
        }
        return answer;
    }

    /** What stays of a message to a guest who was erased. */
    static Message emptied(Message message, Draft draft) {
        ErasureKey key = Objects.requireNonNull(draft.settings().erasureKey(), "erasureKey");
        return message.erased(id -> key.hash(draft.loaded().organization(), id));
    }

    private Decision<RecordsAnswer> decide(GuestId named, ErasureKey key, Loaded loaded, Instant now) {
        GuestId guest = loaded.now(named);
        if (loaded.erased().stream().anyMatch(row -> row.guest().equals(guest))) {
            return Decision.nothing(new RecordsAnswer.AlreadySo());
        }
        Optional<Guest> row = loaded.guests().stream()
                .filter(known -> known.id().equals(guest))
                .findFirst();
        if (row.isEmpty() || !loaded.holds().isEmpty()) {
            RefusalReason reason = row.isEmpty() ? RefusalReason.UNKNOWN_GUEST : RefusalReason.LEGAL_HOLD;
            return Decision.nothing(new RecordsAnswer.Refused(refusals.of(reason, loaded.directory()), loaded.holds()));
        }
        List<Address> addresses = row.get().addresses();
        ChangesBuilder changes = new ChangesBuilder()
                .remove(guest)
                .forget(addresses)
                .put(new ErasedGuest(guest, key.hashes(loaded.organization(), addresses), now, revoked(loaded), false))
                .add(new Event.GuestErased(guest));
        loaded.contacts().forEach(contact -> changes.remove(contact.id()));
        Draft.each(loaded, now, settings, work.ids(), changes).forEach(Erasing::end);
        return changes.answer(new RecordsAnswer.Done());
    }

    /** What is on its way ends by itself; nothing else of the chat does anything any more, and nobody may read it. */
    private static void end(Draft draft) {
        draft.line().unsettled().stream()
                .filter(message -> message.state() != MessageState.SENDING)
                .forEach(message -> draft.move(message.cancelled(Ending.ERASED, draft.now())));
        draft.threads().forEach(thread -> draft.put(thread.with(Roster.empty())));
        draft.put(draft.chat().with(Window.never()));
        draft.consents().records().forEach(draft.changes()::empty);
        draft.write();
    }

    private Map<BusinessNumberId, Instant> revoked(Loaded loaded) {
        Map<BusinessNumberId, Instant> stops = new HashMap<>();
        loaded.consents().stream()
                .collect(Collectors.groupingBy(record -> record.chat().number()))
                .forEach((number, records) -> new ChatConsent(
                                records, settings.consent().scope())
                        .revokedAt()
                        .ifPresent(stop -> stops.put(number, stop)));
        return stops;
    }

    private void sweep(OrganizationId organization, GuestId named, Set<ChatId> chats, ErasureKey key) {
        Loaded loaded = work.store().read(organization, chats, Set.of(), Reads.of(Reads.Part.THREADS));
        GuestId guest = loaded.now(named);
        boolean done = loaded.erased().stream().anyMatch(row -> row.guest().equals(guest) && row.swept());
        if (done) {
            return;
        }
        loaded.threads().forEach(thread -> emptying.empty(organization, thread, key));
        work.commit(work.onChats(organization, chats, Reads.none(), (now, time) -> {
            ChangesBuilder changes = new ChangesBuilder();
            now.erased().stream().filter(row -> row.guest().equals(guest)).forEach(row -> changes.put(row.asSwept()));
            return changes.answer(true);
        }));
    }

    private Set<ChatId> chats(OrganizationId organization, GuestId guest) {
        return GuestChats.of(work, organization, guest);
    }

    private ErasureKey requiredKey() {
        ErasureKey key = settings.erasureKey();
        if (key == null) {
            throw new IllegalStateException("there is no key for erasure; give one with ParlorBuilder.erasureKey");
        }
        return key;
    }
}
