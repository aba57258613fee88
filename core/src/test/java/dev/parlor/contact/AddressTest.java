package dev.parlor.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.directory.PersonName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+447700900123",
                " +44 7700 900123 ",
                "+44 (7700) 900-123",
                "+44.7700.900.123",
                "+44\u00A07700\u2011900\u2013123",
                "[+44]\t7700900123"
            })
    void C2_blanks_hyphens_dots_and_brackets_are_stripped(String written) {
        assertThat(PhoneNumber.parse(written).value()).isEqualTo("+447700900123");
    }

    @ParameterizedTest
    @CsvSource({
        "447700900123,       the leading + is missing",
        "0044 7700 900123,   the leading + is missing",
        "'',                 the leading + is missing",
        "+44 7700 90o123,    something other than digits",
        "+44 7700/900123,    something other than digits",
        "+44+7700900123,     something other than digits",
        "+٤٤٧٧٠٠٩٠٠١٢٣,      something other than digits",
        "+07700900123,       starts with 0",
        "+447700,            it has 6 digits",
        "+4477009001234567,  it has 16 digits",
    })
    void C2_anything_else_is_a_clear_error_that_never_repeats_the_number(String written, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.parse(written))
                .withMessageContaining(fault)
                .withMessageContaining("such as +44 7700 900123")
                .satisfies(error -> assertThat(error.getMessage().replace("+44 7700 900123", ""))
                        .doesNotContainPattern("[0-9٠-٩]{4}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1234567", "+123456789012345"})
    void C2_a_number_has_7_to_15_digits(String number) {
        assertThat(new PhoneNumber(number).value()).isEqualTo(number);
    }

    @Test
    void C2_only_people_may_decorate() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber("+44 7700 900123"));
    }

    @Test
    void C4_a_phone_number_shows_only_its_ends() {
        assertThat(PhoneNumber.parse("+44 7700 900167")).hasToString("+44…67");
        assertThat(PhoneNumber.parse("+1234567").toString()).doesNotContain("345");
    }

    @Test
    void C4_a_user_id_is_never_shown_whole() {
        assertThat(new UserId("GB.1234567890")).hasToString("user…90");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 161})
    void C4_a_user_id_of_another_length_is_refused_without_repeating_it(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserId("x".repeat(length)))
                .withMessage("user id must be 1 to 160 characters, not blank, but has " + length);
    }

    @Test
    void C4_a_guest_has_at_least_one_address_and_the_user_id_identifies() {
        PhoneNumber phone = new PhoneNumber("+447700900123");
        UserId userId = new UserId("GB.1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reach(null, null))
                .withMessageContaining("needs a phone number or a user id");
        assertThat(new Reach(phone, userId).addresses()).containsExactly(userId, phone);
        assertThat(Reach.by(phone).addresses()).containsExactly(phone);
        assertThat(new Reach(null, userId).addresses()).containsExactly(userId);
    }

    @Test
    void a_name_has_1_to_120_characters_and_is_not_shown() {
        assertThat(new PersonName("Gwendolyn")).hasToString("name(9)");
        assertThat(new PersonName("x".repeat(120)).value()).hasSize(120);
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonName(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PersonName("Gwendolyn".repeat(14)))
                .withMessage("name must be 1 to 120 characters, not blank, but has 126");
    }
}
