package dev.parlor.testkit.defects;

import dev.parlor.Parlor;
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
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Content;
import dev.parlor.message.Template;
import dev.parlor.message.Text;
import dev.parlor.queue.SendAnswer;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.thread.StartAnswer;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.Item;
import dev.parlor.transport.Received;
import java.time.Duration;
import java.util.List;

/** A bank with three advisers and one guest, on a store in memory and a transport that records. */
final class Office {
    static final OrganizationId BANK = new OrganizationId("lighthouse");
    static final SubOrganizationId ADVICE = new SubOrganizationId("advice");
    static final MemberId MIRA = new MemberId(BANK, "mira");
    static final MemberId TOMAS = new MemberId(BANK, "tomas");
    static final MemberId LENA = new MemberId(BANK, "lena");
    static final PhoneNumber NOOR = PhoneNumber.parse("+44 7700 900123");

    private static final BusinessNumberId DESK = new BusinessNumberId("front-desk");
    private static final PlatformNumber NUMBER = new PlatformNumber("106540352242922");

    final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    final RecordingTransport transport = new RecordingTransport();
    final Parlor parlor =
            Parlor.on(new InMemoryStore(clock), transport).mostHeld(3).build();
    private int guestMessages;

    Office() {
        parlor.directory().put(new Organization(BANK, "Lighthouse Bank", true, Language.EN));
        parlor.directory().put(BANK, new SubOrganization(ADVICE, "Advice", Switch.INHERIT));
        List.of(MIRA, TOMAS, LENA).forEach(member -> put(member, Switch.INHERIT));
        parlor.directory().put(BANK, BusinessNumber.openToAll(DESK, NUMBER, Language.EN));
        List<OptInTemplate.Answer> buttons = List.of(OptInTemplate.Answer.AFFIRM, OptInTemplate.Answer.DECLINE);
        parlor.directory().put(BANK, new OptInTemplate(DESK, "may_we", "en", "May we write?", List.of(), buttons));
    }

    void put(MemberId member, Switch whatsApp) {
        parlor.directory().put(new Member(member, new PersonName(member.value()), ADVICE, whatsApp, null));
    }

    ContactId contactOf(MemberId member) {
        return parlor.contacts().add(member, "Noor", NOOR);
    }

    Preview preview(MemberId member) {
        return ((Opening.Ask) parlor.open(member, contactOf(member))).preview();
    }

    /** A thread whose guest was asked. */
    ThreadId asked(MemberId member) {
        ThreadId thread = ((StartAnswer.Started) parlor.start(preview(member))).thread();
        pass(Duration.ofSeconds(1));
        return thread;
    }

    /** A thread whose guest agreed; the window is open. */
    ThreadId agreed(MemberId member) {
        ThreadId thread = asked(member);
        Template request =
                (Template) transport.sent().get(transport.sent().size() - 1).content();
        guest(new ButtonReply(request.payloads().get(0), "Yes"));
        return thread;
    }

    SendAnswer write(MemberId member, ThreadId thread, String text) {
        SendAnswer answer = parlor.send(member, thread, new Text(text));
        pass(Duration.ofSeconds(1));
        return answer;
    }

    Received guest(String text) {
        return guest(new Text(text));
    }

    private Received guest(Content content) {
        PlatformId id = new PlatformId("from-guest-" + ++guestMessages);
        Item item = new Item.FromGuest(NUMBER, id, Reach.by(NOOR), null, clock.instant(), content, null);
        Received received = parlor.receive(BANK, List.of(item));
        pass(Duration.ofSeconds(1));
        return received;
    }

    void pass(Duration duration) {
        parlor.dispatchDue();
        clock.pass(duration);
        parlor.dispatchDue();
    }

    /** What stands in the thread for this member, a message of ours with its state. */
    List<String> screen(MemberId member, ThreadId thread) {
        return parlor.timeline(member, thread, 100).stream()
                .map(entry -> entry.<String>fold(
                        ours -> ours.message().content().shown() + " "
                                + ours.message().state(),
                        guest -> "guest: " + guest.message().content().shown(),
                        Entry.Told::text))
                .toList();
    }

    List<Event> events() {
        return parlor.events(BANK, 0, 1000).stream().map(RecordedEvent::event).toList();
    }
}
