package dev.parlor;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.GUEST;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.PLATFORM_NUMBER;
import static dev.parlor.Sample.SALES;
import static dev.parlor.Sample.message;
import static dev.parlor.Sample.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.AnswerButton;
import dev.parlor.consent.Answers;
import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentState;
import dev.parlor.consent.Evidence;
import dev.parlor.contact.Contact;
import dev.parlor.contact.Guest;
import dev.parlor.contact.LegalHold;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Member;
import dev.parlor.directory.PersonName;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.ContactId;
import dev.parlor.id.MediaKey;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Attachment;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Buttons;
import dev.parlor.message.Choices;
import dev.parlor.message.ContactCard;
import dev.parlor.message.Content;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Edit;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.KeepAnswer;
import dev.parlor.message.ListReply;
import dev.parlor.message.Location;
import dev.parlor.message.Media;
import dev.parlor.message.Message;
import dev.parlor.message.Picture;
import dev.parlor.message.Purpose;
import dev.parlor.message.Reaction;
import dev.parlor.message.Revocation;
import dev.parlor.message.SendOptions;
import dev.parlor.message.StoredBytes;
import dev.parlor.message.Template;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import dev.parlor.notice.Fact;
import dev.parlor.notice.Named;
import dev.parlor.notice.Notice;
import dev.parlor.queue.Attempt;
import dev.parlor.queue.Line;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.HistoryRow;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Loaded;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.TimelineRows;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryLine;
import dev.parlor.timeline.HistoryQuery;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariant 10: no text, name, phone number, token or platform id in any {@code toString}. */
class NothingPersonalIsShownTest {
    private static final String TEXT = "My knee hurts";
    private static final String TOKEN = "c2VjcmV0c2VjcmV0c2Vjcg";
    private static final List<String> SECRETS = List.of(
            TEXT,
            "knee",
            "Gwendolyn",
            "7700900",
            "GB.4711",
            TOKEN,
            "payload-of",
            "wamid.HBg",
            "media-id",
            "5f3a",
            "51.5",
            "\u2764");

    private static final PersonName NAME = new PersonName("Gwendolyn");
    private static final PhoneNumber PHONE = new PhoneNumber("+447700900123");
    private static final Reach REACH = new Reach(PHONE, new UserId("GB.4711471147"));
    private static final PlatformId PLATFORM_ID = new PlatformId("wamid.HBgLNDQ3NzAwOTAwMTIz");
    private static final AttemptToken ATTEMPT = new AttemptToken(TOKEN);
    private static final Named NAMED = new Named(ANN, NAME);

    private static final Content WORDS = new Text(TEXT);
    private static final Template TEMPLATE =
            new Template("may_we_write", "en", List.of("Gwendolyn"), List.of("payload-of-yes"), "Gwendolyn, " + TEXT);
    private static final Guest WHOLE_GUEST = new Guest(GUEST, REACH, NAME);
    private static final Contact CONTACT = new Contact(new ContactId(new UUID(3, 1)), ANN, GUEST, NAME, false);
    private static final Member MEMBER = Member.of(ANN, "Gwendolyn", SALES);
    private static final Evidence EVIDENCE = Evidence.ofRequest(
                    ANN, message(1), TEXT, "may_we_write", "en", List.of(new AnswerButton("payload-of-yes", true)))
            .answeredBy(PLATFORM_ID, true, TEXT);
    private static final ConsentRecord RECORD =
            new ConsentRecord(CHAT, thread(1), ConsentAct.ASKED, NOON, NOON, EVIDENCE);
    private static final StoredBytes BYTES = new StoredBytes(new MediaKey("media-id-of-ours"), 4711, "5f3a");
    private static final Picture PICTURE = new Picture(Attachment.kept(BYTES, "image/png"), TEXT);
    private static final Message MESSAGE = Message.taken(
                    message(1), thread(1), CHAT, 1, Purpose.MEMBER, ANN, WORDS, Set.of(), NOON)
            .sending(ATTEMPT, NOON)
            .accepted(PLATFORM_ID, NOON)
            .with(null, PLATFORM_ID);
    private static final GuestMessage GUEST_MESSAGE = new GuestMessage(
            message(2),
            thread(1),
            CHAT,
            2,
            PLATFORM_ID,
            NOON,
            NOON,
            WORDS,
            PLATFORM_ID,
            GuestMessage.RouteReason.QUOTE);
    private static final Notice NOTICE =
            new Notice(thread(1), CHAT, 3, NOON, Fact.ADDED, NAMED, List.of(NAMED), message(3), Set.of());
    private static final DeliveryReport REPORT =
            new DeliveryReport(PLATFORM_ID, DeliveryReport.Status.SENT, NOON, ATTEMPT, null);
    private static final Attempt ONE_ATTEMPT = new Attempt(ATTEMPT, message(1), CHAT, 1, NOON, true, false, null);
    private static final Preview PREVIEW = new Preview(ANN, CONTACT.id(), CHAT, thread(1), message(4), TEMPLATE, null);
    private static final Item FROM_GUEST =
            new Item.FromGuest(PLATFORM_NUMBER, PLATFORM_ID, REACH, NAME, NOON, WORDS, PLATFORM_ID);
    private static final Directory DIRECTORY = new Directory(null, List.of(), List.of(), List.of(), List.of(MEMBER));

