package dev.parlor.directory;

import static dev.parlor.Sample.ACME;
import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.BOB;
import static dev.parlor.Sample.LEGAL;
import static dev.parlor.Sample.NUMBER;
import static dev.parlor.Sample.SALES;
import static dev.parlor.Sample.acme;
import static dev.parlor.Sample.member;
import static dev.parlor.Sample.openNumber;
import static dev.parlor.Sample.part;
import static dev.parlor.Sample.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryTest {
    /** Every combination of organization, sub-organization and member. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    false | INHERIT | INHERIT | OFF | ORGANIZATION
                    false | INHERIT | ON      | OFF | ORGANIZATION
                    false | INHERIT | OFF     | OFF | ORGANIZATION
                    false | ON      | INHERIT | OFF | ORGANIZATION
                    false | ON      | ON      | OFF | ORGANIZATION
                    false | ON      | OFF     | OFF | ORGANIZATION
                    false | OFF     | INHERIT | OFF | ORGANIZATION
                    false | OFF     | ON      | OFF | ORGANIZATION
                    false | OFF     | OFF     | OFF | ORGANIZATION
                    true  | INHERIT | INHERIT | ON  | ORGANIZATION
                    true  | INHERIT | ON      | ON  | MEMBER
                    true  | INHERIT | OFF     | OFF | MEMBER
                    true  | ON      | INHERIT | ON  | SUB_ORGANIZATION
                    true  | ON      | ON      | ON  | MEMBER
                    true  | ON      | OFF     | OFF | MEMBER
                    true  | OFF     | INHERIT | OFF | SUB_ORGANIZATION
                    true  | OFF     | ON      | ON  | MEMBER
                    true  | OFF     | OFF     | OFF | MEMBER
                    """)
    void E1_the_nearest_explicit_setting_wins_unless_the_organization_is_off(
            boolean organization, Switch sales, Switch ann, Switch enabled, Enablement.Source source) {
        Directory directory = new Directory(
                acme(organization),
                List.of(part(LEGAL, Switch.ON), part(SALES, sales)),
                List.of(),
                List.of(),
                List.of(member(ANN, SALES, ann)));

        assertThat(directory.enablement(ANN).on()).isEqualTo(enabled == Switch.ON);
        assertThat(directory.enablement(ANN).source()).isEqualTo(source);
    }

    @Test
    void E1_the_answer_names_who_decided() {
        Member ann = member(ANN, SALES, Switch.INHERIT);

        assertThat(with(part(SALES, Switch.OFF), ann).enablement(ANN).name()).isEqualTo("The sales");
        assertThat(with(part(SALES, Switch.INHERIT), ann).enablement(ANN).name())
                .isEqualTo("Acme");
    }

    @ParameterizedTest
    @CsvSource({"INHERIT, true", "ON, true", "OFF, false"})
    void E1_one_directly_under_the_organization_inherits_from_it(Switch own, boolean on) {
        assertThat(with(part(SALES, Switch.OFF), member(ANN, null, own))
                        .enablement(ANN)
                        .on())
                .isEqualTo(on);
    }

    @Test
    void E1_before_the_organization_is_registered_everyone_is_off() {
        Directory directory =
                new Directory(null, List.of(), List.of(), List.of(), List.of(member(ANN, SALES, Switch.ON)));

        assertThat(directory.enablement(ANN))
                .isEqualTo(new Enablement(false, Enablement.Source.ORGANIZATION, ACME.value()));
    }

    @Test
    void E1_somebody_unknown_is_off() {
        assertThat(with(part(SALES, Switch.ON), member(ANN, SALES, Switch.ON)).enablement(BOB))
                .isEqualTo(new Enablement(false, Enablement.Source.UNKNOWN_MEMBER, ""));
    }

    @Test
    void E5_the_nearest_number_is_that_of_the_sub_organization_then_the_first_by_id() {
        Member ann = member(ANN, SALES, Switch.INHERIT);

        assertThat(numbers(openNumber(), number("z", SALES), number("y", SALES), number("a", LEGAL))
                        .nearestNumber(ann)
                        .map(BusinessNumber::id))
                .contains(new BusinessNumberId("y"));
        assertThat(numbers(openNumber(), number("a", LEGAL)).nearestNumber(ann)).contains(openNumber());
        assertThat(numbers(number("a", LEGAL)).nearestNumber(ann)).isEmpty();
    }

    @Test
    void E5_one_directly_under_the_organization_uses_numbers_that_are_open_to_all() {
        Member ann = member(ANN, null, Switch.INHERIT);

        assertThat(numbers(number("a", SALES)).nearestNumber(ann)).isEmpty();
        assertThat(numbers(number("a", SALES), openNumber()).nearestNumber(ann)).contains(openNumber());
    }

    @Test
    void E5_a_number_is_found_by_our_name_and_by_the_platforms() {
        Directory directory = numbers(number("a", SALES), openNumber());

        assertThat(directory.number(NUMBER)).contains(openNumber());
        assertThat(directory.number(new PlatformNumber("platform-a"))).contains(number("a", SALES));
        assertThat(directory.number(new PlatformNumber("a"))).isEmpty();
    }

    @Test
    void O11_a_guest_is_asked_in_the_wanted_language_else_in_the_numbers_else_in_any() {
        OptInTemplate french = template(NUMBER, "fr");
        OptInTemplate english = template(NUMBER, "en_GB");
        OptInTemplate german = template(NUMBER, "de");

        assertThat(templates(french, english, german).optInTemplate(openNumber(), Language.DE))
                .contains(german);
        assertThat(templates(french, english, german).optInTemplate(openNumber(), Language.NL))
                .contains(english);
        assertThat(templates(french, german).optInTemplate(openNumber(), Language.NL))
                .contains(french);
    }

    @Test
    void O11_a_template_of_another_number_is_never_used() {
        assertThat(templates(template(new BusinessNumberId("other"), "en")).optInTemplate(openNumber(), Language.EN))
                .isEmpty();
    }

    @Test
    void N3_a_member_reads_in_their_own_language_else_in_the_organizations() {
        Member bob = new Member(BOB, new PersonName("Bob"), SALES, Switch.INHERIT, Language.PT);
        Directory directory = new Directory(
                acme(true), List.of(), List.of(), List.of(), List.of(bob, member(ANN, SALES, Switch.INHERIT)));

        assertThat(directory.languageOf(BOB)).isEqualTo(Language.PT);
        assertThat(directory.languageOf(ANN)).isEqualTo(Language.EN);
    }

    private static Directory with(SubOrganization part, Member member) {
        return new Directory(acme(true), List.of(part), List.of(), List.of(), List.of(member));
    }

    private static Directory numbers(BusinessNumber... numbers) {
        return new Directory(acme(true), List.of(), List.of(numbers), List.of(), List.of());
    }

    private static Directory templates(OptInTemplate... templates) {
        return new Directory(acme(true), List.of(), List.of(openNumber()), List.of(templates), List.of());
    }

    private static BusinessNumber number(String id, SubOrganizationId openTo) {
        return new BusinessNumber(
                new BusinessNumberId(id), new PlatformNumber("platform-" + id), Set.of(openTo), Language.EN);
    }
}
