package dev.parlor.testkit.acts;

import dev.parlor.Parlor;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.OptInTemplate.Answer;
import dev.parlor.directory.OptInTemplate.Blank;
import dev.parlor.directory.Organization;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.ReengageTemplate;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.TemplateId;
import java.util.List;

/** A firm with three members, two business numbers, and two guests, each with two phone numbers. */
final class Firm {
    static final OrganizationId FIRM = new OrganizationId("millpond");
    static final List<MemberId> MEMBERS =
            List.of(new MemberId(FIRM, "ines"), new MemberId(FIRM, "jonas"), new MemberId(FIRM, "kemi"));
    static final List<BusinessNumberId> NUMBERS =
            List.of(new BusinessNumberId("desk"), new BusinessNumberId("night-desk"));
    static final List<PlatformNumber> PLATFORM_NUMBERS =
            List.of(new PlatformNumber("1060001"), new PlatformNumber("1060002"));
    static final List<List<PhoneNumber>> GUESTS = List.of(
            List.of(PhoneNumber.parse("+447700900111"), PhoneNumber.parse("+447700900112")),
            List.of(PhoneNumber.parse("+447700900221"), PhoneNumber.parse("+447700900222")));

    private static final SubOrganizationId OFFICE = new SubOrganizationId("office");

    private Firm() {}

    static Organization switched(boolean on) {
        return new Organization(FIRM, "Millpond", on, Language.EN);
    }

    static Member member(MemberId id, Switch whatsApp) {
        return new Member(id, new PersonName("Adviser " + id.value()), OFFICE, whatsApp, null);
    }

    static TemplateId takingUp(BusinessNumberId number) {
        return new TemplateId(number, "take_up", "en");
    }

    static void register(Parlor parlor) {
        parlor.directory().put(switched(true));
        parlor.directory().put(FIRM, new SubOrganization(OFFICE, "Office", Switch.INHERIT));
        for (int number = 0; number < NUMBERS.size(); number++) {
            register(NUMBERS.get(number), PLATFORM_NUMBERS.get(number), parlor);
        }
        MEMBERS.forEach(member -> parlor.directory().put(member(member, Switch.INHERIT)));
        MEMBERS.forEach(member -> GUESTS.forEach(
                phones -> parlor.contacts().add(member, "Guest " + GUESTS.indexOf(phones), phones.get(0))));
    }

    private static void register(BusinessNumberId id, PlatformNumber platformNumber, Parlor parlor) {
        parlor.directory()
                .put(
                        FIRM,
                        BusinessNumber.openToAll(id, platformNumber, Language.EN)
                                .withThroughput(20));
        parlor.directory()
                .put(
                        FIRM,
                        new OptInTemplate(
                                id,
                                "opt_in",
                                "en",
                                "Hello {{1}}, may we write to you here?",
                                List.of(Blank.CONTACT_NAME),
                                List.of(Answer.AFFIRM, Answer.DECLINE)));
        parlor.directory()
                .put(FIRM, new ReengageTemplate(id, "take_up", "en", "Something is new: {{1}}", Category.UTILITY));
    }
}
