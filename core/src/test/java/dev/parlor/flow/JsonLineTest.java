package dev.parlor.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonLineTest {
    @Test
    void T4_a_line_keeps_the_order_of_its_fields_and_leaves_out_what_is_not_known() {
        assertThat(JsonLine.of(JsonLine.fields("b", 1, "a", null, "c", List.of(true, 2L, 0.5, Map.of("d", "e")))))
                .isEqualTo("{\"b\":1,\"c\":[true,2,0.5,{\"d\":\"e\"}]}\n");
        assertThat(JsonLine.of(JsonLine.fields())).isEqualTo("{}\n");
    }

    @Test
    void T4_quotes_and_backslashes_are_escaped() {
        assertThat(text("say \"no\" to C:\\")).isEqualTo("say \\\"no\\\" to C:\\\\");
    }

    @Test
    void T4_nothing_in_a_text_ends_the_line() {
        String ends = "\n\r\u000b\f\u0085\u2028\u2029";

        assertThat(text(ends)).isEqualTo("\\u000a\\u000d\\u000b\\u000c\\u0085\\u2028\\u2029");
    }

    @Test
    void T4_every_control_character_is_escaped() {
        assertThat(IntStream.concat(IntStream.range(0, 0x20), IntStream.rangeClosed(0x7f, 0x9f)))
                .allSatisfy(control ->
                        assertThat(text(Character.toString(control))).isEqualTo(String.format("\\u%04x", control)));
    }

    @Test
    void T4_a_pair_of_surrogates_stays_and_a_half_is_escaped() {
        assertThat(text("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
        assertThat(text("a\ud83d")).isEqualTo("a\\ud83d");
        assertThat(text("\ude00\ud83d")).isEqualTo("\\ude00\\ud83d");
    }

    @Test
    void T4_what_JSON_has_no_form_for_is_an_error() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonLine.of(Map.of("at", Instant.EPOCH)));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonLine.of(Map.of("half", Double.NaN)));
    }

    /** As it stands between the quotes. */
    private static String text(String text) {
        String line = JsonLine.of(Map.of("t", text));
        return line.substring("{\"t\":\"".length(), line.length() - "\"}\n".length());
    }
}
