package dev.parlor.store.jdbc;

import dev.parlor.contact.Contact;
import dev.parlor.contact.Guest;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.directory.PersonName;
import dev.parlor.event.Event;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.message.Text;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decide;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A small room: Ann of Acme with guests by number, each with a chat and a thread of the same number. */
final class Room {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final OrganizationId ACME = new OrganizationId("acme");
    static final MemberId ANN = new MemberId(ACME, "ann");
    static final BusinessNumberId NUMBER = new BusinessNumberId("main");

    private Room() {}

    static GuestId guest(int number) {
        return new GuestId(new UUID(7, number));
    }

    static ChatId chat(int guest) {
        return new ChatId(guest(guest), NUMBER);
    }

    static ThreadId thread(int number) {
        return new ThreadId(new UUID(1, number));
    }

    static MessageId message(int number) {
        return new MessageId(new UUID(2, number));
    }

    static PhoneNumber phone(int number) {
        return new PhoneNumber("+4477009001%02d".formatted(number));
    }

    /** A guest with a chat and a thread, in which Ann is. */
    static ChangesBuilder with(int number) {
        return new ChangesBuilder()
                .put(new Guest(guest(number), Reach.by(phone(number)), null))
                .put(Chat.untouched(chat(number)))
                .put(contact(number))
                .put(MessageThread.started(
                        thread(number), chat(number), null, Roster.empty().joinedBy(ANN), NOON));
    }

    static Contact contact(int number) {
        return new Contact(
                new ContactId(new UUID(3, number)), ANN, guest(number), new PersonName("Guest " + number), false);
    }

    static Message ours(int number, int thread) {
        return Message.taken(
                message(number),
                thread(thread),
                chat(thread),
                number,
                Purpose.MEMBER,
                ANN,
                new Text("Message " + number),
                Set.of(),
                NOON.plusSeconds(number));
    }

    static GuestMessage wrote(int number, int thread) {
        return new GuestMessage(
                message(number),
                thread(thread),
                chat(thread),
                number,
                new PlatformId("wamid." + number),
                NOON.plusSeconds(number),
                NOON.plusSeconds(number),
                new Text("Guest message " + number),
                null,
                GuestMessage.RouteReason.ONLY_OPEN);
    }

    static Event event(int number) {
        return new Event.GuestMessageReceived(thread(1), message(number));
    }

    static <A> Unit<A> onChat(int guest, Reads reads, Decide<A> decide) {
        return new Unit<>(ACME, operation(), Set.of(chat(guest)), Set.of(), reads, decide);
    }

    static <A> Unit<A> onThread(int thread, Reads reads, Decide<A> decide) {
        return new Unit<>(ACME, operation(), Set.of(), Set.of(thread(thread)), reads, decide);
    }

    static OperationId operation() {
        return new OperationId(UUID.randomUUID());
    }

    static <A> A apply(Store store, Unit<A> unit) {
        return store.apply(List.of(unit)).get(0).orThrow();
    }

    /** Writes these rows, whatever they are. */
    static void commit(Store store, ChangesBuilder rows) {
        apply(
                store,
                new Unit<>(ACME, operation(), Set.of(), Set.of(), Reads.none(), (loaded, time) -> rows.answer("done")));
    }
}
