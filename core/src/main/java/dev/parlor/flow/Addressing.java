package dev.parlor.flow;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.consent.Ledger;
import dev.parlor.contact.Contact;
import dev.parlor.contact.ContactAnswer;
import dev.parlor.contact.ErasedGuest;
import dev.parlor.contact.ErasureKey;
import dev.parlor.contact.Guest;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.Recognition;
import dev.parlor.directory.Language;
import dev.parlor.directory.PersonName;
import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.thread.Chat;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The members' address books, and the guests behind them (rules C1 and C4). */
public final class Addressing {
    private final Work work;
    private final Settings settings;
    private final Refusals refusals;
    private final Identities identities;

    /** On this store. */
    public Addressing(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = settings;
        this.refusals = new Refusals(settings.texts());
        this.identities = new Identities(work, settings);
    }

    /** Adds a contact to a member's address book; the address finds or makes the guest (rule C4). */
    public ContactId add(MemberId owner, String name, PhoneNumber phone) {
        PersonName personName = new PersonName(name);
        GuestId guest = guestAt(owner.organization(), Reach.by(phone), null);
        ContactId id = work.ids().contact();
        Contact contact = new Contact(id, owner, guest, personName, false);
        return work.commit(work.onDirectory(
                owner.organization(), Reads.of(Reads.Part.DIRECTORY).members(Set.of(owner)), (loaded, now) -> {
                    if (loaded.directory()
                            .member(owner)
                            .filter(member -> !member.deleted())
                            .isEmpty()) {
                        throw new IllegalArgumentException("owner must be a registered member, but " + owner
                                + " is not; register the member first");
                    }
                    return new ChangesBuilder().put(contact).answer(id);
                }));
    }

    /** Another name, and the guest at that address. The guest who was meant before keeps theirs (rule C4). */
    public ContactAnswer edit(MemberId owner, ContactId id, String name, PhoneNumber phone) {
        PersonName personName = new PersonName(name);
        GuestId guest = guestAt(owner.organization(), Reach.by(phone), null);
        return change(
                owner,
                id,
                (contact, changes) -> changes.put(contact.named(personName).of(guest)));
    }

    /** Another name. */
    public ContactAnswer rename(MemberId owner, ContactId id, String name) {
        PersonName personName = new PersonName(name);
        return change(owner, id, (contact, changes) -> changes.put(contact.named(personName)));
    }

    /** Another language of the guest's; {@code null} for unknown (N3). */
    public ContactAnswer language(MemberId owner, ContactId id, @Nullable Language language) {
        return change(owner, id, (contact, changes) -> changes.put(contact.speaking(language)));
    }

    /** The entry goes, the threads stay. */
    public ContactAnswer remove(MemberId owner, ContactId id) {
        return change(owner, id, (contact, changes) -> changes.remove(contact.id()));
    }

    /** Of two entries for one guest the first stays, with the language of the other if it has none itself. */
    public ContactAnswer merge(MemberId owner, ContactId kept, ContactId dropped) {
        Reads reads = reads(owner, kept).contact(dropped);
        return work.commit(work.onDirectory(owner.organization(), reads, (loaded, now) -> {
            Optional<Contact> first = own(owner, kept, loaded);
            Optional<Contact> second = own(owner, dropped, loaded);
            if (first.isEmpty() || second.isEmpty()) {
                return refused(RefusalReason.NOT_A_CONTACT, owner, loaded);
            }
            if (kept.equals(dropped)) {
                return Decision.nothing(new ContactAnswer.AlreadySo());
            }
            if (!first.get().guest().equals(second.get().guest())) {
                return refused(RefusalReason.OTHER_GUEST, owner, loaded);
            }
            ChangesBuilder changes = new ChangesBuilder().remove(dropped);
            if (first.get().language() == null) {
                changes.put(first.get().speaking(second.get().language()));
            }
            return changes.answer(new ContactAnswer.Done(kept));
        }));
    }

    /** All entries of a member's address book, by name. */
    public List<Contact> of(MemberId owner) {
        return work.store().contacts(owner);
    }

    /** The guest with one of these addresses, made if there is none. A guest who is known already costs no commit. */
    GuestId guestAt(OrganizationId organization, Reach reach, @Nullable PersonName profileName) {
        return guestAt(organization, reach, profileName, Instant.MAX, List.of()).orElseThrow();
    }

