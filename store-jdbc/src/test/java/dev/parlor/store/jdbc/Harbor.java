package dev.parlor.store.jdbc;

import dev.parlor.Parlor;
import dev.parlor.consent.AnchorKey;
import dev.parlor.contact.ErasureKey;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.OptInTemplate.Answer;
import dev.parlor.directory.OptInTemplate.Blank;
import dev.parlor.directory.Organization;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Text;
import dev.parlor.queue.SendAnswer;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.thread.StartAnswer;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An organization with two members that is at work over a durable store, by the verbs of Parlor alone. */
final class Harbor {
    private static final SubOrganizationId DESK = new SubOrganizationId("desk");
    private static final BusinessNumberId NUMBER = new BusinessNumberId("front");
    private static final PlatformNumber PLATFORM_NUMBER = new PlatformNumber("1060001");

    final OrganizationId id;
    final MemberId ada;
    final MemberId ben;
    final JdbcStore store;
    final Parlor parlor;
    private final RecordingTransport wire = new RecordingTransport();
    private int items;
    private int reported;

    Harbor(String name, JdbcStore store, JdbcMediaStore files) {
        id = new OrganizationId(name);
        ada = new MemberId(id, "ada");
        ben = new MemberId(id, "ben");
        this.store = store;
        parlor = Parlor.on(store, wire)
                .media(files)
                .anchorKey(AnchorKey.of(new byte[32]))
                .erasureKey(ErasureKey.of(new byte[32]))
                .listener("archive", event -> {})
                .build();
        parlor.directory().put(new Organization(id, "Harbor", true, Language.EN));
        parlor.directory().put(id, new SubOrganization(DESK, "Desk", Switch.INHERIT));
        parlor.directory().put(Member.of(ada, "Ada", DESK));
        parlor.directory().put(Member.of(ben, "Ben", DESK));
        parlor.directory()
                .put(
                        id,
                        BusinessNumber.openToAll(NUMBER, PLATFORM_NUMBER, Language.EN)
                                .withThroughput(1_000));
        parlor.directory()
                .put(
                        id,
                        new OptInTemplate(
                                NUMBER,
                                "may_we_write",
                                "en",
                                "Hello {{1}}, this is {{2}} of {{3}}. May we write to you here?",
                                List.of(Blank.CONTACT_NAME, Blank.MEMBER_NAME, Blank.ORGANIZATION_NAME),
                                List.of(Answer.AFFIRM, Answer.DECLINE)));
    }

    static PhoneNumber phone(int guest) {
        return PhoneNumber.parse("+447700" + (900_000 + guest));
    }

    ContactId knows(int guest) {
        return parlor.contacts().add(ada, "Guest " + guest, phone(guest));
    }

    /** A thread with a contact, in which the request waits to be sent. */
    ThreadId starts(ContactId contact) {
        Preview preview = parlor.open(ada, contact)
                .fold(
                        existing -> fail("a thread exists"),
                        Opening.Ask::preview,
                        Opening.NoAskNeeded::preview,
                        refused -> fail(refused.refusal().sentence()));
        return parlor.start(preview)
                .fold(
                        StartAnswer.Started::thread,
                        refused -> fail(refused.refusal().sentence()));
    }

    /** A thread with a guest who has agreed. */
    ThreadId meets(int guest) {
        ThreadId thread = starts(knows(guest));
        dispatches();
        hears(guest, "Yes");
        dispatches();
        return thread;
    }

    void writes(ThreadId thread, String text) {
        parlor.send(ada, thread, new Text(text))
                .fold(
                        SendAnswer.Taken::message,
                        refused -> fail(refused.refusal().sentence()));
    }

    void hears(int guest, String text) {
        items++;
        receives(new Item.FromGuest(
                PLATFORM_NUMBER,
                new PlatformId("heard-" + items),
                Reach.by(phone(guest)),
                null,
                store.time(),
                new Text(text),
                null));
    }

    void receives(Item item) {
        parlor.receive(id, List.of(item));
    }

    /** What the platform tells of what was sent since the last time: each message was read. */
    void reports() {
        List<Outgoing> sent = wire.sent();
        for (; reported < sent.size(); reported++) {
            for (DeliveryReport.Status status :
                    List.of(DeliveryReport.Status.SENT, DeliveryReport.Status.DELIVERED, DeliveryReport.Status.READ)) {
                receives(report(
                        "sent-" + (reported + 1), status, sent.get(reported).token()));
            }
        }
    }

    Item report(String platformId, DeliveryReport.Status status, @Nullable AttemptToken token) {
        return new Item.Report(
                PLATFORM_NUMBER, new DeliveryReport(new PlatformId(platformId), status, store.time(), token, null));
    }

    Item stopsMarketing(int guest) {
        return new Item.Preference(PLATFORM_NUMBER, Reach.by(phone(guest)), store.time(), false);
    }

    /** Everything that is due, with what that makes due, and a chat's burst of sends used up again. */
    void dispatches() {
        store.moveTime(Duration.ofMinutes(1));
        while (parlor.dispatchDue() > 0) {
            // Again, until nothing is.
        }
    }

    static <T> T fail(String why) {
        throw new AssertionError(why);
    }
}
