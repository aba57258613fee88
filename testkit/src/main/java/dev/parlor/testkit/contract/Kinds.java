package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.BOB;
import static dev.parlor.testkit.contract.Rows.CARL;
import static dev.parlor.testkit.contract.Rows.NUMBER;
import static dev.parlor.testkit.contract.Rows.SALES;
import static dev.parlor.testkit.contract.Rows.chat;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.messageId;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.phone;
import static dev.parlor.testkit.contract.Rows.platformId;
import static dev.parlor.testkit.contract.Rows.template;
import static dev.parlor.testkit.contract.Rows.threadId;

import dev.parlor.consent.Anchor;
import dev.parlor.consent.ConsentAct;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.directory.AccountTopic;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.Quality;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.Switch;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.event.Event;
import dev.parlor.id.MediaKey;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.QuarantineId;
import dev.parlor.message.Attachment;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Buttons;
import dev.parlor.message.Choices;
import dev.parlor.message.ContactCard;
import dev.parlor.message.Content;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Edit;
import dev.parlor.message.Ending;
import dev.parlor.message.Erased;
import dev.parlor.message.Gate;
import dev.parlor.message.ListReply;
import dev.parlor.message.Location;
import dev.parlor.message.Media;
import dev.parlor.message.MessageState;
import dev.parlor.message.Picture;
import dev.parlor.message.Reaction;
import dev.parlor.message.Referral;
import dev.parlor.message.Rejection;
import dev.parlor.message.Revocation;
import dev.parlor.message.StoredBytes;
import dev.parlor.message.Template;
import dev.parlor.message.TemplateButton;
import dev.parlor.message.TemplateHeader;
import dev.parlor.message.TemplateParts;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import dev.parlor.notice.Fact;
import dev.parlor.transport.Item;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One value, or several, of every kind that a store keeps without looking into it. */
final class Kinds {
    private static final PlatformNumber PLATFORM_NUMBER = new PlatformNumber("1066");

    private Kinds() {}

    static List<Content> contents() {
        Attachment kept =
                Attachment.kept(new StoredBytes(new MediaKey("file-1"), 5_242_880, "ab".repeat(32)), "image/jpeg");
        return List.of(
                new Text("Hello"),
                new Picture(kept, "At the lake 🌊"),
                new Picture("media-17", "image/png", ""),
                new Picture(Attachment.announced("media-18", "image/png").gone(), "gone"),
                new Media(Media.Kind.DOCUMENT, kept, "The offer", "Offer № 17.pdf"),
                new Media(Media.Kind.AUDIO, Attachment.announced("media-19", "audio/ogg; codecs=opus"), "", ""),
                new Media(Media.Kind.VIDEO, kept, "", ""),
                new Media(Media.Kind.STICKER, kept, "", ""),
                new Template("may_we_write", "pt_BR", List.of("Mia", "Ann"), List.of("yes-1", "no-1"), "May we?"),
                new Template("visit", "en", List.of("Mia"), List.of(), "Mia comes")
                        .with(TemplateParts.none()
                                .named(List.of("guest"))
                                .withHeader(new TemplateHeader.File(TemplateHeader.Kind.DOCUMENT, kept, "Plan.pdf"))
                                .withButtons(List.of(
                                        new TemplateButton.CopyCode(1, "SAVE20"),
                                        new TemplateButton.QuickReply(2, "visit:17"),
                                        new TemplateButton.Link(0, "17?k=9")))),
                new Template("sale", "en", List.of(), List.of(), "Sale")
                        .with(TemplateParts.none().withHeader(new TemplateHeader.Words(null, "October"))),
                new Template("sale", "en", List.of(), List.of(), "Sale")
                        .with(TemplateParts.none()
                                .withHeader(new TemplateHeader.Linked(
                                        TemplateHeader.Kind.VIDEO, URI.create("https://example.org/a.mp4?b=1"), ""))),
                new Buttons("Which?", List.of(new Buttons.Button("a", "This"), new Buttons.Button("b", "That"))),
                new ButtonReply("a", "This"),
                new Choices(
                        "Which day?",
                        "Choose",
                        List.of(new Choices.Section(
                                "Week",
                                List.of(
                                        new Choices.Row("mo", "Monday", ""),
                                        new Choices.Row("tu", "Tuesday", "late"))))),
                new ListReply("mo", "Monday"),
                new Location(-33.856_784, 151.215_297, "Opera", "Bennelong Point"),
                new ContactCard(List.of(new ContactCard.Person("Mia", List.of("+447700900123", "12")))),
                new Reaction("👩🏽‍🚀"),
                Reaction.none(),
                new Edit(new Text("Corrected")),
                new Edit(new Picture(kept, "Corrected")),
                new Revocation(),
                new Erased(),
                new Unsupported("hologram", "{\"depth\": 3}"));
    }

