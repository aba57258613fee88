package dev.parlor.examples;

import dev.parlor.Parlor;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.Organization;
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
import dev.parlor.message.KeepAnswer;
import dev.parlor.message.MessageState;
import dev.parlor.message.NewFile;
import dev.parlor.message.Template;
import dev.parlor.message.Text;
import dev.parlor.store.memory.InMemoryStore;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.thread.Opening;
import dev.parlor.thread.StartAnswer;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The host of docs/story.md, whole: what it tells Parlor of the company, and how it puts a timeline on a screen. */
final class StoryHost {
    static final OrganizationId BANK = new OrganizationId("lighthouse");
    static final SubOrganizationId ADVICE = new SubOrganizationId("advice");
    static final SubOrganizationId CARDS = new SubOrganizationId("cards");
    static final BusinessNumberId DESK = new BusinessNumberId("front-desk");
    static final PlatformNumber PLATFORM_NUMBER = new PlatformNumber("106540352242922");
    static final PhoneNumber NOORS_PHONE = PhoneNumber.parse("+44 7700 900123");

    final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    final RecordingTransport phone = new RecordingTransport();
    final Parlor parlor = Parlor.on(new InMemoryStore(clock), phone).build();

    StoryHost() {
        parlor.directory().put(new Organization(BANK, "Lighthouse Bank", true, Language.EN));
        parlor.directory().put(BANK, new SubOrganization(ADVICE, "Advice", Switch.INHERIT));
        parlor.directory().put(BANK, new SubOrganization(CARDS, "Cards", Switch.INHERIT));
        parlor.directory().put(BANK, BusinessNumber.openToAll(DESK, PLATFORM_NUMBER, Language.EN));
        parlor.directory().put(BANK, optIn());
    }

    MemberId member(String name, SubOrganizationId part) {
        MemberId member = new MemberId(BANK, name.toLowerCase(Locale.ROOT));
        parlor.directory().put(Member.of(member, name, part));
        return member;
    }

    ContactId noorIsAContactOf(MemberId member) {
        return parlor.contacts().add(member, "Noor", NOORS_PHONE);
    }

    ThreadId asks(MemberId member) {
        Opening.Ask ask = (Opening.Ask) parlor.open(member, noorIsAContactOf(member));
        ThreadId thread = ((StartAnswer.Started) parlor.start(ask.preview())).thread();
        timePasses(Duration.ofSeconds(20));
        return thread;
    }

    void writes(MemberId member, ThreadId thread, String text) {
        parlor.send(member, thread, new Text(text));
        timePasses(Duration.ofSeconds(20));
    }

    KeepAnswer keeps(MemberId member, byte[] picture, String caption) throws IOException {
        return parlor.keep(member, NewFile.picture(new ByteArrayInputStream(picture), caption));
    }

    void noorWrites(String text) {
        fromNoor(new Text(text));
    }

    void noorTaps(int button, String label) {
        List<Template> requests = phone.sent().stream()
                .map(outgoing -> outgoing.content())
                .filter(Template.class::isInstance)
                .map(Template.class::cast)
                .toList();
        fromNoor(new ButtonReply(requests.get(requests.size() - 1).payloads().get(button), label));
    }

    void timePasses(Duration duration) {
        parlor.dispatchDue();
        clock.pass(duration);
        parlor.dispatchDue();
    }

    List<String> screen(MemberId member, ThreadId thread) {
        return parlor.timeline(member, thread, 100).stream()
                .map(entry -> entry.<String>fold(
                        StoryHost::ours, noor -> noor.guest() + ": " + shown(noor), Entry.Told::text))
                .toList();
    }

    private static String ours(Entry.Ours ours) {
        MessageState state = ours.message().state();
        String mark = state == MessageState.ACCEPTED ? "" : " (" + state.name().toLowerCase(Locale.ROOT) + ")";
        return ours.author() + ": " + ours.message().content().shown() + mark;
    }

    private static String shown(Entry.FromGuest noor) {
        return noor.message().content().shown();
    }

    void fromNoor(Content content) {
        PlatformId id = new PlatformId("from-noor-" + clock.instant());
        Reach noor = Reach.by(NOORS_PHONE);
        parlor.receive(
                BANK, List.of(new Item.FromGuest(PLATFORM_NUMBER, id, noor, null, clock.instant(), content, null)));
        timePasses(Duration.ofSeconds(20));
    }

    private static OptInTemplate optIn() {
        String wording = "Hello {{1}}, this is {{2}} of Lighthouse Bank. May we write to you here?";
        List<OptInTemplate.Blank> blanks = List.of(OptInTemplate.Blank.CONTACT_NAME, OptInTemplate.Blank.MEMBER_NAME);
        List<OptInTemplate.Answer> answers = List.of(OptInTemplate.Answer.AFFIRM, OptInTemplate.Answer.DECLINE);
        return new OptInTemplate(DESK, "may_we_write", "en", wording, blanks, answers);
    }
}