    /**
     * The same for one who acted; empty if that act was erased, so that it makes nobody (T4).
     *
     * @param acts what the platform calls the act, if it has a name
     */
    Optional<GuestId> guestAt(
            OrganizationId organization,
            Reach reach,
            @Nullable PersonName profileName,
            Instant at,
            List<PlatformId> acts) {
        GuestId fresh = work.ids().guest();
        Reads reads = reads(organization, reach, acts);
        Loaded before = work.store().read(organization, Set.of(), Set.of(), reads);
        if (isErased(at, before)) {
            return Optional.empty();
        }
        if (Recognition.same(reach, before.guests()).isPresent()) {
            identities.link(organization, reach);
            return guestAt(organization, reach, profileName, at, acts);
        }
        GuestId guest = recognised(organization, reads, reach, profileName, before, fresh);
        Recognition.holderOf(reach, guest, before.guests())
                .filter(holder -> !holder.isContestedBy(guest))
                .ifPresent(holder -> identities.contest(organization, holder, guest));
        return Optional.of(guest);
    }

    private GuestId recognised(
            OrganizationId organization,
            Reads reads,
            Reach reach,
            @Nullable PersonName profileName,
            Loaded before,
            GuestId fresh) {
        Guest seen = Recognition.of(reach, profileName, before.guests(), fresh);
        if (before.guests().contains(seen)) {
            return seen.id();
        }
        return work.commit(work.onDirectory(organization, reads, (loaded, now) -> {
            Guest guest = Recognition.of(reach, profileName, loaded.guests(), fresh);
            ChangesBuilder changes = new ChangesBuilder();
            if (guest.id().equals(fresh)) {
                ErasedGuest.latest(loaded.erased()).ifPresent(former -> keepStops(former, fresh, now, changes));
            }
            return (loaded.guests().contains(guest) ? changes : changes.put(guest)).answer(guest.id());
        }));
    }

    private Reads reads(OrganizationId organization, Reach reach, List<PlatformId> acts) {
        ErasureKey key = settings.erasureKey();
        Reads plain = Reads.none().addresses(reach.addresses());
        return key == null
                ? plain
                : plain.addresses(List.copyOf(key.hashes(organization, reach.addresses())))
                        .platformIds(acts.stream()
                                .map(act -> key.hash(organization, act))
                                .toList());
    }

    private static boolean isErased(Instant at, Loaded loaded) {
        return !loaded.guestMessages().isEmpty()
                || ErasedGuest.latest(loaded.erased())
                        .filter(former -> former.covers(at))
                        .isPresent();
    }

    /** One who was erased comes back as another; what they had withdrawn stays withdrawn. Nobody else knows these chats yet. */
    private void keepStops(ErasedGuest former, GuestId fresh, Instant now, ChangesBuilder changes) {
        former.revoked().forEach((number, stop) -> {
            ChatId chat = new ChatId(fresh, number);
            ConsentRecord record = new ConsentRecord(chat, null, ConsentAct.REVOKED, stop, now, Evidence.ofErased());
            changes.put(Chat.untouched(chat))
                    .add(Ledger.sealed(record, List.of(), work.ids().secret()));
        });
    }

    private ContactAnswer change(
            MemberId owner, ContactId id, BiFunction<Contact, ChangesBuilder, ChangesBuilder> change) {
        return work.commit(work.onDirectory(
                owner.organization(),
                reads(owner, id),
                (loaded, now) -> own(owner, id, loaded)
                        .map(contact -> change.apply(contact, new ChangesBuilder())
                                .<ContactAnswer>answer(new ContactAnswer.Done(id)))
                        .orElseGet(() -> refused(RefusalReason.NOT_A_CONTACT, owner, loaded))));
    }

    private Decision<ContactAnswer> refused(RefusalReason reason, MemberId owner, Loaded loaded) {
        Refusal refusal = refusals.of(reason, owner, loaded.directory());
        return Decision.nothing(new ContactAnswer.Refused(refusal));
    }

    private static Reads reads(MemberId owner, ContactId id) {
        return Reads.of(Reads.Part.DIRECTORY).members(Set.of(owner)).contact(id);
    }

    private static Optional<Contact> own(MemberId owner, ContactId id, Loaded loaded) {
        return loaded.contacts().stream()
                .filter(contact -> contact.id().equals(id) && contact.owner().equals(owner))
                .findFirst();
    }
}
