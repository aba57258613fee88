package dev.parlor.directory;

import static dev.parlor.Sample.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReengageTemplateTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void O11_its_parameters_are_the_numbered_blanks_of_its_wording_each_counted_once() {
        assertThat(template("{{1}}, {{2}} and again {{1}}").parameterCount()).isEqualTo(2);
        assertThat(template("nothing to fill").parameterCount()).isZero();
    }

    @Test
    void O11_a_wording_that_leaves_a_number_out_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template("{{1}} and {{3}}"))
                .withMessageContaining("must use {{2}}");
    }

    @Test
    void O11_a_value_that_looks_like_a_blank_is_not_filled_itself() {
        assertThat(template("{{1}}, {{2}}").rendered(List.of("{{2}}", "$1"))).isEqualTo("{{2}}, $1");
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, true",
        "UNKNOWN, true",
        "PENDING, false",
        "REJECTED, false",
        "PAUSED, false",
        "DISABLED, false",
        "DELETED, false"
    })
    void O11_only_what_the_platform_has_nothing_against_can_be_used(Status status, boolean usable) {
        Directory directory = directory(status, null);

        assertThat(directory.isUsable(template("Hi").id())).isEqualTo(usable);
        assertThat(directory.reengageTemplates(NUMBER)).hasSize(usable ? 1 : 0);
    }

    @Test
    void O11_O10_the_category_that_the_platform_names_goes_before_the_registered_one() {
        assertThat(directory(Status.APPROVED, null).isMarketing(template("Hi").id()))
                .isFalse();
        assertThat(directory(Status.APPROVED, Category.MARKETING)
                        .isMarketing(template("Hi").id()))
                .isTrue();
    }

    private static Directory directory(Status status, @Nullable Category category) {
        ReengageTemplate template = template("Hi");
        TemplateStanding standing = new TemplateStanding(template.id(), status, "", category, MONDAY);
        return new Directory(null, List.of(), List.of(), List.of(template), List.of(standing), List.of());
    }

    private static ReengageTemplate template(String wording) {
        return new ReengageTemplate(NUMBER, "trip_news", "en", wording, Category.UTILITY);
    }
}
