package dev.parlor.store;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.Address;
import dev.parlor.contact.Contact;
import dev.parlor.contact.ErasedGuest;
import dev.parlor.contact.Guest;
import dev.parlor.contact.LegalHold;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Member;
import dev.parlor.directory.Organization;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.event.Event;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.QuarantineId;
import dev.parlor.id.SeenId;
import dev.parlor.id.TemplateId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.notice.Notice;
import dev.parlor.queue.Attempt;
import dev.parlor.queue.Pause;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects {@link Changes}. For one thread, inside one decision. Of two writes of one row the later one counts. */
public final class ChangesBuilder {
    private final List<Organization> organizations = new ArrayList<>();
    private final List<SubOrganization> subOrganizations = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<BusinessNumber> numbers = new ArrayList<>();
    private final List<RegisteredTemplate> templates = new ArrayList<>();
    private final List<TemplateStanding> standings = new ArrayList<>();
    private final Set<TemplateId> templatesRemoved = new HashSet<>();
    private final List<Guest> guests = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final Set<ContactId> contactsRemoved = new HashSet<>();
    private final List<Chat> chats = new ArrayList<>();
    private final List<MessageThread> threads = new ArrayList<>();
    private final List<ConsentRecord> consents = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<GuestMessage> guestMessages = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<DeliveryReport> parked = new ArrayList<>();
    private final List<Quarantined> quarantined = new ArrayList<>();
    private final Set<QuarantineId> quarantinedRemoved = new HashSet<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final Set<BusinessNumberId> resumed = new HashSet<>();
    private final Map<ChatId, Wake> wakes = new HashMap<>();
    private final Set<ChatId> leasesGivenBack = new HashSet<>();
    private final Map<GuestId, GuestId> joined = new HashMap<>();
    private final List<ConsentRecord> consentsEmptied = new ArrayList<>();
    private final Set<GuestId> guestsRemoved = new HashSet<>();
    private final List<ErasedGuest> erased = new ArrayList<>();
    private final Set<Address> forgotten = new HashSet<>();
    private final Set<PlatformId> reportsRemoved = new HashSet<>();
    private final List<LegalHold> holdsSet = new ArrayList<>();
    private final List<LegalHold> holdsLifted = new ArrayList<>();
    private final Set<MessageId> takenIn = new HashSet<>();
    private final Set<SeenId> seen = new HashSet<>();

    /** Begins with nothing. */
    public ChangesBuilder() {}

    /** Writes an organization. */
    public ChangesBuilder put(Organization row) {
        organizations.add(row);
        return this;
    }

    /** Writes a sub-organization. */
    public ChangesBuilder put(SubOrganization row) {
        subOrganizations.add(row);
        return this;
    }

    /** Writes a member. */
    public ChangesBuilder put(Member row) {
        members.add(row);
        return this;
    }

    /** Writes a business number. */
    public ChangesBuilder put(BusinessNumber row) {
        numbers.add(row);
        return this;
    }

    /** Writes a template. */
    public ChangesBuilder put(RegisteredTemplate row) {
        templates.add(row);
        return this;
    }

    /** Writes what the platform said of a template. */
    public ChangesBuilder put(TemplateStanding row) {
        standings.add(row);
        return this;
    }

    /** Removes a template, with what the platform said of it. */
    public ChangesBuilder remove(TemplateId template) {
        templatesRemoved.add(template);
        return this;
    }

    /** Writes a guest and its addresses. */
    public ChangesBuilder put(Guest row) {
        guests.add(row);
        return this;
    }

    /** Writes a contact. */
    public ChangesBuilder put(Contact row) {
        contacts.add(row);
        return this;
    }

    /** Removes a contact. */
    public ChangesBuilder remove(ContactId row) {
        contactsRemoved.add(row);
        return this;
    }

    /** Writes a chat. */
    public ChangesBuilder put(Chat row) {
        chats.add(row);
        return this;
    }

    /** Writes a thread. */
    public ChangesBuilder put(MessageThread row) {
        threads.add(row);
        return this;
    }

    /** Writes a message of ours. */
    public ChangesBuilder put(Message row) {
        messages.add(row);
        return this;
    }

