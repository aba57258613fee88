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
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a unit of work writes, one list per table. Rows replace those of the same key; consent records,
 * notices, events and parked reports are only ever added.
 *
 * @param templatesRemoved with what the platform said of them
 * @param guests with their addresses; an address that another guest has, and does not lose by the same unit, is a conflict, and
 *     the unit is decided anew
 * @param guestMessages a second one with the same platform id and another id is a conflict, and the unit is decided anew
 *     (I3); with the same id it replaces the row, which only moves it to another thread (R7) or says what became of its
 *     file (M3)
 * @param messages one with the caller's key of another in its thread is a conflict (M5), as is one that has just got a
 *     platform id about which reports are parked that the unit was not shown (I6): the unit is decided anew
 * @param parked one about a message of ours that is there by now is a conflict, and the unit is decided anew (I6)
 * @param quarantined in the order in which they first came
 * @param pauses business numbers that are paused, or probed, from now on; a pause that somebody else wrote since it was
 *     loaded is a conflict, and the unit is decided anew
 * @param resumed business numbers that are paused no more
 * @param joined former guests and whose they become (C5), before any row is written: contacts and legal holds, and chats number
 *     by number with their threads, entries, attempts and leases, of which the longer stays. The guest, its chats and their
 *     wakes are gone; whoever names them means those they became, for ever. Consent records keep their chat and are loaded with
 *     that of the other
 * @param wakes when each of these chats is to be looked at next
 * @param leasesGivenBack chats that any dispatcher may claim again
 * @param consentsEmptied records that are there already, now without what names or quotes the guest (T4)
 * @param guestsRemoved guests whose addresses are nobody's any more (T4)
 * @param erased what is left of them
 * @param forgotten quarantined items that name one of these addresses go (T4)
 * @param reportsRemoved parked reports, and quarantined ones, on these messages go (T4)
 * @param holdsSet legal holds, one for each guest and thread, or for each guest as a whole
 * @param takenIn entries of the intake that are there no longer (S11)
 * @param seen what came in and must be known again; one that is there already, and that the unit was not shown, is a conflict,
 *     and the unit is decided anew (I3)
 */
public record Changes(
        List<Organization> organizations,
        List<SubOrganization> subOrganizations,
        List<Member> members,
        List<BusinessNumber> numbers,
        List<RegisteredTemplate> templates,
        List<TemplateStanding> standings,
        Set<TemplateId> templatesRemoved,
        List<Guest> guests,
        List<Contact> contacts,
        Set<ContactId> contactsRemoved,
        List<Chat> chats,
        List<MessageThread> threads,
        List<ConsentRecord> consents,
        List<Message> messages,
        List<GuestMessage> guestMessages,
        List<Notice> notices,
        List<Attempt> attempts,
        List<DeliveryReport> parked,
        List<Quarantined> quarantined,
        Set<QuarantineId> quarantinedRemoved,
        List<Event> events,
        List<Pause> pauses,
        Set<BusinessNumberId> resumed,
        Map<GuestId, GuestId> joined,
        Map<ChatId, Wake> wakes,
        Set<ChatId> leasesGivenBack,
        List<ConsentRecord> consentsEmptied,
        Set<GuestId> guestsRemoved,
        List<ErasedGuest> erased,
        Set<Address> forgotten,
        Set<PlatformId> reportsRemoved,
        List<LegalHold> holdsSet,
        List<LegalHold> holdsLifted,
        Set<MessageId> takenIn,
        Set<SeenId> seen) {}
