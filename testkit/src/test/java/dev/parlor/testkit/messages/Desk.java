package dev.parlor.testkit.messages;

import dev.parlor.Parlor;
import dev.parlor.ParlorBuilder;
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
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Content;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.Refusal;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryLine;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A library with two members and the guest Gus, who agreed to a thread with Ida. Each act takes a second. */
final class Desk {
    static final OrganizationId LIBRARY = new OrganizationId("library");
    static final MemberId IDA = new MemberId(LIBRARY, "ida");
    static final MemberId OLE = new MemberId(LIBRARY, "ole");
    static final SubOrganizationId LOANS = new SubOrganizationId("loans");
    static final BusinessNumberId NUMBER = new BusinessNumberId("counter");
    static final PhoneNumber GUS = PhoneNumber.parse("+44 7700 900333");

    final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    final RecordingTransport wire = new RecordingTransport();
    final Parlor parlor;
    final ContactId gus;
    final ThreadId thread;
    private int guestMessages;

    Desk() {
        this(builder -> builder);
    }

    Desk(UnaryOperator<ParlorBuilder> settings) {
        parlor = settings.apply(Parlor.on(new InMemoryStore(clock), wire)).build();
        parlor.directory().put(new Organization(LIBRARY, "City Library", true, Language.EN));
        parlor.directory().put(LIBRARY, new SubOrganization(LOANS, "Loans", Switch.INHERIT));
        parlor.directory()
                .put(
                        LIBRARY,
                        BusinessNumber.openToAll(NUMBER, new PlatformNumber("1060009"), Language.EN)
                                .withThroughput(1_000));
        parlor.directory()
                .put(
                        LIBRARY,
                        new OptInTemplate(
                                NUMBER,
                                "opt_in",
                                "en",
                                "May we write to you?",
                                List.of(),
                                List.of(OptInTemplate.Answer.AFFIRM, OptInTemplate.Answer.DECLINE)));
        parlor.directory().put(Member.of(IDA, "Ida", LOANS));
        parlor.directory().put(Member.of(OLE, "Ole", LOANS));
        gus = parlor.contacts().add(IDA, "Gus", GUS);
        Preview preview = parlor.open(IDA, gus)
                .fold(
                        existing -> fail(existing),
                        Opening.Ask::preview,
                        Opening.NoAskNeeded::preview,
                        refused -> fail(refused));
        thread = parlor.start(preview).fold(started -> started.thread(), refused -> fail(refused));
        parlor.dispatchDue();
        guest(new ButtonReply(preview.request().payloads().get(0), "Yes"), null);
        parlor.dispatchDue();
    }

    MessageId writes(MemberId author, String text) {
        return sends(author, new Text(text), SendOptions.none());
    }

    MessageId sends(MemberId author, Content content, SendOptions options) {
        clock.pass(Duration.ofSeconds(1));
        MessageId message = send(author, content, options)
                .fold(
                        SendAnswer.Taken::message,
                        refused -> fail(refused.refusal().reason()));
        parlor.dispatchDue();
        return message;
    }

    SendAnswer send(MemberId author, Content content, SendOptions options) {
        return parlor.send(author, thread, content, options);
    }

    Refusal refused(MemberId author, Content content, SendOptions options) {
        return send(author, content, options).fold(taken -> fail(taken), SendAnswer.Refused::refusal);
    }

    PlatformId guest(Content content, @Nullable PlatformId quoted) {
        clock.pass(Duration.ofSeconds(1));
        return guestAt(clock.instant(), content, quoted);
    }

    PlatformId guestAt(Instant at, Content content, @Nullable PlatformId quoted) {
        guestMessages++;
        PlatformId id = new PlatformId("from-gus-" + guestMessages);
        PersonName name = new PersonName("Gus");
        parlor.receive(
                LIBRARY,
                List.of(new Item.FromGuest(
                        new PlatformNumber("1060009"), id, Reach.by(GUS), name, at, content, quoted)));
        parlor.dispatchDue();
        return id;
    }

    void windowCloses() {
        clock.pass(Duration.ofHours(25));
        parlor.dispatchDue();
    }

    List<Entry> timeline(MemberId reader) {
        return parlor.timeline(reader, thread, 100);
    }

    Entry last(MemberId reader) {
        List<Entry> entries = timeline(reader);
        return entries.get(entries.size() - 1);
    }

    Entry.FromGuest lastOfGuest(MemberId reader) {
        return timeline(reader).stream()
                .filter(Entry.FromGuest.class::isInstance)
                .map(Entry.FromGuest.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    HistoryLine line(MemberId member) {
        return parlor.history(member, 10).stream()
                .filter(line -> line.thread().equals(thread))
                .findFirst()
                .orElseThrow();
    }

    String lastSent() {
        return wire.texts().get(wire.texts().size() - 1);
    }

    static <T> T fail(Object unexpected) {
        throw new AssertionError("did not expect " + unexpected);
    }
}