    static Stream<Object> everythingThatCarriesSomethingPersonal() {
        Stream<Object> nouns = Stream.of(
                NAME,
                PHONE,
                REACH,
                REACH.addresses(),
                PLATFORM_ID,
                ATTEMPT,
                NAMED,
                WHOLE_GUEST,
                CONTACT,
                MEMBER,
                DIRECTORY,
                EVIDENCE,
                RECORD,
                Consent.of(thread(1), List.of(RECORD)),
                EVIDENCE.buttons(),
                new Answers.Answer(RECORD, true, true),
                WORDS,
                TEMPLATE,
                new Picture("media-id", "image/png", TEXT),
                new ButtonReply("payload-of-yes", TEXT),
                new Unsupported("order", TEXT),
                BYTES,
                PICTURE.file(),
                PICTURE,
                new KeepAnswer.Kept(PICTURE),
                new Media(Media.Kind.DOCUMENT, Attachment.announced("media-id", "application/pdf"), TEXT, TEXT),
                new Buttons(TEXT, List.of(new Buttons.Button("payload-of-yes", TEXT))),
                new Buttons.Button("payload-of-yes", TEXT),
                new Choices(
                        TEXT,
                        TEXT,
                        List.of(new Choices.Section(TEXT, List.of(new Choices.Row("payload-of-one", TEXT, TEXT))))),
                new Choices.Section(TEXT, List.of()),
                new Choices.Row("payload-of-one", TEXT, TEXT),
                new ListReply("payload-of-one", TEXT),
                new Location(51.5, -0.1, TEXT, TEXT),
                new ContactCard(List.of(new ContactCard.Person("Gwendolyn", List.of("+44 7700 900123")))),
                new ContactCard.Person("Gwendolyn", List.of("+447700900123")),
                new Reaction("\u2764"),
                new Edit(WORDS),
                new Revocation(),
                SendOptions.none().key("order-1").inReplyTo(message(2)),
                MESSAGE,
                GUEST_MESSAGE,
                Delivery.none().after(REPORT),
                REPORT,
                NOTICE,
                ONE_ATTEMPT,
                Line.of(List.of(MESSAGE.held(Set.of(), NOON))),
                PREVIEW,
                new Opening.Ask(PREVIEW));
        Stream<Object> views = Stream.of(
                new Entry.Ours(MESSAGE, "Gwendolyn"),
                new Entry.FromGuest(GUEST_MESSAGE, "Gwendolyn"),
                new Entry.Told(NOTICE, "Gwendolyn joined", Entry.GuestCopy.SENT),
                new HistoryLine(
                        thread(1),
                        GUEST,
                        "Gwendolyn",
                        true,
                        false,
                        ConsentState.GRANTED,
                        NOON,
                        NOON,
                        0,
                        2,
                        false,
                        new Entry.FromGuest(GUEST_MESSAGE, "Gwendolyn")),
                new Entry.FromGuest(GUEST_MESSAGE, "Gwendolyn").cursor(),
                HistoryQuery.all().named("Gwendolyn"));
        Stream<Object> ports = Stream.of(
                FROM_GUEST,
                new Item.Report(PLATFORM_NUMBER, REPORT),
                new Item.NotUnderstood("unknown kind", TEXT),
                new Outgoing(PLATFORM_NUMBER, REACH, ATTEMPT, TEMPLATE, PLATFORM_ID),
                new SendResult.Accepted(PLATFORM_ID),
                new Quarantined(NOON, "unknown business number", FROM_GUEST),
                Reads.none()
                        .addresses(REACH.addresses())
                        .platformIds(List.of(PLATFORM_ID))
                        .token(ATTEMPT),
                new HistoryRow(thread(1), NOON, 2, false),
                new Outgoing(PLATFORM_NUMBER, REACH, ATTEMPT, PICTURE, PLATFORM_ID),
                new TimelineRows(List.of(MESSAGE), List.of(GUEST_MESSAGE), List.of(NOTICE), List.of(MESSAGE)),
                new Loaded(
                        Sample.ACME,
                        DIRECTORY,
                        List.of(WHOLE_GUEST),
                        List.of(CONTACT),
                        List.of(),
                        List.of(),
                        List.of(RECORD),
                        List.of(MESSAGE),
                        List.of(GUEST_MESSAGE),
                        List.of(ONE_ATTEMPT),
                        List.of(REPORT),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(new LegalHold(GUEST, null, TEXT, NOON)),
                        List.of(new Quarantined(NOON, "unknown business number", FROM_GUEST)),
                        List.of(new IntakeEntry(message(3), ANN, thread(1), PICTURE, SendOptions.none())),
                        Set.of(),
                        Map.of()),
                new ChangesBuilder()
                        .put(MEMBER)
                        .put(WHOLE_GUEST)
                        .put(CONTACT)
                        .put(MESSAGE)
                        .put(ONE_ATTEMPT)
                        .add(RECORD)
                        .add(GUEST_MESSAGE)
                        .add(NOTICE)
                        .add(REPORT)
                        .answer(PREVIEW));
        return Stream.of(nouns, views, ports).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("everythingThatCarriesSomethingPersonal")
    void invariant_10_nothing_personal_is_shown(Object value) {
        assertThat(value.toString()).doesNotContain(SECRETS);
    }
}
