package dev.parlor.examples;

import static dev.parlor.examples.StoryHost.ADVICE;
import static dev.parlor.examples.StoryHost.BANK;
import static dev.parlor.examples.StoryHost.CARDS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentState;
import dev.parlor.contact.Availability;
import dev.parlor.directory.Language;
import dev.parlor.directory.Organization;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.FileAnswer;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.KeepAnswer;
import dev.parlor.message.Picture;
import dev.parlor.message.Text;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.thread.Opening;
import dev.parlor.thread.RosterAnswer;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryLine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/story.md, section by section: every line that somebody sees here stands there. */
class StoryTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/story.md");
    private static final Path HOST = ROOT.resolve("examples/src/test/java/dev/parlor/examples/StoryHost.java");
    private static final Pattern BUILT = Pattern.compile("(?m)^## (\\d+)\\. (.+?)(?<! \\(open\\))$");
    private static final Pattern FORM = Pattern.compile("[*>`\\s]+");

    private static final byte[] PHOTO = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};

    private final StoryHost host = new StoryHost();
    private final MemberId mira = host.member("Mira", ADVICE);
    private final MemberId tomas = host.member("Tomas", ADVICE);
    private final MemberId lena = host.member("Lena", ADVICE);
    private int linesNoorSaw;

    @Test
    void section_1_overview() throws IOException {
        ThreadId thread = agreed();

        host.writes(mira, thread, "Good morning, Noor.");
        host.noorWrites("Good morning!");

        noorSees("Good morning, Noor.");
        sees(mira, thread, "Mira: Good morning, Noor.", "Noor: Good morning!");
        assertThat(host.phone.sent()).allMatch(outgoing -> outgoing.from().equals(StoryHost.PLATFORM_NUMBER));
        assertThat(host.parlor.history(mira, 10))
                .extracting(HistoryLine::thread)
                .containsExactly(thread);
    }

    @Test
    void section_2_before_you_start() throws IOException {
        ContactId contact = host.noorIsAContactOf(mira);

        assertThat(host.parlor.availability(mira, contact).isAvailable()).isTrue();
        no(
                host.parlor.availability(lena, contact),
                "This person is not in your contacts. Please add the contact first.");
        host.parlor.directory().put(new Organization(BANK, "Lighthouse Bank", false, Language.EN));
        no(host.parlor.availability(mira, contact), "WhatsApp is switched off for your organization.");
        noorSees();
    }

    @Test
    void section_3_starting_a_conversation() throws IOException {
        Opening.Ask ask = (Opening.Ask) host.parlor.open(mira, host.noorIsAContactOf(mira));
        inTheStory(ask.preview().request().rendered());
        noorSees();

        ThreadId thread = host.asks(mira);
        noorSees("Hello Noor, this is Mira of Lighthouse Bank. May we write to you here?");
        sees(
                mira,
                thread,
                "Mira: Hello Noor, this is Mira of Lighthouse Bank. May we write to you here?",
                "The opt-in request has been sent. Messages that need the guest's consent are held until the guest agrees.");

        waits(
                thread,
                "Your papers are ready.",
                "The guest has not agreed yet. The message goes out when the guest agrees.");
        sees(mira, thread, "Mira: Your papers are ready. (held)");
        noorSees();

        host.noorTaps(0, "Yes");
        sees(
                mira,
                thread,
                "Mira: Your papers are ready.",
                "Noor: Yes",
                "The guest has agreed. Held messages go out as soon as the 24-hour window is open.");
        noorSees("Your papers are ready.");

        host.timePasses(Duration.ofHours(24));
        sees(
                mira,
                thread,
                "24 hours have passed since the guest's last message. What you write now is held until the guest writes"
                        + " again.");
        waits(
                thread,
                "Did they arrive?",
                "The guest has not written within the last 24 hours. The message goes out when the guest writes.");
        noorSees();

        host.noorWrites("hi");
        sees(
                mira,
                thread,
                "Mira: Did they arrive?",
                "Noor: hi",
                "The guest has written, and the 24-hour window is open again. Messages held for this reason go out now.");
        noorSees("Did they arrive?");
    }

    @Test
    void section_4_replying() throws IOException {
        ThreadId miras = agreed();
        ThreadId tomass = host.asks(tomas);
        host.noorTaps(0, "Yes");
        noorSees("Hello Noor, this is Tomas of Lighthouse Bank. May we write to you here?");

        Opening.Existing behindTheContact = (Opening.Existing) host.parlor.open(tomas, host.noorIsAContactOf(tomas));
        assertThat(behindTheContact.threads()).containsExactly(tomass);
        assertThat(host.parlor.add(tomas, tomass, List.of(mira))).isInstanceOf(RosterAnswer.Done.class);
        assertThat(host.parlor.history(mira, 10))
                .extracting(HistoryLine::thread)
                .containsExactlyInAnyOrder(tomass, miras);
        assertThat(host.parlor.history(mira, 10))
                .extracting(HistoryLine::consent)
                .containsOnly(ConsentState.GRANTED);

        host.writes(mira, miras, "About your papers:");
        host.writes(mira, tomass, "About your card:");
        sees(mira, miras, "Mira: About your papers:");
        sees(mira, tomass, "Mira: About your card:");
        noorSees("Mira has joined the chat.", "About your papers:", "Mira:\nAbout your card:");
    }

    @Test
    void section_5_sending_pictures() throws IOException {
        ThreadId thread = agreed();
        KeepAnswer.Refused refused = (KeepAnswer.Refused) host.keeps(mira, "no picture".getBytes(UTF_8), "");
        inTheStory(refused.refusal().sentence());
        noorSees();

        KeepAnswer.Kept kept = (KeepAnswer.Kept) host.keeps(mira, PHOTO, "This is your new card.");
        host.parlor.send(mira, thread, kept.content());
        sees(mira, thread, "Mira: This is your new card.");
        noorSees("This is your new card.");
        assertThat(host.phone.media().uploaded()).containsExactly(PHOTO);

        host.timePasses(Duration.ofHours(24));
        KeepAnswer.Kept later = (KeepAnswer.Kept) host.keeps(mira, PHOTO, "And this is the letter.");
        host.parlor.send(mira, thread, later.content());
        sees(mira, thread, "Mira: And this is the letter. (held)");
        noorSees();
        assertThat(host.phone.media().uploaded()).hasSize(1);

        host.phone.media().put("from-noor", "image/jpeg", PHOTO);
        host.fromNoor(new Picture("from-noor", "image/jpeg", "My old card"));
        noorSees("And this is the letter.");
        assertThat(host.screen(mira, thread)).contains("Mira: And this is the letter.", "Noor: My old card");
        inTheStory("Noor: My old card");
        assertThat(opened(mira, thread, "My old card")).isEqualTo(PHOTO);
    }

    @Test
    void section_6_creating_a_group() throws IOException {
        ThreadId thread = agreed();
        MemberId otto = host.member("Otto", CARDS);
        RosterAnswer.Refused refused = (RosterAnswer.Refused) host.parlor.add(mira, thread, List.of(otto));
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.NOT_ELIGIBLE);
        inTheStory(refused.refusal().sentence());

        host.parlor.add(mira, thread, List.of(tomas, lena));

        sees(mira, thread, "You have added Tomas and Lena to the conversation.");
        sees(tomas, thread, "Your colleague Mira has added you to the conversation.");
        sees(
                lena,
                thread,
                "Noor: Yes",
                "The guest has agreed. Held messages go out as soon as the 24-hour window is open.",
                "Your colleague Mira has added you to the conversation.");
        noorSees("Tomas and Lena have joined the chat.");
        host.writes(lena, thread, "Lena here, good morning.");
        sees(tomas, thread, "Lena: Lena here, good morning.");
        noorSees("Lena:\nLena here, good morning.");

        host.parlor.transfer(mira, thread, lena);
        sees(mira, thread, "You have transferred the conversation to Lena.");
        sees(lena, thread, "Your colleague Mira has transferred the conversation to you.");
        sees(tomas, thread, "Your colleague Mira has transferred the conversation to Lena.");
        noorSees("Lena will continue this chat.");
    }

    @Test
    void section_7_leaving() throws IOException {
        ThreadId thread = group();

        host.parlor.leave(mira, thread);

        sees(mira, thread, "You've left the conversation.");
        sees(tomas, thread, "Your colleague Mira has left the conversation.");
        sees(lena, thread, "Your colleague Mira has left the conversation.");
        noorSees("Mira is no longer available to chat.");
        host.noorWrites("Are you there?");
        sees(mira, thread, "You've left the conversation.");
        sees(tomas, thread, "Noor: Are you there?");
    }

    @Test
    void section_8_removing_a_participant() throws IOException {
        ThreadId thread = group();

        host.parlor.remove(mira, thread, tomas);

        sees(mira, thread, "You have removed Tomas from the conversation.");
        sees(tomas, thread, "Your colleague Mira has removed you from the conversation.");
        sees(lena, thread, "Your colleague Mira has removed Tomas from the conversation.");
        noorSees("Tomas is no longer available to chat.");
        host.noorWrites("Goodbye, Tomas.");
        sees(tomas, thread, "Your colleague Mira has removed you from the conversation.");
        sees(lena, thread, "Noor: Goodbye, Tomas.");
    }

    @Test
    void section_9_restarting_a_conversation() throws IOException {
        ThreadId left = group();
        host.parlor.leave(mira, left);
        noorSees("Mira is no longer available to chat.");
        Opening.Ask ask = (Opening.Ask) host.parlor.open(mira, host.noorIsAContactOf(mira));
        assertThat(ask.preview().restartOf()).isEqualTo(left);
        noorSees();

        ThreadId anew = host.asks(mira);

        sees(
                mira,
                anew,
                "Mira: Hello Noor, this is Mira of Lighthouse Bank. May we write to you here?",
                "The opt-in request has been sent. Messages that need the guest's consent are held until the guest agrees.");
        noorSees("Hello Noor, this is Mira of Lighthouse Bank. May we write to you here?");
        sees(mira, left, "You've left the conversation.");
        assertThat(host.parlor.history(mira, 10))
                .extracting(HistoryLine::thread)
                .containsExactlyInAnyOrder(anew, left);
        host.noorTaps(0, "Yes");
        host.writes(mira, anew, "Mira again, good morning.");
        noorSees("Mira again, good morning.");
        sees(tomas, left, "Your colleague Mira has left the conversation.");
    }

    @Test
    void every_section_that_is_not_open_is_played() throws IOException {
        List<String> sections = BUILT.matcher(Files.readString(PAGE))
                .results()
                .map(section ->
                        "section " + section.group(1) + " " + section.group(2).toLowerCase(Locale.ROOT))
                .toList();

        assertThat(Arrays.stream(StoryTest.class.getDeclaredMethods())
                        .map(Method::getName)
                        .filter(name -> name.startsWith("section_"))
                        .map(name -> name.replace('_', ' ')))
                .hasSizeGreaterThan(5)
                .containsExactlyInAnyOrderElementsOf(sections);
    }

    @Test
    void the_hosts_part_is_short() throws IOException {
        List<String> code = Files.readAllLines(HOST).stream()
                .dropWhile(line -> !line.startsWith("final class"))
                .toList();

        assertThat(code).hasSizeLessThan(100);
    }

    /** What the member finds who opens the guest's picture with this caption. */
    private byte[] opened(MemberId member, ThreadId thread, String caption) throws IOException {
        GuestMessage picture = host.parlor.timeline(member, thread, 100).stream()
                .filter(Entry.FromGuest.class::isInstance)
                .map(entry -> ((Entry.FromGuest) entry).message())
                .filter(message -> message.content().shown().equals(caption))
                .findFirst()
                .orElseThrow();
        FileAnswer.Opened opened = (FileAnswer.Opened) host.parlor.openFile(member, thread, picture.id());
        try (InputStream bytes = opened.bytes()) {
            return bytes.readAllBytes();
        }
    }

    private ThreadId agreed() throws IOException {
        ThreadId thread = host.asks(mira);
        host.noorTaps(0, "Yes");
        linesNoorSaw = host.phone.texts().size();
        return thread;
    }

    private ThreadId group() throws IOException {
        ThreadId thread = agreed();
        host.parlor.add(mira, thread, List.of(tomas, lena));
        host.timePasses(Duration.ofSeconds(20));
        linesNoorSaw = host.phone.texts().size();
        return thread;
    }

    private void waits(ThreadId thread, String text, String why) throws IOException {
        SendAnswer.Taken taken = (SendAnswer.Taken) host.parlor.send(mira, thread, new Text(text));
        assertThat(taken.waitsFor()).anyMatch(gate -> gate.sentence().equals(why));
        inTheStory(why);
        host.timePasses(Duration.ofSeconds(20));
    }

    private void no(Availability availability, String sentence) throws IOException {
        assertThat(availability.reason().orElseThrow().sentence()).isEqualTo(sentence);
        inTheStory(sentence);
    }

    /** The last lines of the member's screen are these. */
    private void sees(MemberId member, ThreadId thread, String... lines) throws IOException {
        host.timePasses(Duration.ofSeconds(20));
        assertThat(host.screen(member, thread)).endsWith(lines);
        inTheStory(lines);
    }

    /** What is new on the guest's phone is this and no more. */
    private void noorSees(String... lines) throws IOException {
        host.timePasses(Duration.ofSeconds(20));
        List<String> all = host.phone.texts();
        assertThat(all.subList(linesNoorSaw, all.size())).containsExactly(lines);
        linesNoorSaw = all.size();
        inTheStory(lines);
    }

    private static void inTheStory(String... lines) throws IOException {
        String story = FORM.matcher(Files.readString(PAGE)).replaceAll(" ");
        assertThat(List.of(lines)).allMatch(line -> story.contains(line.replace('\n', ' ')));
    }
}
