package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.parlor.Parlor;
import dev.parlor.ParlorBuilder;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.timeline.Cursor;
import dev.parlor.timeline.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings and limits of which there is no such thing: each is refused with its name, what it may be, and what came. */
class SenselessNumberFlowTest {
    private final Room room = new Room();

    static Stream<Arguments> settings() {
        return Stream.of(
                setting(builder -> builder.mostHeld(0), "mostHeld must be at least 1, but is 0"),
                setting(builder -> builder.mostHeld(-5), "mostHeld must be at least 1, but is -5"),
                setting(builder -> builder.mostUnanswered(0), "mostUnanswered must be at least 1, but is 0"),
                setting(
                        builder -> builder.windowMargin(Duration.ofMillis(-1)),
                        "windowMargin must not be negative, but is PT-0.001S"),
                setting(builder -> builder.lease(Duration.ZERO), "lease must be longer than nothing, but is PT0S"),
                setting(
                        builder -> builder.lease(Duration.ofSeconds(-30)),
                        "lease must be longer than nothing, but is PT-30S"),
                setting(
                        builder -> builder.holdAtMost(Duration.ofDays(-1)),
                        "holdAtMost must be longer than nothing, but is PT-24H"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void Q5_O6_W1_S9_a_setting_without_sense_is_refused(UnaryOperator<ParlorBuilder> setting, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.apply(room.host(room.wire)).build())
                .withMessage(sentence);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void T1_T2_V1_I2_a_page_of_nothing_is_refused(Reading reading) {
        ThreadId thread = room.agreed(MIRA);
        for (int limit : List.of(0, -1, Integer.MIN_VALUE)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reading.read(room.parlor, thread, limit))
                    .withMessage("limit must be at least 1, but is " + limit);
        }
    }

    static Stream<Reading> limits() {
        return Stream.of(
                (parlor, thread, limit) -> parlor.timeline(MIRA, thread, limit),
                (parlor, thread, limit) -> parlor.timeline(MIRA, thread, new Cursor(Instant.MAX, 0), limit),
                (parlor, thread, limit) -> parlor.history(MIRA, limit),
                (parlor, thread, limit) -> parlor.events(BANK, 0, limit),
                (parlor, thread, limit) -> parlor.quarantine().items(BANK, limit));
    }

    @Test
    void S10_closing_within_less_than_no_time_ends_at_once_and_nothing_goes_any_more() {
        ThreadId thread = room.agreed(MIRA);
        Parlor host = room.host(room.wire).build();
        int sent = room.wire.sent().size();

        host.close(Duration.ofSeconds(-1));

        room.writes(MIRA, thread, "late");
        assertThat(host.dispatchDue()).isZero();
        assertThat(room.wire.sent()).hasSize(sent);
        room.dispatch();
        assertThat(room.parlor.timeline(MIRA, thread, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        Entry.Ours.class,
                        entry -> assertThat(entry.message().state()).isEqualTo(MessageState.ACCEPTED));
    }

    private static Arguments setting(UnaryOperator<ParlorBuilder> setting, String sentence) {
        return arguments(setting, sentence);
    }

    /** Asks for at most so many of something. */
    @FunctionalInterface
    interface Reading {
        List<?> read(Parlor parlor, ThreadId thread, int limit);
    }
}
