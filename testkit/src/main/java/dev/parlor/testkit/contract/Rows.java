package dev.parlor.testkit.contract;

import dev.parlor.consent.AnswerButton;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.contact.Contact;
import dev.parlor.contact.Guest;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.Organization;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
import dev.parlor.event.Event;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Gate;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.message.Text;
import dev.parlor.notice.Fact;
import dev.parlor.notice.Named;
import dev.parlor.notice.Notice;
import dev.parlor.queue.Attempt;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The small company of which the contract tells: Ann, Bob and Carl of Sales, three guests with a chat each. Ann and Bob
 * are in thread 1, Bob is in thread 2, both with guest 1; Ann is in thread 3, with guest 2. Guest 3 has no thread yet.
 */
final class Rows {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final OrganizationId ACME = new OrganizationId("acme");
    static final OrganizationId OTHER = new OrganizationId("other");
    static final SubOrganizationId SALES = new SubOrganizationId("sales");
    static final BusinessNumberId NUMBER = new BusinessNumberId("main");
    static final MemberId ANN = new MemberId(ACME, "ann");
    static final MemberId BOB = new MemberId(ACME, "bob");
    static final MemberId CARL = new MemberId(ACME, "carl");

    private Rows() {}

    /** All of the company, its guests and its threads. */
    static ChangesBuilder room() {
        return company(ACME)
                .put(member(BOB, "Bob"))
                .put(member(CARL, "Carl"))
                .put(guest(1))
                .put(guest(2))
                .put(guest(3))
                .put(Chat.untouched(chat(1)))
                .put(Chat.untouched(chat(2)))
                .put(Chat.untouched(chat(3)))
                .put(thread(1, 1, ANN, BOB))
                .put(thread(2, 1, BOB))
                .put(thread(3, 2, ANN));
    }

    /** A company with Ann alone; every company uses the same names for its parts, numbers and members. */
    static ChangesBuilder company(OrganizationId organization) {
        return new ChangesBuilder()
                .put(new Organization(organization, "The " + organization, true, Language.EN))
                .put(new SubOrganization(SALES, "Sales", Switch.INHERIT))
                .put(BusinessNumber.openToAll(NUMBER, new PlatformNumber("106" + organization), Language.EN))
                .put(template("en"))
                .put(member(new MemberId(organization, "ann"), "Ann"));
    }

    static Instant minute(int afterNoon) {
        return NOON.plus(Duration.ofMinutes(afterNoon));
    }

    static GuestId guestId(int number) {
        return new GuestId(new UUID(7, number));
    }

    static ChatId chat(int guest) {
        return new ChatId(guestId(guest), NUMBER);
    }

    static ThreadId threadId(int number) {
        return new ThreadId(new UUID(1, number));
    }

    static MessageId messageId(int number) {
        return new MessageId(new UUID(2, number));
    }

    static ContactId contactId(int number) {
        return new ContactId(new UUID(3, number));
    }

    static PlatformId platformId(int number) {
        return new PlatformId("wamid.HBgLNDQ3NzAwOTAwMTIz" + number);
    }

    static AttemptToken token(int number) {
        return new AttemptToken("token-of-attempt-" + number);
    }

    static PhoneNumber phone(int number) {
        return new PhoneNumber("+4477009001%02d".formatted(number));
    }

    static Guest guest(int number) {
        return new Guest(guestId(number), Reach.by(phone(number)), null);
    }

    static Member member(MemberId id, String name) {
        return new Member(id, new PersonName(name), SALES, Switch.INHERIT, null);
    }

    static OptInTemplate template(String languageTag) {
        return new OptInTemplate(NUMBER, "may_we_write", languageTag, "May we write?", List.of(), List.of());
    }

    static Contact contact(int number, MemberId owner, int guest, String name) {
        return new Contact(contactId(number), owner, guestId(guest), new PersonName(name), false);
    }

    static MessageThread thread(int number, int guest, MemberId... participants) {
        Roster roster = Roster.empty();
        for (MemberId participant : participants) {
            roster = roster.joinedBy(participant);
        }
        return thread(number, guest, roster);
    }

    static MessageThread thread(int number, int guest, Roster roster) {
        return MessageThread.started(threadId(number), chat(guest), SALES, roster, NOON);
    }

    /** A message by Ann, held by these gates, else ready; its number is its position and the minute when it was taken. */
    static Message message(int number, int thread, int guest, Gate... closed) {
        return message(number, thread, guest, ANN, new Text("Message " + number), closed);
    }

    static Message message(
            int number, int thread, int guest, @Nullable MemberId author, Content content, Gate... closed) {
        Purpose purpose = author == null ? Purpose.NOTICE : Purpose.MEMBER;
        return Message.taken(
                messageId(number),
                threadId(thread),
                chat(guest),
                number,
                purpose,
                author,
                content,
                Set.of(closed),
                minute(number));
    }

    /** The same message, accepted at its minute as {@code platformId(number)}. */
    static Message accepted(int number, Message message) {
        return message.sending(token(number), minute(number)).accepted(platformId(number), minute(number));
    }

    /** What a guest wrote; its number is its position and the minute when it was written. */
    static GuestMessage wrote(int number, int thread, int guest) {
        return wrote(number, thread, guest, new Text("Guest message " + number));
    }

    static GuestMessage wrote(int number, int thread, int guest, Content content) {
        return wrote(number, thread, guest, content, minute(number));
    }

    static GuestMessage wrote(int number, int thread, int guest, Content content, Instant at) {
        return wrote(messageId(number), platformId(number), number, thread, guest, content, at);
    }

    static GuestMessage wrote(
            MessageId id, PlatformId platformId, int position, int thread, int guest, Content content, Instant at) {
        return new GuestMessage(
                id,
                threadId(thread),
                chat(guest),
                position,
                platformId,
                at,
                minute(position),
                content,
                null,
                GuestMessage.RouteReason.ONLY_OPEN,
                false,
                null,
                null);
    }

    /** That Ann added Bob; its number is its position and the minute when it happened. */
    static Notice notice(int number, int thread, int guest, @Nullable Message guestCopy) {
        return new Notice(
                threadId(thread),
                chat(guest),
                number,
                minute(number),
                Fact.ADDED,
                new Named(ANN, new PersonName("Ann")),
                List.of(new Named(BOB, new PersonName("Bob"))),
                guestCopy == null ? null : guestCopy.id(),
                guestCopy == null ? Set.of(Gate.WINDOW) : Set.of());
    }

    static Attempt attempt(int number, Message message) {
        return new Attempt(token(number), message.id(), message.chat(), 1, minute(number), true, false, null);
    }

    static DeliveryReport report(int number, DeliveryReport.Status status) {
        return new DeliveryReport(platformId(number), status, minute(number), token(number), null);
    }

    static ConsentRecord asked(int number, int thread, int guest) {
        Evidence evidence = Evidence.ofRequest(
                ANN,
                messageId(number),
                "May we write?",
                "may_we_write",
                "en",
                List.of(new AnswerButton("yes-" + number, true), new AnswerButton("no-" + number, false)));
        return new ConsentRecord(
                chat(guest), threadId(thread), ConsentAct.ASKED, minute(number), minute(number), evidence);
    }

    static Event event(int number) {
        return new Event.GuestMessageReceived(threadId(1), messageId(number));
    }
}
