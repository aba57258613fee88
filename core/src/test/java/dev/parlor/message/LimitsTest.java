package dev.parlor.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.refusal.RefusalReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    @Test
    void M2_a_text_has_at_most_4096_UTF_16_units() {
        assertThat(Limits.against(new Text("x".repeat(4096)))).isEmpty();
        assertThat(Limits.against(new Text("x".repeat(4097)))).contains(RefusalReason.TOO_LONG);
        assertThat(Limits.against(new Text("😀".repeat(2048)))).isEmpty();
        assertThat(Limits.against(new Text("😀".repeat(2048) + "x"))).contains(RefusalReason.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t "})
    void M2_a_text_without_anything_to_see_is_refused(String blank) {
        assertThat(Limits.against(new Text(blank))).contains(RefusalReason.EMPTY);
    }

    @Test
    void M2_what_only_guests_and_parlor_send_is_refused() {
        List<Content> others = List.of(
                new Picture("1", "image/jpeg", ""),
                new Template("ask", "en", List.of(), List.of(), "May we?"),
                new ButtonReply("payload", "Yes"),
                new Unsupported("order", "{}"));

        assertThat(others)
                .allSatisfy(content -> assertThat(Limits.against(content)).contains(RefusalReason.NOT_SENDABLE));
    }
}
