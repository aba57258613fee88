package dev.parlor.store.jdbc;

import dev.parlor.contact.Guest;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.store.ChangesBuilder;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A company whose member Ann writes with guests, row by row. Guest 1 has thread 1 in chat 1, and so on. */
final class Acme {
    static final OrganizationId ACME = new OrganizationId("acme");
    static final MemberId ANN = new MemberId(ACME, "ann");
    private static final BusinessNumberId NUMBER = new BusinessNumberId("main");

    private final Store store;
    private final AtomicLong operations = new AtomicLong();

    Acme(Store store) {
        this.store = store;
    }

    /** In one unit of work, on the chats of these guests. */
    void write(ChangesBuilder changes, int... guests) {
        Set<ChatId> chats = IntStream.of(guests).mapToObj(Acme::chat).collect(Collectors.toSet());
        OperationId operation = new OperationId(
                new UUID(FileKeys.floor(store.time()).getMostSignificantBits() | 0x7000, operations.incrementAndGet()));
        store.apply(List.of(new Unit<>(
                        ACME, operation, chats, Set.of(), Reads.none(), (loaded, time) -> changes.answer(true))))
                .get(0)
                .orThrow();
    }

    void begin(int... guests) {
        ChangesBuilder changes = new ChangesBuilder();
        for (int guest : guests) {
            changes.put(new Guest(guestId(guest), Reach.by(phone(guest)), null))
                    .put(Chat.untouched(chat(guest)))
                    .put(MessageThread.started(
                            thread(guest), chat(guest), null, Roster.empty().joinedBy(ANN), store.time()));
        }
        write(changes, guests);
    }

    Message taken(int number, int guest, Content content) {
        return Message.taken(
                message(number),
                thread(guest),
                chat(guest),
                number,
                Purpose.MEMBER,
                ANN,
                content,
                Set.of(),
                store.time());
    }

    Message accepted(int number, int guest, Content content) {
        Instant now = store.time();
        return taken(number, guest, content)
                .sending(new AttemptToken("token-of-attempt-" + number), now)
                .accepted(platformId(number), now);
    }

    GuestMessage wrote(int number, int guest, Content content) {
        Instant now = store.time();
        return new GuestMessage(
                message(number),
                thread(guest),
                chat(guest),
                number,
                platformId(number),
                now,
                now,
                content,
                null,
                GuestMessage.RouteReason.ONLY_OPEN);
    }

    static GuestId guestId(int number) {
        return new GuestId(new UUID(7, number));
    }

    static ChatId chat(int guest) {
        return new ChatId(guestId(guest), NUMBER);
    }

    static ThreadId thread(int number) {
        return new ThreadId(new UUID(1, number));
    }

    static MessageId message(int number) {
        return new MessageId(new UUID(2, number));
    }

    static PlatformId platformId(int number) {
        return new PlatformId("wamid.HBgLNDQ3NzAwOTAwMTIz" + number);
    }

    static PhoneNumber phone(int number) {
        return new PhoneNumber("+4477009001%02d".formatted(number));
    }
}
