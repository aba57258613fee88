package dev.parlor.examples;

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

/** Who is in the story: a bank, three of its people, its business number, and a guest. */
record Cast(PlatformNumber platformNumber, PhoneNumber guest, OptInWording optIn) {
    static final OrganizationId BANK = new OrganizationId("lighthouse");
    static final MemberId MIRA = new MemberId(BANK, "mira");
    static final MemberId TOMAS = new MemberId(BANK, "tomas");
    static final MemberId LENA = new MemberId(BANK, "lena");
    static final String GUEST_NAME = "Noor";

    private static final SubOrganizationId ADVICE = new SubOrganizationId("advice");
    private static final BusinessNumberId FRONT_DESK = new BusinessNumberId("front-desk");

    /**
     * The approved template that asks for consent.
     *
     * @param wording with {@code {{1}}} for the contact's name, {@code {{2}}} for the member's, {@code {{3}}} for the bank's
     */
    record OptInWording(String template, String languageTag, String wording) {
        static final String STANDARD =
                "Hello {{1}}, this is {{2}} of {{3}}. May we write to you here? You can stop at any time.";
    }

    /** Tells Parlor about the bank. */
    void register(Parlor parlor) {
        parlor.directory().put(new Organization(BANK, "Lighthouse Bank", true, Language.EN));
        parlor.directory().put(BANK, new SubOrganization(ADVICE, "Advice", Switch.INHERIT));
        parlor.directory().put(Member.of(MIRA, "Mira", ADVICE));
        parlor.directory().put(Member.of(TOMAS, "Tomas", ADVICE));
        parlor.directory().put(Member.of(LENA, "Lena", ADVICE));
        parlor.directory().put(BANK, BusinessNumber.openToAll(FRONT_DESK, platformNumber, Language.EN));
        parlor.directory()
                .put(
                        BANK,
                        new OptInTemplate(
                                FRONT_DESK,
                                optIn.template(),
                                optIn.languageTag(),
                                optIn.wording(),
                                List.of(Blank.CONTACT_NAME, Blank.MEMBER_NAME, Blank.ORGANIZATION_NAME),
                                List.of(Answer.AFFIRM, Answer.DECLINE)));
    }
}
