package dev.parlor.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line that is none says which it is, what was expected there, and what came. */
class ScriptExceptionTest {

    private final Theatre theatre = new Theatre();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Ana says Yes | a text in quotes, but came Yes",
                "Ana says \"Yes\" loudly | \"after\" or \"in\" or the end of the line, but came loudly",
                "Ana says \"Yes | a quote at the end of a text, but came the end of the line",
                "Ana says | a text in quotes, but came the end of the line",
                "Ana answers maybe | \"yes\" or \"no\", but came maybe",
                "Ana sends picture 40 kg | a size such as 40 kB or \"caption\" or the end of the line, but came 40",
                "Bob says \"Hi\" | one of the guests [Ana] or \"platform\" or one of [guest, number, template, token], but came Bob",
                "when asked, Bob answers yes | one of the guests [Ana], but came Bob",
                "when asked, platform loses next answer | one of the guests [Ana], but came platform",
                "when tickled, Ana says \"Hi\" | \"asked\", \"told\" with a text, or \"written to\", but came tickled",
                "when told Yes, Ana reads | a text in quotes, but came Yes",
                "at noon Ana says \"Hi\" | a time such as 3s, 10min or 2h, but came noon",
                "Ana reads after lunch | a time such as 3s, 10min or 2h, but came lunch",
                "Ana reads at number seven | an id of digits, but came seven",
                "platform fails next send with trouble | an error code such as 131026, but came trouble",
                "platform breaks next send with 200 | an HTTP status from 400 to 599, but came 200",
                "guest 447700900123 \"Gus\" | a phone number such as +447700900123, but came 447700900123"
            })
    void a_bad_line_is_explained(String line, String explained) {
        ScriptException bad = catchThrowableOfType(ScriptException.class, () -> theatre.play.add("# first\n\n" + line));

        assertThat(bad).hasMessage("Line 3: expected " + explained);
        assertThat(bad.line()).isEqualTo(3);
    }

    @Test
    void an_unknown_verb_names_all_that_there_are() {
        ScriptException bad = catchThrowableOfType(ScriptException.class, () -> theatre.play.add("Ana sings"));

        assertThat(bad).hasMessageContaining("\"says\" or \"quotes\"").hasMessageEndingWith("but came sings");
    }

    @Test
    void nothing_of_a_bad_script_happens() {
        catchThrowableOfType(ScriptException.class, () -> theatre.play.add("Ana says \"Hello\"\nAna sings"));

        assertThat(theatre.said()).isEmpty();
        assertThat(theatre.play.next()).isEqualTo(java.time.Instant.MAX);
    }

    @Test
    void quotes_and_backslashes_stand_within_texts_and_remarks_are_left_out() {
        theatre.play.add("Ana says \"a \\\"b\\\" \\\\ # c\" # but not this");

        assertThat(theatre.said()).containsExactly("a \"b\" \\ # c");
    }
}