    static List<DeliveryReport> reports(PlatformId message) {
        List<DeliveryReport> reports = new ArrayList<>();
        for (DeliveryReport.Status status : DeliveryReport.Status.values()) {
            Rejection failure = status == DeliveryReport.Status.FAILED
                    ? new Rejection(Rejection.Kind.THROTTLED_CHAT, 131_056, Duration.ofMillis(4_096))
                    : null;
            reports.add(new DeliveryReport(message, status, minute(reports.size()), null, failure));
        }
        return reports;
    }

    static List<Item> items() {
        List<Item> items = new ArrayList<>();
        Reach both = new Reach(phone(1), new UserId("US.1"));
        for (Content content : contents()) {
            PlatformId id = platformId(100 + items.size());
            items.add(new Item.FromGuest(PLATFORM_NUMBER, id, Reach.by(phone(1)), null, minute(1), content, null));
        }
        items.add(new Item.FromGuest(
                PLATFORM_NUMBER,
                platformId(2),
                both,
                new PersonName("Mia 🌻"),
                minute(1),
                new Text(""),
                platformId(1)));
        items.add(new Item.AddressChanged(
                PLATFORM_NUMBER, platformId(3), both, new Reach(null, new UserId("US.2")), minute(2)));
        items.add(new Item.Preference(PLATFORM_NUMBER, Reach.by(phone(1)), minute(3), false));
        reports(platformId(4)).forEach(report -> items.add(new Item.Report(PLATFORM_NUMBER, report)));
        items.add(new Item.TemplateChanged(
                "may_we_write",
                "en-GB",
                TemplateStanding.Status.PAUSED,
                "FIRST_PAUSE",
                RegisteredTemplate.Category.MARKETING,
                minute(5)));
        items.add(new Item.TemplateRecategorised(
                "may_we_write", "en-GB", RegisteredTemplate.Category.UTILITY, minute(6)));
        items.add(new Item.TemplateRated("may_we_write", "en-GB", Quality.LOW, minute(7)));
        for (AccountTopic topic : AccountTopic.values()) {
            items.add(new Item.AccountChanged("900", null, topic, "SOMETHING", List.of(), minute(8)));
            items.add(new Item.AccountChanged(
                    "900", "447700900001", topic, "SOMETHING", List.of("TIER_2K", "more"), minute(9)));
        }
        items.add(new Item.SentElsewhere(PLATFORM_NUMBER, platformId(5), both, minute(1), new Text("From the app")));
        items.add(new Item.FromGuest(
                PLATFORM_NUMBER,
                platformId(6),
                both,
                null,
                minute(1),
                new Text("Hello"),
                null,
                new Referral("ad", "17", "https://example.org", "Lamps", "All of them", "ARA-x_1")));
        items.add(new Item.Report(PLATFORM_NUMBER, reports(platformId(7)).get(0), both));
        items.add(new Item.NotUnderstood("unknown kind", "{\"kind\": \"clone\"}", PLATFORM_NUMBER));
        items.add(new Item.NotUnderstood("unknown kind", "{\"kind\": \"hologram\"}"));
        return items;
    }

