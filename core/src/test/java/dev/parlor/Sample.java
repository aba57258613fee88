package dev.parlor;

import dev.parlor.consent.AnswerButton;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.Organization;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Roster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A small company, one guest, and a day that begins at noon: what the tests of core talk about. */
public final class Sample {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final OrganizationId ACME = new OrganizationId("acme");
    public static final SubOrganizationId SALES = new SubOrganizationId("sales");
    public static final SubOrganizationId LEGAL = new SubOrganizationId("legal");
    public static final BusinessNumberId NUMBER = new BusinessNumberId("main");
    public static final PlatformNumber PLATFORM_NUMBER = new PlatformNumber("1066");
    public static final MemberId ANN = new MemberId(ACME, "ann");
    public static final MemberId BOB = new MemberId(ACME, "bob");
    public static final MemberId CARL = new MemberId(ACME, "carl");
    public static final GuestId GUEST = new GuestId(new UUID(7, 1));
    public static final ChatId CHAT = new ChatId(GUEST, NUMBER);

    private Sample() {}

    public static Instant minute(int minutesAfterNoon) {
        return NOON.plus(Duration.ofMinutes(minutesAfterNoon));
    }

    public static ThreadId thread(int number) {
        return new ThreadId(new UUID(1, number));
    }

    public static MessageId message(int number) {
        return new MessageId(new UUID(2, number));
    }

    public static AttemptToken token(int number) {
        return new AttemptToken(String.format("token-%016d", number));
    }

    public static PlatformId platformId(int number) {
        return new PlatformId("wamid.HBgLNDQ3NzAwOTAwMTIz" + number);
    }

    public static Organization acme(boolean on) {
        return new Organization(ACME, "Acme", on, Language.EN);
    }

    public static SubOrganization part(SubOrganizationId id, Switch whatsApp) {
        return new SubOrganization(id, "The " + id, whatsApp);
    }

    public static Member member(MemberId id, SubOrganizationId part, Switch whatsApp) {
        return new Member(id, new PersonName("Name of " + id), part, whatsApp, null);
    }

    public static BusinessNumber openNumber() {
        return BusinessNumber.openToAll(NUMBER, PLATFORM_NUMBER, Language.EN);
    }

    public static OptInTemplate template(BusinessNumberId number, String languageTag) {
        return new OptInTemplate(number, "may_we_write", languageTag, "May we write?", List.of(), List.of());
    }

    /** An open thread of Sales with Ann in it. */
    public static MessageThread threadWithAnn(int number) {
        return threadOf(number, Roster.empty().joinedBy(ANN));
    }

    public static MessageThread threadOf(int number, Roster roster) {
        return MessageThread.started(thread(number), CHAT, SALES, roster, NOON);
    }

    /** An act of the guest, or the failure of a request, at this minute. */
    public static ConsentRecord act(int thread, ConsentAct act, int minute) {
        Evidence evidence = Evidence.ofGuest(platformId(minute), "as the guest wrote it");
        return new ConsentRecord(CHAT, thread(thread), act, minute(minute), minute(minute), evidence);
    }

    /** A request whose buttons bring back {@code yes-} and {@code no-} with the number of its thread. */
    public static ConsentRecord asked(int thread, int minute) {
        Evidence evidence = Evidence.ofRequest(
                ANN,
                message(minute),
                "May we write?",
                "may_we_write",
                "en",
                List.of(new AnswerButton("yes-" + thread, true), new AnswerButton("no-" + thread, false)));
        return new ConsentRecord(CHAT, thread(thread), ConsentAct.ASKED, minute(minute), minute(minute), evidence);
    }
}