    /** Writes an attempt. */
    public ChangesBuilder put(Attempt row) {
        attempts.add(row);
        return this;
    }

    /** Adds a consent record. */
    public ChangesBuilder add(ConsentRecord row) {
        consents.add(row);
        return this;
    }

    /** Adds a guest's message, or shows it in another thread. */
    public ChangesBuilder add(GuestMessage row) {
        guestMessages.add(row);
        return this;
    }

    /** Adds a notice. */
    public ChangesBuilder add(Notice row) {
        notices.add(row);
        return this;
    }

    /** Adds a report on a message that is not known yet. */
    public ChangesBuilder add(DeliveryReport row) {
        parked.add(row);
        return this;
    }

    /** Keeps aside what could not be applied. */
    public ChangesBuilder put(Quarantined row) {
        quarantined.add(row);
        return this;
    }

    /** Keeps this aside no longer. */
    public ChangesBuilder remove(QuarantineId row) {
        quarantinedRemoved.add(row);
        return this;
    }

    /** Adds an event. */
    public ChangesBuilder add(Event row) {
        events.add(row);
        return this;
    }

    /** Pauses a business number, or notes that it was probed. */
    public ChangesBuilder put(Pause row) {
        pauses.add(row);
        return this;
    }

    /** The business number is paused no more. */
    public ChangesBuilder resume(BusinessNumberId number) {
        resumed.add(number);
        return this;
    }

    /** Takes out of a record what names or quotes the guest; its seal stays. */
    public ChangesBuilder empty(ConsentRecord row) {
        consentsEmptied.add(row.withoutPersonal());
        return this;
    }

    /** Removes a guest with their addresses. */
    public ChangesBuilder remove(GuestId row) {
        guestsRemoved.add(row);
        return this;
    }

    /** Writes what is left of a guest. */
    public ChangesBuilder put(ErasedGuest row) {
        erased.add(row);
        return this;
    }

    /** Drops the quarantined items that name one of these addresses. */
    public ChangesBuilder forget(Collection<Address> addresses) {
        forgotten.addAll(addresses);
        return this;
    }

    /** Drops the parked and the quarantined reports on this message. */
    public ChangesBuilder removeReports(PlatformId message) {
        reportsRemoved.add(message);
        return this;
    }

    /** Sets a legal hold. */
    public ChangesBuilder set(LegalHold row) {
        holdsSet.add(row);
        return this;
    }

    /** Lifts a legal hold. */
    public ChangesBuilder lift(LegalHold row) {
        holdsLifted.add(row);
        return this;
    }

    /** Removes an entry from the intake. */
    public ChangesBuilder removeFromIntake(MessageId entry) {
        takenIn.add(entry);
        return this;
    }

    /** This came in, and is to be known again. */
    public ChangesBuilder add(SeenId row) {
        seen.add(row);
        return this;
    }

    /** The chat is to be looked at then. */
    public ChangesBuilder wake(ChatId chat, Wake at) {
        wakes.put(chat, at);
        return this;
    }

    /** Any dispatcher may claim the chat again. */
    public ChangesBuilder giveBack(ChatId chat) {
        leasesGivenBack.add(chat);
        return this;
    }

    /** All that is the former guest's becomes the other's (C5). */
    public ChangesBuilder join(GuestId former, GuestId into) {
        joined.put(former, into);
        return this;
    }

    /** The decision that writes all this and answers so. */
    public <A> Decision<A> answer(A answer) {
        Changes changes = new Changes(
                organizations,
                subOrganizations,
                members,
                numbers,
                templates,
                standings,
                templatesRemoved,
                guests,
                contacts,
                contactsRemoved,
                chats,
                threads,
                consents,
                messages,
                guestMessages,
                notices,
                attempts,
                parked,
                quarantined,
                quarantinedRemoved,
                events,
                pauses,
                resumed,
                joined,
                wakes,
                leasesGivenBack,
                consentsEmptied,
                guestsRemoved,
                erased,
                forgotten,
                reportsRemoved,
                holdsSet,
                holdsLifted,
                takenIn,
                seen);
        return new Decision<>(changes, answer);
    }
}
