package dev.parlor.store.jdbc;

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
import dev.parlor.store.Store;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.testkit.invariant.PlatformRecord;
import dev.parlor.thread.AuthorLabel;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.thread.StartAnswer;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parlor over a store: Ann of Acme, and a thread with Noor, who has just agreed. Nothing goes but by {@link #dispatch}. */
final class Desk {
    static final OrganizationId ACME = new OrganizationId("acme");
    static final MemberId ANN = new MemberId(ACME, "ann");
    private static final SubOrganizationId SALES = new SubOrganizationId("sales");
    private static final BusinessNumberId MAIN = new BusinessNumberId("main");
    private static final PlatformNumber NUMBER = new PlatformNumber("1060001");
    private static final PhoneNumber NOOR = PhoneNumber.parse("+44 7700 900123");

    final Parlor parlor;
    final ThreadId thread;
    private final MovableClock clock;
    private int guestMessages;

    /** On a store with this clock. */
    Desk(Store store, Transport wire, MovableClock clock) {
        this.clock = clock;
        parlor = Parlor.on(store, wire).authorLabel(AuthorLabel.NONE).build();
        register();
        Preview preview = preview();
        thread = parlor.start(preview).fold(StartAnswer.Started::thread, refused -> fail(refused.refusal()));
        dispatch();
        receives(new ButtonReply(preview.request().payloads().get(0), "Yes"));
    }

    private void register() {
        parlor.directory().put(new Organization(ACME, "Acme", true, Language.EN));
        parlor.directory().put(ACME, new SubOrganization(SALES, "Sales", Switch.INHERIT));
        parlor.directory()
                .put(ACME, BusinessNumber.openToAll(MAIN, NUMBER, Language.EN).withThroughput(1_000));
        parlor.directory()
                .put(
                        ACME,
                        new OptInTemplate(
                                MAIN,
                                "opt_in",
                                "en",
                                "Hello {{1}}, may we write to you here?",
                                List.of(OptInTemplate.Blank.CONTACT_NAME),
                                List.of(OptInTemplate.Answer.AFFIRM, OptInTemplate.Answer.DECLINE)));
        parlor.directory().put(Member.of(ANN, "Ann", SALES));
    }

    private Preview preview() {
        ContactId contact = parlor.contacts().add(ANN, "Noor", NOOR);
        return parlor.open(ANN, contact)
                .fold(
                        Desk::fail,
                        Opening.Ask::preview,
                        Opening.NoAskNeeded::preview,
                        refused -> fail(refused.refusal()));
    }

    MessageId sends(String text) {
        return taken(parlor.send(ANN, thread, new Text(text)));
    }

    static MessageId taken(SendAnswer answer) {
        return answer.fold(SendAnswer.Taken::message, refused -> fail(refused.refusal()));
    }

    /** With a key, so that it can be said again. */
    MessageId sends(String text, String key) {
        return taken(parlor.send(ANN, thread, new Text(text), SendOptions.none().key(key)));
    }

    /** Noor does this, a second later. */
    void receives(Content content) {
        receives(item(content));
    }

    void receives(Item item) {
        parlor.receive(ACME, List.of(item));
    }

    /** What the platform will tell of it. */
    Item item(Content content) {
        clock.pass(Duration.ofSeconds(1));
        guestMessages++;
        return new Item.FromGuest(
                NUMBER,
                fromNoor(guestMessages),
                Reach.by(NOOR),
                new PersonName("Noor W."),
                clock.instant(),
                content,
                null);
    }

    private static PlatformId fromNoor(int number) {
        return new PlatformId("from-noor-" + number);
    }

    /**
     * What a platform would have kept of all that went over this wire.
     *
     * @param notTaken which requests, counted from 1, it did not accept
     */
    PlatformRecord record(RecordingTransport wire, Integer... notTaken) {
        List<PlatformRecord.Request> requests = new ArrayList<>();
        Set<PlatformId> shown = new HashSet<>();
        for (Outgoing outgoing : wire.sent()) {
            PlatformId name = new PlatformId("sent-" + (requests.size() + 1));
            boolean taken = !List.of(notTaken).contains(requests.size() + 1);
            requests.add(new PlatformRecord.Request(outgoing.token(), taken ? name : null));
            if (taken) {
                shown.add(name);
            }
        }
        return new PlatformRecord(requests, shown, Set.of())
                .acknowledging(IntStream.rangeClosed(1, guestMessages)
                        .mapToObj(Desk::fromNoor)
                        .toList());
    }

    void dispatch() {
        parlor.dispatchDue();
    }

    /** What Ann reads of messages, ours and theirs. */
    List<String> texts() {
        return parlor.timeline(ANN, thread, 100).stream()
                .flatMap(entry -> entry.fold(
                        ours -> Stream.of(ours.message().content().shown()),
                        theirs -> Stream.of(theirs.message().content().shown()),
                        told -> Stream.<String>empty()))
                .toList();
    }

    private static <T> T fail(Object unexpected) {
        throw new AssertionError("did not expect " + unexpected);
    }
}
