package dev.parlor.store.jdbc.kills;

import dev.parlor.Parlor;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.Organization;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import java.util.List;

/** Who takes part: a bank, its people and its number. The same for the hosts and for who judges them. */
final class Scene {
    static final OrganizationId BANK = new OrganizationId("harbor");
    static final String NUMBER_ID = "106540352242922";
    static final String ACCOUNT_ID = "102290129340398";
    static final String TOKEN = "kills-token";
    static final String APP_SECRET = "kills-app-secret";
    static final String VERIFY_TOKEN = "kills-verify-token";
    static final String TEMPLATE = "may_we_write";
    static final String WORDING = "Hello {{1}}, this is {{2}} of {{3}}. May we write to you here?";

    /** The one who is in every thread from beginning to end. */
    static final MemberId HEAD = new MemberId(BANK, "head");

    /** Those who come and go. */
    static final List<MemberId> OTHERS =
            List.of(new MemberId(BANK, "ada"), new MemberId(BANK, "ben"), new MemberId(BANK, "cleo"));

    private static final SubOrganizationId DESK = new SubOrganizationId("desk");
    private static final BusinessNumberId NUMBER = new BusinessNumberId("front");

    private Scene() {}

    /** Tells Parlor who there is. */
    static void register(Parlor parlor) {
        parlor.directory().put(new Organization(BANK, "Harbor", true, Language.EN));
        parlor.directory().put(BANK, new SubOrganization(DESK, "Desk", Switch.INHERIT));
        parlor.directory().put(Member.of(HEAD, "Head", DESK));
        OTHERS.forEach(member -> parlor.directory().put(Member.of(member, member.value(), DESK)));
        parlor.directory()
                .put(
                        BANK,
                        BusinessNumber.openToAll(NUMBER, new PlatformNumber(NUMBER_ID), Language.EN)
                                .withThroughput(1_000));
        parlor.directory()
                .put(
                        BANK,
                        new OptInTemplate(
                                NUMBER,
                                TEMPLATE,
                                "en",
                                WORDING,
                                List.of(
                                        OptInTemplate.Blank.CONTACT_NAME,
                                        OptInTemplate.Blank.MEMBER_NAME,
                                        OptInTemplate.Blank.ORGANIZATION_NAME),
                                List.of(OptInTemplate.Answer.AFFIRM, OptInTemplate.Answer.DECLINE)));
    }
}
