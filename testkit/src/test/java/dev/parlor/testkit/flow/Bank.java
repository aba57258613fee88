package dev.parlor.testkit.flow;

import dev.parlor.Parlor;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.OptInTemplate.Answer;
import dev.parlor.directory.OptInTemplate.Blank;
import dev.parlor.directory.Organization;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import java.util.List;

/** A bank with three advisers, one business number and one template, and the address of the guest Noor. */
final class Bank {
    static final OrganizationId BANK = new OrganizationId("lighthouse");
    static final MemberId MIRA = new MemberId(BANK, "mira");
    static final MemberId TOMAS = new MemberId(BANK, "tomas");
    static final MemberId LENA = new MemberId(BANK, "lena");
    static final SubOrganizationId ADVICE = new SubOrganizationId("advice");
    static final BusinessNumberId DESK = new BusinessNumberId("front-desk");
    static final PlatformNumber NUMBER = new PlatformNumber("1060001");
    static final PhoneNumber NOOR = PhoneNumber.parse("+44 7700 900123");
    static final String REQUEST = "Hello Noor, this is Mira of Lighthouse. May we write to you here?";

    private Bank() {}

    static Organization organization(boolean on) {
        return new Organization(BANK, "Lighthouse", on, Language.EN);
    }

    static OptInTemplate template() {
        return new OptInTemplate(
                DESK,
                "opt_in",
                "en",
                "Hello {{1}}, this is {{2}} of {{3}}. May we write to you here?",
                List.of(Blank.CONTACT_NAME, Blank.MEMBER_NAME, Blank.ORGANIZATION_NAME),
                List.of(Answer.AFFIRM, Answer.DECLINE));
    }

    static void register(Parlor parlor) {
        parlor.directory().put(organization(true));
        parlor.directory().put(BANK, new SubOrganization(ADVICE, "Advice", Switch.INHERIT));
        parlor.directory()
                .put(BANK, BusinessNumber.openToAll(DESK, NUMBER, Language.EN).withThroughput(1_000));
        parlor.directory().put(BANK, template());
        parlor.directory().put(Member.of(MIRA, "Mira", ADVICE));
        parlor.directory().put(Member.of(TOMAS, "Tomas", ADVICE));
        parlor.directory().put(Member.of(LENA, "Lena", ADVICE));
    }
}
