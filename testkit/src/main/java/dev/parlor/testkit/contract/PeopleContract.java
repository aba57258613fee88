package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.BOB;
import static dev.parlor.testkit.contract.Rows.CARL;
import static dev.parlor.testkit.contract.Rows.NUMBER;
import static dev.parlor.testkit.contract.Rows.SALES;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.contactId;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.member;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Contact;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.Organization;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Reads;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The directory and the address books. */
abstract class PeopleContract extends Bench {
    PeopleContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void E1_an_organization_is_written_over() {
        Organization off = new Organization(ACME, "Acme & Söhne", false, Language.DE);
        commit(new ChangesBuilder().put(off));

        assertThat(directory().organization()).isEqualTo(off);
    }

    @Test
    void E1_a_sub_organization_is_written_over_and_another_stands_beside_it() {
        SubOrganization off = new SubOrganization(SALES, "Sales", Switch.OFF);
        SubOrganization legal = new SubOrganization(new SubOrganizationId("legal"), "Legal", Switch.ON);
        commit(new ChangesBuilder().put(off).put(legal));

        assertThat(directory().subOrganizations()).containsExactlyInAnyOrder(off, legal);
    }

    @Test
    void E5_business_numbers_keep_to_whom_they_are_open_their_default_member_their_pace_and_their_phone() {
        BusinessNumber second = new BusinessNumber(
                new BusinessNumberId("second"),
                new PlatformNumber("1077"),
                Set.of(SALES),
                Language.PT,
                BOB,
                20,
                "447700900001");
        commit(new ChangesBuilder().put(second));

        assertThat(directory().numbers()).hasSize(2).contains(second);
    }

    @Test
    void O11_a_template_is_known_by_number_name_and_language() {
        OptInTemplate again = new OptInTemplate(
                NUMBER,
                "may_we_write",
                "en",
                "Hello {{1}}, may {{2}} of {{3}} write?",
                List.of(
                        OptInTemplate.Blank.CONTACT_NAME,
                        OptInTemplate.Blank.MEMBER_NAME,
                        OptInTemplate.Blank.ORGANIZATION_NAME),
                List.of(OptInTemplate.Answer.DECLINE, OptInTemplate.Answer.AFFIRM),
                OptInTemplate.Category.MARKETING);
        OptInTemplate british = template("en_GB");
        OptInTemplate other =
                new OptInTemplate(NUMBER, "shall_we_write", "en", "Shall we write?", List.of(), List.of());
        commit(new ChangesBuilder().put(again).put(british).put(other));

        assertThat(directory().templates()).containsExactlyInAnyOrder(again, british, other);
    }

    @Test
    void O11_what_the_platform_says_of_a_template_stands_beside_it_and_goes_with_it() {
        TemplateStanding paused = new TemplateStanding(
                template("en").id(), TemplateStanding.Status.PAUSED, "FIRST_PAUSE", Category.MARKETING, minute(1));
        TemplateStanding rejected = new TemplateStanding(
                template("en").id(), TemplateStanding.Status.REJECTED, "", Category.UTILITY, minute(2), minute(1));
        commit(new ChangesBuilder().put(paused));
        commit(new ChangesBuilder().put(rejected).put(template("de")));
        assertThat(directory().standings()).containsExactly(rejected);

        commit(new ChangesBuilder().remove(template("en").id()));

        assertThat(directory().standings()).isEmpty();
        assertThat(directory().templates()).containsExactly(template("de"));
    }

    @Test
    void E4_members_are_listed_by_id_also_those_who_were_deleted() {
        commit(new ChangesBuilder()
                .put(member(new MemberId(ACME, "zoe"), "Aaron"))
                .put(member(BOB, "Bob").gone())
                .put(member(new MemberId(ACME, "Zed"), "Zed")));

        assertThat(store.members(ACME)).extracting(MemberId::value).containsExactly("Zed", "ann", "bob", "carl", "zoe");
    }

    @Test
    void E4_a_member_who_was_deleted_is_still_loaded_by_name() {
        Member gone = member(BOB, "Bob").gone();
        commit(new ChangesBuilder().put(gone));

        assertThat(found(Reads.of(Reads.Part.DIRECTORY).members(Set.of(BOB)))
                        .directory()
                        .members())
                .containsExactly(gone);
    }

    @Test
    void a_member_directly_under_the_organization_keeps_a_language_and_a_switch_of_their_own() {
        Member direct = new Member(CARL, new PersonName("Carl"), null, Switch.OFF, Language.NL);
        commit(new ChangesBuilder().put(direct));

        assertThat(found(Reads.of(Reads.Part.DIRECTORY).members(Set.of(CARL)))
                        .directory()
                        .members())
                .containsExactly(direct);
    }

    @Test
    void C1_an_address_book_is_its_owners_alone_and_ordered_by_name_then_id() {
        commit(new ChangesBuilder()
                .put(contact(3, ANN, 1, "Mia"))
                .put(contact(2, ANN, 2, "Mia"))
                .put(contact(1, ANN, 3, "Zoe"))
                .put(contact(4, ANN, 3, "Adam"))
                .put(contact(5, BOB, 1, "Bobs own")));

        assertThat(store.contacts(ANN))
                .containsExactly(
                        contact(4, ANN, 3, "Adam"),
                        contact(2, ANN, 2, "Mia"),
                        contact(3, ANN, 1, "Mia"),
                        contact(1, ANN, 3, "Zoe"));
    }

    @Test
    void C1_a_contact_is_renamed_and_pointed_to_another_guest() {
        commit(new ChangesBuilder().put(contact(1, ANN, 1, "Mia")).put(contact(2, ANN, 1, "Mia at home")));
        Contact changed =
                contact(1, ANN, 1, "Mia").named(new PersonName("Mia B.")).of(guestId(2));
        commit(new ChangesBuilder().put(changed));

        assertThat(store.contacts(ANN)).contains(changed).hasSize(2);
        assertThat(loaded(1, Reads.none()).contacts()).containsExactly(contact(2, ANN, 1, "Mia at home"));
        assertThat(loaded(2, Reads.none()).contacts()).containsExactly(changed);
    }

    @Test
    void C1_a_contact_that_was_removed_is_found_nowhere_and_its_guest_stays() {
        commit(new ChangesBuilder().put(contact(1, ANN, 1, "Mia")).put(contact(2, ANN, 2, "Zoe")));
        commit(new ChangesBuilder().remove(contactId(1)).remove(contactId(99)));

        assertThat(store.contacts(ANN)).containsExactly(contact(2, ANN, 2, "Zoe"));
        assertThat(loaded(1, Reads.none().contact(contactId(1))).contacts()).isEmpty();
        assertThat(loaded(1, Reads.none()).guests()).containsExactly(guest(1));
    }

    @Test
    void C3_a_provisional_contact_stays_so_until_it_is_written_over() {
        Contact provisional = new Contact(contactId(1), ANN, guestId(1), new PersonName("Sunny"), true);
        commit(new ChangesBuilder().put(provisional));

        assertThat(store.contacts(ANN)).containsExactly(provisional);
    }

    @Test
    void C6_a_guest_is_blocked_until_written_otherwise() {
        commit(new ChangesBuilder().put(guest(1).blockedSince(Rows.NOON)));

        assertThat(loaded(1, Reads.none()).guests()).containsExactly(guest(1).blockedSince(Rows.NOON));
    }

    private Directory directory() {
        return found(Reads.of(Reads.Part.DIRECTORY)).directory();
    }
}
