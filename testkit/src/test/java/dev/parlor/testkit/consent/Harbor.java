package dev.parlor.testkit.consent;

import dev.parlor.Parlor;
import dev.parlor.ParlorBuilder;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentState;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.OptInTemplate.Answer;
import dev.parlor.directory.OptInTemplate.Blank;
import dev.parlor.directory.Organization;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
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
import dev.parlor.message.MessageState;
import dev.parlor.message.Template;
import dev.parlor.message.Text;
import dev.parlor.notice.Fact;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.thread.AuthorLabel;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.thread.StartAnswer;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Harbor Tours: Mira and Tomas of the front office and Lena of the back office, each office with a number of its own, and
 * Noor, a guest with a phone, who is not shown who writes. Whatever is due is sent at once.
 */
final class Harbor {
    static final OrganizationId HARBOR = new OrganizationId("harbor");
    static final MemberId MIRA = new MemberId(HARBOR, "mira");
    static final MemberId TOMAS = new MemberId(HARBOR, "tomas");
    static final MemberId LENA = new MemberId(HARBOR, "lena");
    static final PlatformNumber FRONT = new PlatformNumber("2001");
    static final PlatformNumber BACK = new PlatformNumber("2002");
    static final PhoneNumber NOOR = new PhoneNumber("+447700900123");

    final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    final RecordingTransport transport = new RecordingTransport();
    final InMemoryStore store = new InMemoryStore(clock);
    final Parlor parlor;
    private int said;

    Harbor() {
        this(builder -> builder);
    }

    Harbor(UnaryOperator<ParlorBuilder> settings) {
        this(Language.EN, Category.UTILITY, settings);
    }

    Harbor(Language language, Category category, UnaryOperator<ParlorBuilder> settings) {
        SplittableRandom random = new SplittableRandom(7);
        parlor = settings.apply(Parlor.on(store, transport).random(random).authorLabel(AuthorLabel.NONE))
                .build();
        parlor.directory().put(new Organization(HARBOR, "Harbor Tours", true, Language.EN));
        office("front", FRONT, language, category);
        office("back", BACK, language, category);
        member(MIRA, "Mira", "front");
        member(TOMAS, "Tomas", "front");
        member(LENA, "Lena", "back");
    }

    ContactId contact(MemberId member) {
        return parlor.contacts().add(member, "Noor", NOOR);
    }

    Preview preview(MemberId member) {
        return parlor.open(member, contact(member))
                .fold(
                        existing -> offered(existing.further()),
                        Opening.Ask::preview,
                        Opening.NoAskNeeded::preview,
                        refused -> unexpected(refused.refusal().reason()));
    }

    Preview offered(Opening.Offer offer) {
        return offer.fold(
                Opening.Ask::preview,
                Opening.NoAskNeeded::preview,
                refused -> unexpected(refused.refusal().reason()));
    }

    ThreadId start(Preview preview) {
        ThreadId thread = parlor.start(preview)
                .fold(
                        StartAnswer.Started::thread,
                        refused -> unexpected(refused.refusal().reason()));
        parlor.dispatchDue();
        return thread;
    }

    ThreadId asked(MemberId member) {
        return start(preview(member));
    }

    ThreadId granted(MemberId member) {
        ThreadId thread = asked(member);
        says("Yes", numberOf(member));
        return thread;
    }

    void writes(MemberId member, ThreadId thread, String text) {
        parlor.send(member, thread, new Text(text));
        parlor.dispatchDue();
    }

    void says(String text) {
        says(text, FRONT);
    }

    void says(String text, PlatformNumber to) {
        says(new Text(text), to, null);
    }

    void says(Content content, PlatformNumber to, @Nullable PlatformId quoted) {
        said++;
        receive(new Item.FromGuest(
                to, new PlatformId("said-" + said), Reach.by(NOOR), null, clock.instant(), content, quoted));
    }

    /** Taps a button of the request that was sent as the n-th thing of all. */
    void taps(int sent, int button) {
        Template request = (Template) transport.sent().get(sent - 1).content();
        says(new ButtonReply(request.payloads().get(button), "a label"), FRONT, null);
    }

    void receive(Item item) {
        parlor.receive(HARBOR, List.of(item));
        parlor.dispatchDue();
    }

    void passes(Duration time) {
        clock.pass(time);
        parlor.dispatchDue();
    }

    ConsentState consent(MemberId member, ThreadId thread) {
        return parlor.history(member, 100).stream()
                .filter(line -> line.thread().equals(thread))
                .findFirst()
                .orElseThrow()
                .consent();
    }

    List<ConsentAct> acts(MemberId member, ThreadId thread) {
        return parlor.consent(member, thread).stream().map(ConsentRecord::act).toList();
    }

    List<Fact> told(MemberId member, ThreadId thread) {
        return parlor.timeline(member, thread, 100).stream()
                .filter(Entry.Told.class::isInstance)
                .map(entry -> ((Entry.Told) entry).notice().fact())
                .toList();
    }

    Optional<MessageState> stateOf(MemberId member, ThreadId thread, String text) {
        return parlor.timeline(member, thread, 100).stream()
                .filter(Entry.Ours.class::isInstance)
                .map(entry -> ((Entry.Ours) entry).message())
                .filter(message -> message.content().shown().equals(text))
                .map(message -> message.state())
                .findFirst();
    }

    /** What went out over this number, in order. */
    List<String> texts(PlatformNumber from) {
        return transport.sent().stream()
                .filter(outgoing -> outgoing.from().equals(from))
                .map(Outgoing::content)
                .map(Content::shown)
                .toList();
    }

    static RefusalReason reason(Opening opening) {
        return ((Opening.Refused) opening).refusal().reason();
    }

    private static PlatformNumber numberOf(MemberId member) {
        return member.equals(LENA) ? BACK : FRONT;
    }

    private void office(String name, PlatformNumber number, Language language, Category category) {
        SubOrganizationId part = new SubOrganizationId(name);
        BusinessNumberId id = new BusinessNumberId(name);
        parlor.directory().put(HARBOR, new SubOrganization(part, name, Switch.INHERIT));
        parlor.directory().put(HARBOR, new BusinessNumber(id, number, Set.of(part), language).withThroughput(1_000));
        parlor.directory()
                .put(
                        HARBOR,
                        new OptInTemplate(
                                id,
                                "may_we",
                                "en",
                                "{{1}}, may {{2}} write to you?",
                                List.of(Blank.CONTACT_NAME, Blank.MEMBER_NAME),
                                List.of(Answer.AFFIRM, Answer.DECLINE),
                                category));
    }

    private void member(MemberId id, String name, String part) {
        parlor.directory().put(new Member(id, new PersonName(name), new SubOrganizationId(part), Switch.INHERIT, null));
    }

    private static <T> T unexpected(RefusalReason reason) {
        throw new AssertionError("refused: " + reason);
    }
}
