package dev.parlor.store;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.Contact;
import dev.parlor.contact.Guest;
import dev.parlor.directory.Directory;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.queue.Attempt;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import java.util.List;
import java.util.Map;

/**
 * What a unit of work reads, one list per table, as of the moment its chats were locked. Rows that do not exist are
 * simply absent.
 *
 * @param parked reports on messages that were unknown when they came, by the platform ids the unit named (I6)
 * @param consents also those of chats that were joined into the named ones, which keep their own chat (C5)
 * @param linked former guests by their id, with the guest into whom they were joined; complete for the guests named by the unit
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
        Map<GuestId, GuestId> linked) {
    /** The chat as it is called now: joined chats are met by their former names too (C5). */
    public ChatId now(ChatId chat) {
        return new ChatId(linked.getOrDefault(chat.guest(), chat.guest()), chat.number());
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
        linked = Map.copyOf(linked);
    }
}
