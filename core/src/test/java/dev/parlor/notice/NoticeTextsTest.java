package dev.parlor.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.directory.Language;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.message.Gate;
import dev.parlor.queue.Unreachable;
import dev.parlor.refusal.RefusalReason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTextsTest {
    private static final NoticeTexts TEXTS = NoticeTexts.standard();
    private static final Set<Fact> ROSTER_FACTS = EnumSet.range(Fact.LEFT, Fact.TAKEN_OFF);

    /** Table N, first four columns. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "–", textBlock = """
                    LEFT        | GUEST   | Ann is no longer available to chat.
                    LEFT        | ACTOR   | You've left the conversation.
                    LEFT        | SUBJECT | –
                    LEFT        | OTHERS  | Your colleague Ann has left the conversation.
                    REMOVED     | GUEST   | Bob is no longer available to chat.
                    REMOVED     | ACTOR   | You have removed Bob from the conversation.
                    REMOVED     | SUBJECT | Your colleague Ann has removed you from the conversation.
                    REMOVED     | OTHERS  | Your colleague Ann has removed Bob from the conversation.
                    ADDED       | GUEST   | Bob has joined the chat.
                    ADDED       | ACTOR   | You have added Bob to the conversation.
                    ADDED       | SUBJECT | Your colleague Ann has added you to the conversation.
                    ADDED       | OTHERS  | Your colleague Ann has added Bob to the conversation.
                    TRANSFERRED | GUEST   | Bob will continue this chat.
                    TRANSFERRED | ACTOR   | You have transferred the conversation to Bob.
                    TRANSFERRED | SUBJECT | Your colleague Ann has transferred the conversation to you.
                    TRANSFERRED | OTHERS  | Your colleague Ann has transferred the conversation to Bob.
                    ASSIGNED    | GUEST   | Bob has joined the chat.
                    ASSIGNED    | ACTOR   | –
                    ASSIGNED    | SUBJECT | You have been added to the conversation.
                    ASSIGNED    | OTHERS  | Your colleague Bob has joined the conversation.
                    TAKEN_OFF   | GUEST   | Bob is no longer available to chat.
                    TAKEN_OFF   | ACTOR   | –
                    TAKEN_OFF   | SUBJECT | You have been removed from the conversation.
                    TAKEN_OFF   | OTHERS  | Your colleague Bob has left the conversation.
                    """)
    void N_the_english_notices_are_those_of_the_table(Fact fact, Audience audience, String text) {
        assertThat(TEXTS.notice(fact, audience, Language.EN, "Ann", List.of("Bob"))
                        .orElse(null))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void N_who_is_told_something_is_the_same_in_every_language(Language language) {
        assertThat(told(language)).isEqualTo(told(Language.EN));
    }

    @ParameterizedTest
    @EnumSource
    void N_what_concerns_members_only_is_one_text_for_all_of_them_and_none_for_the_guest(Language language) {
        for (Fact fact : EnumSet.complementOf(EnumSet.copyOf(ROSTER_FACTS))) {
            assertThat(TEXTS.notice(fact, Audience.GUEST, language, null, List.of()))
                    .isEmpty();
            assertThat(Stream.of(Audience.ACTOR, Audience.SUBJECT, Audience.OTHERS)
                            .map(audience -> TEXTS.notice(fact, audience, language, null, List.of())
                                    .orElseThrow())
                            .distinct())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void N_every_language_has_the_keys_of_english_and_no_others(Language language) {
        assertThat(file(language).keySet()).isEqualTo(file(Language.EN).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void N_every_translation_names_whom_english_names(Language language) {
        file(Language.EN)
                .forEach(
                        (key, english) -> assertThat(placeholders(file(language).getOrDefault(key, "")))
                                .as(key)
                                .isEqualTo(placeholders(english)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EN")
    void N_no_text_is_left_in_english(Language language) {
        file(language).forEach((key, text) -> {
            if (!key.equals("answer.no")) { // which is "No" in Spanish and Italian too
                assertThat(text).as(key).isNotEqualTo(file(Language.EN).get(key));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void N_every_text_is_whole_sentences_without_braces(Language language) {
        assertThat(everyText(language))
                .allSatisfy(text -> assertThat(text)
                        .endsWith(".")
                        .doesNotContain("{", "}", "  ", "\uFFFD", "Ã")
                        .isEqualTo(text.strip()));
    }

    @Test
    void N_french_and_italian_use_the_typographic_apostrophe() {
        assertThat(everyText(Language.FR)).noneMatch(text -> text.contains("'"));
        assertThat(everyText(Language.IT)).noneMatch(text -> text.contains("'"));
    }

    @Test
    void N_french_puts_a_narrow_no_break_space_before_high_punctuation() {
        assertThat(everyText(Language.FR))
                .noneMatch(
                        text -> Pattern.compile("[^\u202F][;:?!]").matcher(text).find());
    }

    @Test
    void N_a_name_is_shown_as_it_is() {
        assertThat(TEXTS.notice(Fact.REMOVED, Audience.OTHERS, Language.EN, "{B} $1 \\", List.of("Zoë {A}")))
                .contains("Your colleague {B} $1 \\ has removed Zoë {A} from the conversation.");
    }

    @Test
    void N_several_names_are_listed_as_people_do_and_the_guest_reads_a_plural() {
        List<String> three = List.of("Bob", "Cleo", "Dan");

        assertThat(TEXTS.notice(Fact.ADDED, Audience.GUEST, Language.EN, "Ann", three))
                .contains("Bob, Cleo and Dan have joined the chat.");
        assertThat(TEXTS.notice(Fact.ADDED, Audience.ACTOR, Language.DE, "Ann", three))
                .contains("Sie haben Bob, Cleo und Dan zur Unterhaltung hinzugefügt.");
    }

    @Test
    void N_a_missing_name_is_an_error_that_says_so() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEXTS.notice(Fact.LEFT, Audience.OTHERS, Language.EN, null, List.of("Bob")))
                .withMessage("the text 'left.others' needs a name for {A}");
    }

    @Test
    void N_the_default_locale_plays_no_part() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(TEXTS.refusal(RefusalReason.ORGANIZATION_OFF, Language.EN))
                    .isEqualTo("WhatsApp is switched off for your organization.");
            assertThat(TEXTS.notice(Fact.ASSIGNED, Audience.GUEST, Language.EN, null, List.of("Bob")))
                    .isPresent();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void N_a_host_can_replace_a_text_in_one_language() {
        NoticeTexts own = TEXTS.with(Language.DE, "left.guest", "{A} ist nicht mehr da.");

        assertThat(own.notice(Fact.LEFT, Audience.GUEST, Language.DE, "Ann", List.of()))
                .contains("Ann ist nicht mehr da.");
        assertThat(own.notice(Fact.LEFT, Audience.GUEST, Language.EN, "Ann", List.of()))
                .contains("Ann is no longer available to chat.");
        assertThat(TEXTS.notice(Fact.LEFT, Audience.GUEST, Language.DE, "Ann", List.of()))
                .as("the standard texts stay as they are")
                .contains("Ann steht für diesen Chat nicht mehr zur Verfügung.");
    }

    @ParameterizedTest
    @CsvSource({"left.subject", "left", "LEFT.GUEST", "refusal.unheard_of", "opt_in_sent.guest"})
    void N_a_key_that_does_not_exist_cannot_be_replaced(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEXTS.with(Language.EN, key, "Hello."))
                .withMessage("there is no text with the key '" + key + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Gone.                  | []
                    {B} is gone.           | [{B}]
                    {A} is gone from {B}.  | [{A}, {B}]
                    {A} is gone }.         | [{A}, }]
                    {A is gone.            | [{A is gone.]
                    """)
    void N_a_replacement_must_name_whom_the_text_names(String text, String found) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEXTS.with(Language.EN, "left.guest", text))
                .withMessage("the text 'left.guest' (en) must have the placeholders [{A}] and no other braces, but has "
                        + found);
    }

    @Test
    void G3_a_closed_gate_says_why_the_message_waits_and_what_would_open_it() {
        assertThat(TEXTS.closedGate(Gate.WINDOW, Language.EN))
                .isEqualTo("The guest has not written within the last 24 hours."
                        + " The message goes out when the guest writes.");
        assertThat(TEXTS.openGate(Gate.WINDOW, Language.EN)).isEqualTo("The guest wrote within the last 24 hours.");
    }

    @Test
    void G3_a_gate_that_closes_for_several_reasons_says_which_it_is() {
        assertThat(TEXTS.closedGate(Unreachable.Cause.NOT_REACHED, Language.EN))
                .startsWith("WhatsApp cannot reach the guest.");
        assertThat(TEXTS.closedGate(TemplateStanding.Status.PAUSED, Language.EN))
                .startsWith("WhatsApp has paused the template");
        assertThatIllegalArgumentException().isThrownBy(() -> TEXTS.closedGate(Gate.REACHABLE, Language.EN));
    }

    private static Set<String> told(Language language) {
        return notices()
                .filter(notice -> notice.apply(language).findAny().isPresent())
                .map(Notice::name)
                .collect(Collectors.toSet());
    }

    private static Stream<String> everyText(Language language) {
        return Stream.of(
                        notices().flatMap(notice -> notice.apply(language)),
                        Arrays.stream(RefusalReason.values()).map(reason -> TEXTS.refusal(reason, language)),
                        Arrays.stream(Gate.values())
                                .filter(gate -> gate != Gate.REACHABLE && gate != Gate.TEMPLATE)
                                .map(gate -> TEXTS.closedGate(gate, language)),
                        Arrays.stream(Unreachable.Cause.values()).map(cause -> TEXTS.closedGate(cause, language)),
                        Arrays.stream(TemplateStanding.Status.values())
                                .filter(status -> !status.isUsable())
                                .map(status -> TEXTS.closedGate(status, language)),
                        Arrays.stream(Gate.values()).map(gate -> TEXTS.openGate(gate, language)))
                .flatMap(Function.identity());
    }

    private static Stream<Notice> notices() {
        return Arrays.stream(Fact.values())
                .flatMap(fact -> Arrays.stream(Audience.values()).map(audience -> new Notice(fact, audience)));
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{.*?}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> file(Language language) {
        String name = language == Language.EN ? "texts.properties" : "texts_" + language.locale() + ".properties";
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(NoticeTexts.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), properties::getProperty));
    }

    private record Notice(Fact fact, Audience audience) {
        String name() {
            return fact + " " + audience;
        }

        Stream<String> apply(Language language) {
            return TEXTS.notice(fact, audience, language, "Ann", List.of("Bob")).stream();
        }
    }
}
