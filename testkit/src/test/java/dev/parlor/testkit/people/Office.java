package dev.parlor.testkit.people;

import dev.parlor.Parlor;
import dev.parlor.ParlorBuilder;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
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
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.Reaction;
import dev.parlor.message.Text;
import dev.parlor.store.Store;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.thread.AuthorLabel;
import dev.parlor.thread.Preview;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryLine;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A bank with three advisers, one of another part, and a guest, who is not shown who writes; time stands still until it is moved. */
final class Office {
    static final OrganizationId BANK = new OrganizationId("lighthouse");
    static final SubOrganizationId ADVICE = new SubOrganizationId("advice");
    static final SubOrganizationId LOANS = new SubOrganizationId("loans");
    static final MemberId MIRA = new MemberId(BANK, "mira");
    static final MemberId TOMAS = new MemberId(BANK, "tomas");
    static final MemberId LENA = new MemberId(BANK, "lena");
    static final MemberId PAUL = new MemberId(BANK, "paul");
    static final BusinessNumberId DESK = new BusinessNumberId("front-desk");
    static final PlatformNumber PLATFORM_DESK = new PlatformNumber("100000000000001");
    static final PhoneNumber NOOR = PhoneNumber.parse("+44 7700 900123");
    static final int ALL = 100;

    final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    final RecordingTransport transport = new RecordingTransport();
    final Store store;
    final Parlor parlor;
    private int written;

    private Office(UnaryOperator<Store> around, UnaryOperator<ParlorBuilder> settings) {
        store = around.apply(new InMemoryStore(clock));
        parlor = settings.apply(
                        Parlor.on(store, transport).random(new Random(7)).authorLabel(AuthorLabel.NONE))
                .build();
        parlor.directory().put(new Organization(BANK, "Lighthouse Bank", true, Language.EN));
        parlor.directory().put(BANK, new SubOrganization(ADVICE, "Advice", Switch.INHERIT));
        parlor.directory().put(BANK, new SubOrganization(LOANS, "Loans", Switch.INHERIT));
        parlor.directory().put(Member.of(MIRA, "Mira", ADVICE));
        parlor.directory().put(Member.of(TOMAS, "Tomas", ADVICE));
        parlor.directory().put(Member.of(LENA, "Lena", ADVICE));
        parlor.directory().put(Member.of(PAUL, "Paul", LOANS));
        number(desk());
    }

    static Office open() {
        return with(settings -> settings);
    }

    static Office with(UnaryOperator<ParlorBuilder> settings) {
        return new Office(store -> store, settings);
    }

    static Office around(UnaryOperator<Store> around) {
        return new Office(around, settings -> settings);
    }

    static BusinessNumber desk() {
        return BusinessNumber.openToAll(DESK, PLATFORM_DESK, Language.EN).withThroughput(1_000);
    }

    void number(BusinessNumber number) {
        parlor.directory().put(BANK, number);
        parlor.directory()
                .put(
                        BANK,
                        new OptInTemplate(
                                number.id(),
                                "may_we_write",
                                "en",
                                "Hello {{1}}, may we write to you here?",
                                List.of(OptInTemplate.Blank.CONTACT_NAME),
                                List.of(OptInTemplate.Answer.AFFIRM, OptInTemplate.Answer.DECLINE)));
    }

    /** Mira's thread with Noor, who was asked. */
    ThreadId asked() {
        ContactId contact = parlor.contacts().add(MIRA, "Noor", NOOR);
        ThreadId thread = start(preview(MIRA, contact));
        parlor.dispatchDue();
        return thread;
    }

    /** Mira's thread with Noor, who agreed. */
    ThreadId granted() {
        ThreadId thread = asked();
        noor("yes");
        return thread;
    }

    Preview preview(MemberId member, ContactId contact) {
        return parlor.open(member, contact)
                .fold(
                        existing -> fail("a thread exists already"),
                        ask -> ask.preview(),
                        noAskNeeded -> noAskNeeded.preview(),
                        refused -> fail(refused.refusal().reason().name()));
    }

    ThreadId start(Preview preview) {
        return parlor.start(preview)
                .fold(
                        started -> started.thread(),
                        refused -> fail(refused.refusal().reason().name()));
    }

    MessageId write(MemberId author, ThreadId thread, String text) {
        return parlor.send(author, thread, new Text(text))
                .fold(
                        taken -> taken.message(),
                        refused -> fail(refused.refusal().reason().name()));
    }

    void noor(String text) {
        noor(text, null);
    }

    /** Noor writes, a second after whatever was before, and all that is due goes out. */
    void noor(String text, @Nullable PlatformId quoted) {
        guest(new Reach(NOOR, null), text, quoted);
    }

    /** Noor reacts to the last message that she wrote herself. */
    void noorReacts() {
        guest(new Reach(NOOR, null), new Reaction("\uD83D\uDC4D"), new PlatformId("in-" + written));
    }

    void guest(Reach from, String text, @Nullable PlatformId quoted) {
        guest(from, new Text(text), quoted);
    }

    private void guest(Reach from, Content content, @Nullable PlatformId quoted) {
        clock.pass(Duration.ofSeconds(1));
        written++;
        Item item = new Item.FromGuest(
                PLATFORM_DESK,
                new PlatformId("in-" + written),
                from,
                new PersonName("Noor B."),
                clock.instant(),
                content,
                quoted);
        parlor.receive(BANK, List.of(item));
        parlor.dispatchDue();
    }

    static Reach reach(String userId) {
        return new Reach(null, new UserId(userId));
    }

    List<Entry> timeline(MemberId reader, ThreadId thread) {
        return parlor.timeline(reader, thread, ALL);
    }

    /** What this member reads: texts of both sides, and of notices. */
    List<String> lines(MemberId reader, ThreadId thread) {
        return timeline(reader, thread).stream()
                .map(entry -> entry.fold(
                        ours -> ours.message().content().shown(),
                        guest -> guest.message().content().shown(),
                        told -> told.text()))
                .toList();
    }

    HistoryLine line(MemberId member, ThreadId thread) {
        return parlor.history(member, ALL).stream()
                .filter(line -> line.thread().equals(thread))
                .findFirst()
                .orElseThrow();
    }

    List<Event> events() {
        return parlor.events(BANK, 0, 1000).stream().map(RecordedEvent::event).toList();
    }

    <E extends Event> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static <T> T fail(String why) {
        throw new AssertionError("not expected: " + why);
    }
}