    static List<Event> events() {
        QuarantineId item = new QuarantineId(new UUID(4, 1));
        return List.of(
                new Event.ThreadStarted(threadId(1), chat(1), ANN),
                new Event.ThreadStarted(threadId(1), chat(1), null),
                new Event.ConsentChanged(threadId(1), ConsentAct.GRANTED),
                new Event.OptInUndeliverable(threadId(1), 131_026),
                new Event.MarketingChanged(chat(1), true),
                new Event.LedgerAnchored(new Anchor(
                        ACME, minute(1), List.of(new Anchor.Head(chat(1), 17, "ab".repeat(32))), "signature")),
                new Event.RosterChanged(threadId(1), Fact.TRANSFERRED, ANN, List.of(BOB, CARL), false),
                new Event.RosterChanged(threadId(1), Fact.TAKEN_OFF, null, List.of(), true),
                new Event.MessageTaken(threadId(1), messageId(1), Set.of(Gate.WINDOW, Gate.CONSENT)),
                new Event.MessageTaken(threadId(1), messageId(1), Set.of()),
                new Event.MessageMoved(threadId(1), messageId(1), MessageState.ACCEPTED, null),
                new Event.MessageMoved(threadId(1), messageId(1), MessageState.CANCELLED, Ending.DECLINED),
                new Event.MessageEdited(threadId(1), messageId(1), BOB),
                new Event.MessagePossiblyTwice(threadId(1), messageId(1)),
                new Event.NumberPaused(NUMBER, 131_042),
                new Event.NumberResumed(NUMBER),
                new Event.GuestUnreachable(chat(1)),
                new Event.TemplateChanged(template("en").id(), TemplateStanding.Status.REJECTED),
                new Event.TemplateRecategorised(template("en").id(), RegisteredTemplate.Category.MARKETING),
                new Event.TemplateRated(template("en").id(), Quality.MEDIUM),
                new Event.AccountChanged("900", null, AccountTopic.ALERT, "OBA_REJECTED", List.of(), minute(1)),
                new Event.AccountChanged(
                        "900", NUMBER, AccountTopic.QUALITY, "ONBOARDING", List.of("TIER_2K"), minute(1)),
                new Event.SentElsewhere(chat(1), item),
                new Event.DecisionNeeded(threadId(1), messageId(1)),
                new Event.MessageReported(threadId(1), messageId(1), DeliveryReport.Status.PLAYED),
                new Event.MessageHandedOver(threadId(1), messageId(1), BOB),
                new Event.MessageWentToTail(threadId(1), messageId(1)),
                new Event.GuestMessageReceived(threadId(1), messageId(1)),
                new Event.GuestMessageChanged(threadId(1), messageId(1)),
                new Event.GuestMessageUnattended(
                        threadId(1), messageId(1), Event.GuestMessageUnattended.Cause.ALL_SWITCHED_OFF),
                new Event.GuestMessageMoved(messageId(1), threadId(1), threadId(2)),
                new Event.ThreadSupervised(threadId(1), CARL),
                new Event.GuestBlocked(guestId(1), ANN, true),
                new Event.GuestAddressChanged(guestId(1)),
                new Event.IdentityConflict(guestId(1), guestId(2)),
                new Event.WindowClosed(chat(1), minute(1440)),
                new Event.FileArrived(threadId(1), messageId(1)),
                new Event.FileGone(threadId(1), messageId(1)),
                new Event.GuestErased(guestId(1)),
                new Event.LegalHoldSet(guestId(1), threadId(1)),
                new Event.LegalHoldLifted(guestId(1), null),
                new Event.OrganizationChanged(ACME, Event.Change.REGISTERED),
                new Event.SubOrganizationChanged(SALES, Event.Change.CHANGED),
                new Event.MemberChanged(ANN, Event.Change.DELETED),
                new Event.NumberChanged(NUMBER, Event.Change.CHANGED),
                new Event.TemplateRegistered(template("en").id(), Event.Change.DELETED),
                new Event.EnablementSwitched(SALES, null, Switch.OFF),
                new Event.EnablementSwitched(null, ANN, Switch.INHERIT),
                new Event.ItemQuarantined(item, "unknown kind"),
                new Event.ItemRedriven(item),
                new Event.ItemDropped(item));
    }
}
