package dev.parlor.directory;

import static dev.parlor.Sample.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.directory.OptInTemplate.Blank;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptInTemplateTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "May_we", "may we", "may-we"})
    void O11_a_name_that_the_platform_would_refuse_is_refused_with_the_rule(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template(name, "en", "May we write?"))
                .withMessageContaining("1 to 512 characters of a-z 0-9 _");
    }

    @Test
    void O11_each_blank_must_stand_in_the_wording() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template("ask", "en", "Hello {{1}}", Blank.CONTACT_NAME, Blank.MEMBER_NAME))
                .withMessageContaining("must use {{2}}");
    }

    @Test
    void O11_the_wording_is_rendered_with_its_blanks_filled_in_their_order() {
        OptInTemplate template =
                template("ask", "en", "{{2}} of us asks you, {{1}}.", Blank.CONTACT_NAME, Blank.MEMBER_NAME);

        assertThat(template.rendered(List.of("Gwen", "Ann"))).isEqualTo("Ann of us asks you, Gwen.");
    }

    @ParameterizedTest
    @CsvSource({"en, EN", "en_US, EN", "pt-BR, PT", "DE, DE"})
    void N3_a_language_is_read_from_the_tag_without_its_region(String tag, Language language) {
        assertThat(template("ask", tag, "May we?").language()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl", "", "english", "_en"})
    void N3_another_language_is_refused_with_those_that_are_spoken(String tag) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Language.of(tag))
                .withMessageContaining("en, es, pt, fr, de, it, nl");
    }

    private static OptInTemplate template(String name, String tag, String wording, Blank... blanks) {
        return new OptInTemplate(NUMBER, name, tag, wording, List.of(blanks), List.of());
    }
}
