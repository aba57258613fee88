package dev.parlor.flow;

import dev.parlor.contact.Contact;
import dev.parlor.contact.ContactAnswer;
import dev.parlor.contact.Guest;
import dev.parlor.event.Event;
import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.notice.Fact;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A member blocks a guest, or unblocks them, in all chats of the organization (rule C6). */
public final class Blocking {
    private final Work work;
    private final Settings settings;
    private final Refusals refusals;

    /** On this store. */
    public Blocking(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.refusals = new Refusals(settings.texts());
    }

    /** Blocks the guest behind this contact, or unblocks them; one unit over all chats of the guest. */
    public ContactAnswer block(MemberId member, ContactId contact, boolean blocked) {
        Reads reads = Reads.everything().members(Set.of(member)).contact(contact);
        Loaded before = work.store().read(member.organization(), Set.of(), Set.of(), reads);
        Set<ChatId> chats = own(member, contact, before).stream()
                .flatMap(own ->
                        before.directory().numbers().stream().map(number -> new ChatId(own.guest(), number.id())))
                .collect(Collectors.toSet());
        return work.commit(work.onChats(
                member.organization(), chats, reads, (loaded, now) -> decide(member, contact, blocked, loaded, now)));
    }

    private Decision<ContactAnswer> decide(
            MemberId member, ContactId contact, boolean blocked, Loaded loaded, Instant now) {
        Optional<Contact> own = own(member, contact, loaded);
        Optional<Refusal> refusal = refusals.ifSwitchedOff(member, loaded.directory())
                .or(() -> own.isPresent()
                        ? Optional.empty()
                        : Optional.of(refusals.of(RefusalReason.NOT_A_CONTACT, member, loaded.directory())));
        if (refusal.isPresent()) {
            return Decision.nothing(new ContactAnswer.Refused(refusal.get()));
        }
        Guest guest = loaded.guests().stream()
                .filter(row -> row.id().equals(own.orElseThrow().guest()))
                .findFirst()
                .orElseThrow();
        if (guest.blocked() == blocked) {
            return Decision.nothing(new ContactAnswer.AlreadySo());
        }
        ChangesBuilder changes = new ChangesBuilder()
                .put(guest.blockedSince(blocked ? now : null))
                .add(new Event.GuestBlocked(guest.id(), member, blocked));
        Draft.each(loaded, now, settings, work.ids(), changes).forEach(draft -> tell(member, blocked, draft));
        return changes.answer(new ContactAnswer.Done(contact));
    }

    private static void tell(MemberId member, boolean blocked, Draft draft) {
        draft.block(blocked);
        Fact fact = blocked ? Fact.GUEST_BLOCKED : Fact.GUEST_UNBLOCKED;
        draft.threads().stream()
                .filter(thread -> !thread.roster().isUnattended())
                .forEach(thread -> draft.tell(thread.id(), fact, draft.named(member), List.of()));
        draft.release();
        draft.write();
    }

    private static Optional<Contact> own(MemberId member, ContactId id, Loaded loaded) {
        return loaded.contacts().stream()
                .filter(contact -> contact.id().equals(id) && contact.owner().equals(member))
                .findFirst();
    }
}
