package dev.parlor.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateButtonTest {
    @Test
    void M1_a_position_that_no_template_has_is_refused() {
        assertThat(new TemplateButton.Link(9, "17").position()).isEqualTo(9);
        assertThatThrownBy(() -> new TemplateButton.Link(10, "17")).hasMessageContaining("0 to 9, not at 10");
        assertThatThrownBy(() -> new TemplateButton.CopyCode(-1, "17")).hasMessageContaining("0 to 9, not at -1");
        assertThatThrownBy(() -> new TemplateButton.QuickReply(10, "17")).hasMessageContaining("0 to 9, not at 10");
    }

    @Test
    void M1_a_quick_reply_needs_a_payload_that_the_platform_takes() {
        assertThat(new TemplateButton.QuickReply(0, "p".repeat(128)).payload()).hasSize(128);
        assertThatThrownBy(() -> new TemplateButton.QuickReply(0, ""))
                .hasMessage("the payload must have 1 to 128 characters, not 0");
        assertThatThrownBy(() -> new TemplateButton.QuickReply(0, "p".repeat(129)))
                .hasMessage("the payload must have 1 to 128 characters, not 129");
    }

    @Test
    void M1_a_template_has_one_button_at_each_position() {
        List<TemplateButton> two = List.of(new TemplateButton.QuickReply(0, "a"), new TemplateButton.Link(0, "b"));

        assertThatThrownBy(() -> TemplateParts.none().withButtons(two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two are for 0");
    }

    @Test
    void X10_none_shows_what_it_takes() {
        assertThat(List.of(
                        new TemplateButton.Link(0, "secret"),
                        new TemplateButton.CopyCode(1, "secret"),
                        new TemplateButton.QuickReply(2, "secret")))
                .hasToString("[Link(0), CopyCode(1), QuickReply(2)]");
    }
}
