package dev.parlor.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.consent.AnswerWords.Meaning;
import dev.parlor.consent.AnswerWords.Reading;
import dev.parlor.directory.Language;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerWordsTest {
    private static final AnswerWords WORDS = AnswerWords.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Yes                        | AFFIRM  | EN
                    yes, please!               | AFFIRM  | EN
                    Sí                         | AFFIRM  | ES
                    Claro que sí               | AFFIRM  | ES
                    sim                        | AFFIRM  | PT
                    Oui, d’accord              | AFFIRM  | FR
                    Ja, gerne                  | AFFIRM  | DE
                    Sì, grazie                 | AFFIRM  | IT
                    Ja, graag                  | AFFIRM  | NL
                    No                         | DECLINE | EN
                    no thanks                  | DECLINE | EN
                    I don´t agree              | DECLINE | EN
                    No, gracias.               | DECLINE | ES
                    Não                        | DECLINE | PT
                    Não, obrigada              | DECLINE | PT
                    Non merci                  | DECLINE | FR
                    Nein danke                 | DECLINE | DE
                    no grazie                  | DECLINE | IT
                    Nee, dank u                | DECLINE | NL
                    STOP                       | STOP    | EN
                    stop all                   | STOP    | EN
                    Unsubscribe                | STOP    | EN
                    BAJA                       | STOP    | ES
                    Sair                       | STOP    | PT
                    Arrêt                      | STOP    | FR
                    ARRET                      | STOP    | FR
                    Se désabonner              | STOP    | FR
                    Stopp                      | STOP    | DE
                    Abmelden                   | STOP    | DE
                    Annulla l’iscrizione       | STOP    | IT
                    Afmelden                   | STOP    | NL
                    Start                      | START   | EN
                    unstop                     | START   | EN
                    Darme de alta              | START   | ES
                    Começar                    | START   | PT
                    Me réabonner               | START   | FR
                    Wieder anmelden            | START   | DE
                    Riprendi                   | START   | IT
                    Hervatten                  | START   | NL
                    """)
    void O3_a_word_of_any_language_is_understood(String body, Meaning meaning, Language language) {
        assertThat(WORDS.read(body)).contains(new Reading(meaning, language));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "YES",
                "  Yes \n",
                "Yes!",
                "yes...",
                "Yes…",
                "¡Yes!",
                "“Yes.”",
                "*YES*",
                "(yes)",
                "ＹＥＳ！",
                "yes\u00A0",
                "\u200Eyes\u200B",
                "yes 👍",
                "yes 👍🏽👍🏿",
                "yes ❤️",
                "yes\uFE0F",
                "🙏 yes 🙏",
                "yes 👨‍👩‍👧‍👦",
                "yes 🇳🇱!"
            })
    void O3_form_punctuation_and_emoji_around_a_word_make_no_difference(String body) {
        assertThat(WORDS.read(body)).contains(new Reading(Meaning.AFFIRM, Language.EN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes?", "¿yes?", "yes ?!", "yes? 🙂", "yes?\"", "ＹＥＳ？", "stop?", "No?"})
    void O3_a_question_is_no_answer(String body) {
        assertThat(WORDS.read(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yes please", "yes   please", "Yes,please", "yes\tplease", "Yes,\n please", "yes\u2003please"})
    void O3_white_space_and_commas_within_a_phrase_are_one_blank(String body) {
        assertThat(WORDS.read(body)).contains(new Reading(Meaning.AFFIRM, Language.EN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no problem",
                "yes but not today",
                "yes or no",
                "yes/no",
                "yes 2",
                "stop by tomorrow",
                "don't stop",
                "I cannot stop laughing",
                "start tomorrow",
                "nonsense",
                "s t o p",
                "no, yes",
                "si puedes",
                "Ja, aber nicht heute"
            })
    void O3_a_text_that_only_contains_a_word_is_no_answer(String body) {
        assertThat(WORDS.read(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "end", "quit", "basta", "alto", "para", "fin", "Stornieren", "annuler"})
    void O3_an_ordinary_answer_stops_nothing(String body) {
        assertThat(WORDS.read(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "OK!", "okay", "fine", "vale", "d'accord", "va bene", "klar", "prima", "tudo bem"})
    void O3_a_mere_acknowledgement_is_no_consent(String body) {
        assertThat(WORDS.read(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "👍", "👍🏽", "👎", "❤️", "?", "!!!", "…", "\uFE0F", "\u200D"})
    void O3_a_text_without_words_is_no_answer(String body) {
        assertThat(WORDS.read(body)).isEmpty();
    }

    @Test
    void O3_decomposed_accents_are_understood() {
        assertThat(WORDS.read("si\u0301")).contains(new Reading(Meaning.AFFIRM, Language.ES));
        assertThat(WORDS.read("NA\u0303O")).contains(new Reading(Meaning.DECLINE, Language.PT));
    }

    @ParameterizedTest
    @CsvSource({"no, IT, IT", "no, DE, EN", "si, IT, IT", "si, FR, ES", "ja, NL, NL", "ja, EN, DE", "stop, FR, FR"})
    void O3_the_preferred_language_is_reported_where_the_word_belongs_to_it(
            String body, Language preferred, Language reported) {
        assertThat(WORDS.read(body, preferred)).map(Reading::language).contains(reported);
    }

    @Test
    void O3_a_long_text_is_no_answer_whatever_it_starts_with() {
        assertThat(WORDS.read("yes" + " ".repeat(197))).isPresent();
        assertThat(WORDS.read("yes" + " ".repeat(198))).isEmpty();
        assertThat(WORDS.read("yes" + " ".repeat(300) + "but not today")).isEmpty();
        assertThat(WORDS.read("\uFDFA".repeat(1_000_000))).isEmpty();
    }

    @Test
    void O3_the_default_locale_plays_no_part() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(WORDS.read("SI")).contains(new Reading(Meaning.AFFIRM, Language.ES));
            assertThat(WORDS.read("DISISCRIVIMI")).contains(new Reading(Meaning.STOP, Language.IT));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void O3_a_host_can_add_words_in_any_form() {
        AnswerWords more = WORDS.with(Language.EN, Meaning.AFFIRM, "OK!", " Okay ")
                .with(Language.DE, Meaning.AFFIRM, "ok")
                .with(Language.DE, Meaning.STOP, "Schluß");

        assertThat(more.read("Ok 👍")).contains(new Reading(Meaning.AFFIRM, Language.EN));
        assertThat(more.read("ok", Language.DE)).contains(new Reading(Meaning.AFFIRM, Language.DE));
        assertThat(more.read("okay")).isPresent();
        assertThat(more.read("SCHLUSS!")).contains(new Reading(Meaning.STOP, Language.DE));
        assertThat(WORDS.read("ok")).as("the standard words stay as they are").isEmpty();
    }

    @Test
    void O3_the_same_word_may_be_added_twice_with_the_same_meaning() {
        AnswerWords again = WORDS.with(Language.EN, Meaning.AFFIRM, "yes", "YES");

        assertThat(again.read("yes")).contains(new Reading(Meaning.AFFIRM, Language.EN));
    }

    @Test
    void O3_a_word_cannot_have_two_meanings_in_whichever_language() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WORDS.with(Language.PT, Meaning.AFFIRM, "Stop!"))
                .withMessage("'stop' cannot mean AFFIRM in PT: it means STOP in [EN, ES, PT, FR, DE, IT, NL]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "!", "👍", "a phrase that is so long that no guest would ever write it as an answer to us"})
    void O3_a_word_that_could_not_be_an_answer_is_refused(String word) {
        assertThatIllegalArgumentException().isThrownBy(() -> WORDS.with(Language.EN, Meaning.AFFIRM, word));
    }
}
