package dev.parlor.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdTest {
    private static final UUID UUID_OF_NOON = UUID.fromString("0195570c-9a00-7000-8000-000000000001");

    static List<Arguments> chosenIds() {
        OrganizationId acme = new OrganizationId("acme");
        return List.of(
                id("organization id", OrganizationId::new),
                id("sub-organization id", SubOrganizationId::new),
                id("business number id", BusinessNumberId::new),
                id("member id", value -> new MemberId(acme, value)));
    }

    @ParameterizedTest
    @MethodSource("chosenIds")
    void an_id_that_the_host_chose_is_shown_as_it_is(Function<String, ?> id, String what) {
        assertThat(id.apply("Ann.Smith_1:x@acme-corp")).hasToString("Ann.Smith_1:x@acme-corp");
        assertThat(id.apply("x".repeat(64))).hasToString("x".repeat(64));
    }

    @ParameterizedTest
    @MethodSource("chosenIds")
    void an_id_with_other_characters_is_refused_with_the_rule_and_without_repeating_it(
            Function<String, ?> id, String what) {
        for (String wrong : List.of("", " ", "x".repeat(65), "+447700900123", "a/b", "née", "a b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> id.apply(wrong))
                    .withMessageStartingWith(what + " must be 1 to 64 characters of A-Z a-z 0-9 . _ : @ -, but has "
                            + wrong.length() + " characters")
                    .satisfies(error -> assertThat(error.getMessage()).doesNotContain("7700900"));
        }
        assertThatNullPointerException().isThrownBy(() -> id.apply(null)).withMessageContaining(what);
    }

    static List<Arguments> opaqueIds() {
        return List.of(id("attempt token", AttemptToken::new), id("platform message id", PlatformId::new));
    }

    @ParameterizedTest
    @MethodSource("opaqueIds")
    void invariant_10_an_opaque_id_is_never_shown_whole(Function<String, ?> id, String what) {
        assertThat(id.apply("wamid.HBgLNDQ3NzAwOTAwMTIz")).hasToString("…Iz(26)");
        assertThat(id.apply("x".repeat(512)).toString()).hasSizeLessThan(10);
    }

    @ParameterizedTest
    @MethodSource("opaqueIds")
    void an_opaque_id_is_refused_when_blank_or_too_long_without_repeating_it(Function<String, ?> id, String what) {
        for (String wrong : List.of("", "  ", "x".repeat(513))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> id.apply(wrong))
                    .withMessage(what + " must be 1 to 512 characters, not blank, but has " + wrong.length());
        }
    }

    @Test
    void a_platform_number_has_at_most_64_characters() {
        assertThat(new PlatformNumber("1066")).hasToString("1066");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlatformNumber("1".repeat(65)))
                .withMessage("platform number must be 1 to 64 characters, not blank, but has 65");
    }

    static Stream<Function<String, Object>> madeIds() {
        return Stream.of(
                ThreadId::parse,
                MessageId::parse,
                GuestId::parse,
                ContactId::parse,
                OperationId::parse,
                QuarantineId::parse);
    }

    @ParameterizedTest
    @MethodSource("madeIds")
    void an_id_that_parlor_made_is_read_back_from_what_it_shows(Function<String, Object> parse) {
        assertThat(parse.apply(UUID_OF_NOON.toString())).hasToString(UUID_OF_NOON.toString());
        assertThatIllegalArgumentException().isThrownBy(() -> parse.apply("not an id"));
    }

    @Test
    void chats_are_locked_by_guest_then_by_number() {
        ChatId first = chat(1, "b");
        ChatId second = chat(2, "a");
        ChatId third = chat(2, "b");

        assertThat(Stream.of(third, first, second).sorted()).containsExactly(first, second, third);
        assertThat(first.compareTo(chat(1, "b"))).isZero();
    }

    private static ChatId chat(int guest, String number) {
        return new ChatId(new GuestId(new UUID(0, guest)), new BusinessNumberId(number));
    }

    private static Arguments id(String what, Function<String, ?> make) {
        return Arguments.of(Named.of(what, make), what);
    }
}
