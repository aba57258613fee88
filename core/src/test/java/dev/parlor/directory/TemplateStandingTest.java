package dev.parlor.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.directory.RegisteredTemplate.Category;
import dev.parlor.directory.TemplateStanding.Status;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.TemplateId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TemplateStandingTest {
    private static final TemplateId NEWS = new TemplateId(new BusinessNumberId("desk"), "news", "en");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final TemplateStanding UNTOLD = TemplateStanding.untold(NEWS);

    @Test
    void O11_a_template_of_which_nothing_was_said_is_usable() {
        assertThat(UNTOLD.isUsable()).isTrue();
        assertThat(UNTOLD.category()).isNull();
    }

    @Test
    void O11_I4_status_and_category_are_told_apart_and_in_any_order() {
        TemplateStanding paused = new TemplateStanding(NEWS, Status.PAUSED, "FIRST_PAUSE", null, NOON);

        TemplateStanding one = UNTOLD.after(paused).after(Category.MARKETING, LATER);
        TemplateStanding other = UNTOLD.after(Category.MARKETING, LATER).after(paused);

        assertThat(one)
                .isEqualTo(other)
                .isEqualTo(new TemplateStanding(NEWS, Status.PAUSED, "FIRST_PAUSE", Category.MARKETING, NOON, LATER));
    }

    @Test
    void O10_I4_an_older_word_on_the_category_changes_nothing_and_of_two_at_one_time_marketing_stays() {
        TemplateStanding marketing = UNTOLD.after(Category.MARKETING, LATER);

        assertThat(marketing.after(Category.UTILITY, NOON)).isEqualTo(marketing);
        assertThat(marketing.after(Category.UTILITY, LATER)).isEqualTo(marketing);
        assertThat(UNTOLD.after(Category.UTILITY, LATER).after(Category.MARKETING, LATER))
                .isEqualTo(marketing);
        assertThat(marketing.after(Category.UTILITY, LATER.plusSeconds(1)).category())
                .isEqualTo(Category.UTILITY);
    }

    @Test
    void O10_a_status_that_says_no_category_leaves_the_one_that_is_known() {
        TemplateStanding marketing = UNTOLD.after(Category.MARKETING, NOON);

        assertThat(marketing
                        .after(new TemplateStanding(NEWS, Status.PAUSED, "", null, LATER))
                        .category())
                .isEqualTo(Category.MARKETING);
    }

    @Test
    void O11_of_two_words_on_the_status_at_one_time_the_stricter_stays() {
        TemplateStanding paused = new TemplateStanding(NEWS, Status.PAUSED, "", null, NOON);
        TemplateStanding approved = new TemplateStanding(NEWS, Status.APPROVED, "", null, NOON);

        assertThat(UNTOLD.after(paused).after(approved)).isEqualTo(paused);
        assertThat(UNTOLD.after(approved).after(paused)).isEqualTo(paused);
    }

    @Test
    void a_category_and_its_time_come_together() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TemplateStanding(NEWS, Status.PAUSED, "", Category.UTILITY, NOON, null));
    }
}
