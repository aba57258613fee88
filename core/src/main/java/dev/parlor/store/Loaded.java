package dev.parlor.store;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.Contact;
import dev.parlor.contact.ErasedGuest;
import dev.parlor.contact.Guest;
import dev.parlor.contact.LegalHold;
import dev.parlor.directory.Directory;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.SeenId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.queue.Attempt;
import dev.parlor.queue.Pause;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a unit of work reads, one list per table, as of the moment its chats were locked. Rows that do not exist are
 * simply absent.
 *
 * @param pauses the organization's business numbers that are paused (Q6), with {@link Reads.Part#DIRECTORY}
 * @param echoes for each business number of the chats when the latest attempt was armed on which the platform has reported (S4)
 * @param parked reports on messages that were unknown when they came, by the platform ids the unit named (I6)
 * @param consents also those of chats that were joined into the named ones, which keep their own chat (C5)
 * @param erased the guests of the unit's chats, and those at the named addresses, who were erased (T4)
 * @param intake with {@link Reads.Part#INTAKE} (S11)
 * @param seen those of the named ones that came in before (I3)
 * @param holds the legal holds on the guests of the unit's chats and on their threads (T4)
 * @param linked former guests by their id, with the guest into whom they were joined (C5); complete for the guests named by the unit
 */
public record Loaded(
        OrganizationId organization,
        Directory directory,
        List<Guest> guests,
        List<Contact> contacts,
        List<Chat> chats,
        List<MessageThread> threads,
        List<ConsentRecord> consents,
        List<Message> messages,
        List<GuestMessage> guestMessages,
        List<Attempt> attempts,
        List<DeliveryReport> parked,
        List<Pause> pauses,
        Map<BusinessNumberId, Instant> echoes,
        List<ErasedGuest> erased,
        List<LegalHold> holds,
        List<Quarantined> quarantined,
        List<IntakeEntry> intake,
        Set<SeenId> seen,
        Map<GuestId, GuestId> linked) {
    /** The guest as they are called now: one who was joined into another is met by the former name too (C5). */
    public GuestId now(GuestId guest) {
        return linked.getOrDefault(guest, guest);
    }

    /** The chat as it is called now. */
    public ChatId now(ChatId chat) {
        return new ChatId(now(chat.guest()), chat.number());
    }

    /** Copies the lists. */
    public Loaded {
        guests = List.copyOf(guests);
        contacts = List.copyOf(contacts);
        chats = List.copyOf(chats);
        threads = List.copyOf(threads);
        consents = List.copyOf(consents);
        messages = List.copyOf(messages);
        guestMessages = List.copyOf(guestMessages);
        attempts = List.copyOf(attempts);
        parked = List.copyOf(parked);
        pauses = List.copyOf(pauses);
        echoes = Map.copyOf(echoes);
        erased = List.copyOf(erased);
        holds = List.copyOf(holds);
        quarantined = List.copyOf(quarantined);
        intake = List.copyOf(intake);
        seen = Set.copyOf(seen);
        linked = Map.copyOf(linked);
    }
}
