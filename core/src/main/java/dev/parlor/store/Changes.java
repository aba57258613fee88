package dev.parlor.store;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.Contact;
import dev.parlor.contact.Guest;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.Organization;
import dev.parlor.directory.SubOrganization;
import dev.parlor.event.Event;
import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.notice.Notice;
import dev.parlor.queue.Attempt;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a unit of work writes, one list per table. Rows replace those of the same key; consent records,
 * notices, events, parked reports and quarantined items are only ever added.
 *
 * @param guests with their addresses; an address that another guest has is a conflict, and the unit is decided anew
 * @param guestMessages a second one with the same platform id and another id is a conflict, and the unit is decided anew
 *     (I3); with the same id it replaces the row, which only moves it to another thread (R7)
 * @param joined former guests and whose they become (C5), before any row is written: contacts, and chats number by number with
 *     their threads, entries, attempts and leases, of which the longer stays. The guest, its chats and their wakes are gone;
 *     whoever names them means those they became, for ever. Consent records keep their chat and are loaded with that of the other
 * @param wakes when each of these chats is to be looked at next; empty for not at all
 * @param leasesGivenBack chats that any dispatcher may claim again
 */
public record Changes(
        List<Organization> organizations,
        List<SubOrganization> subOrganizations,
        List<Member> members,
        List<BusinessNumber> numbers,
        List<OptInTemplate> templates,
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
        List<Event> events,
        Map<ChatId, Optional<Instant>> wakes,
        Set<ChatId> leasesGivenBack,
        Map<GuestId, GuestId> joined) {}
