package dev.parlor.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MediaKey;
import dev.parlor.refusal.Measure;
import dev.parlor.refusal.RefusalReason;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentBreachTest {
    static Stream<Content> sendable() {
        return Stream.of(
                new Text("x".repeat(4096)),
                picture("image/png", 5 * 1024 * 1024, "x".repeat(1024)),
                picture("image/jpeg", 1, ""),
                media(Media.Kind.STICKER, "image/webp", 500 * 1024),
                media(Media.Kind.AUDIO, "audio/ogg", 16 * 1024 * 1024),
                buttons("x".repeat(1024), "x".repeat(20), "Two", "Three"),
                choices(10, "x".repeat(24)),
                new Location(90, -180, "Pole", ""),
                new ContactCard(List.of(new ContactCard.Person("Front Desk", List.of()))),
                Reaction.none());
    }

    @ParameterizedTest
    @MethodSource("sendable")
    void M2_what_is_exactly_at_its_limits_can_be_sent(Content content) {
        assertThat(content.breach(0)).isEmpty();
    }

    static Stream<Object[]> tooMuch() {
        return Stream.of(
                row(new Text("x".repeat(4097)), RefusalReason.TOO_LONG, 4096, 4097),
                row(picture("image/png", 5 * 1024 * 1024 + 1, ""), RefusalReason.TOO_BIG, 5_242_880, 5_242_881),
                row(picture("image/png", 1, "x".repeat(1025)), RefusalReason.TOO_LONG, 1024, 1025),
                row(media(Media.Kind.STICKER, "image/webp", 512_001), RefusalReason.TOO_BIG, 512_000, 512_001),
                row(buttons("Which?", "x".repeat(21)), RefusalReason.TOO_LONG, 20, 21),
                row(buttons("Which?", "A", "B", "C", "D"), RefusalReason.TOO_MANY, 3, 4),
                row(choices(11, "Row"), RefusalReason.TOO_MANY, 10, 11),
                row(choices(1, "x".repeat(25)), RefusalReason.TOO_LONG, 24, 25));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void M2_a_refusal_says_the_limit_and_what_there_was(Content content, RefusalReason reason, Measure measure) {
        assertThat(content.breach(0)).contains(new Breach(reason, measure));
    }

    @Test
    void M2_what_is_kept_free_for_a_label_counts() {
        assertThat(new Text("x".repeat(4033)).breach(64))
                .contains(new Breach(RefusalReason.TOO_LONG, new Measure(4032, 4033)));
        assertThat(buttons("x".repeat(961), "Yes").breach(64)).isPresent();
    }

    @Test
    void M2_a_type_that_the_platform_does_not_take_is_refused() {
        assertThat(picture("image/gif", 1, "").breach(0)).contains(Breach.of(RefusalReason.WRONG_TYPE));
        assertThat(media(Media.Kind.VIDEO, "image/png", 1).breach(0)).contains(Breach.of(RefusalReason.WRONG_TYPE));
    }

    @Test
    void M2_choices_that_cannot_be_told_apart_are_refused() {
        assertThat(buttons("Which?", "Yes", "Yes").breach(0)).contains(Breach.of(RefusalReason.AMBIGUOUS));
    }

    @Test
    void M2_a_question_without_buttons_is_empty() {
        assertThat(buttons("Which?").breach(0)).contains(Breach.of(RefusalReason.EMPTY));
    }

    @Test
    void M1_what_only_guests_send_cannot_be_sent() {
        assertThat(List.of(
                        new ButtonReply("p", "Yes"),
                        new ListReply("p", "Yes"),
                        new Edit(new Text("Now")),
                        new Revocation(),
                        new Unsupported("poll", "{}"),
                        new Picture("media-1", "image/png", "")))
                .allSatisfy(content -> assertThat(content.breach(0)).contains(Breach.of(RefusalReason.NOT_SENDABLE)));
    }

    @ParameterizedTest
    @MethodSource("sendable")
    void invariant_10_no_kind_shows_what_it_says(Content content) {
        assertThat(content.toString()).doesNotContain("xx", "Front", "Pole", "Which");
    }

    @Test
    void M6_a_label_stands_above_the_text_and_nowhere_else() {
        assertThat(new Text("Hello").labelled("Ida: ")).isEqualTo(new Text("Ida: Hello"));
        assertThat(picture("image/png", 1, "").labelled("Ida: ")).isEqualTo(picture("image/png", 1, ""));
        assertThat(picture("image/png", 1, "Look").labelled("Ida: ").shown()).isEqualTo("Ida: Look");
        assertThat(Reaction.none().labelled("Ida: ")).isEqualTo(Reaction.none());
    }

    private static Object[] row(Content content, RefusalReason reason, long limit, long actual) {
        return new Object[] {content, reason, new Measure(limit, actual)};
    }

    private static Attachment file(String type, long size) {
        return Attachment.kept(new StoredBytes(new MediaKey("key-1"), size, "00"), type);
    }

    private static Picture picture(String type, long size, String caption) {
        return new Picture(file(type, size), caption);
    }

    private static Media media(Media.Kind kind, String type, long size) {
        return new Media(kind, file(type, size), "", "");
    }

    private static Buttons buttons(String body, String... labels) {
        return new Buttons(
                body,
                IntStream.range(0, labels.length)
                        .mapToObj(button -> new Buttons.Button("payload-" + button, labels[button]))
                        .toList());
    }

    private static Choices choices(int rows, String title) {
        return new Choices(
                "Which?",
                "Show",
                List.of(new Choices.Section(
                        "",
                        IntStream.range(0, rows)
                                .mapToObj(row -> new Choices.Row("payload-" + row, title, ""))
                                .toList())));
    }
}
