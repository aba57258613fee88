package dev.parlor.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnyMessageTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOON = NINE.plus(Duration.ofHours(3));
    private static final Window OPEN = Window.never().guestActed(NINE, NINE);

    @Test
    void W1_under_ANY_MESSAGE_our_accepted_message_moves_the_end() {
        assertThat(OPEN.weWrote(NOON, WindowRule.ANY_MESSAGE).end()).contains(NOON.plus(Window.LENGTH));
    }

    @Test
    void W1_under_GUEST_MESSAGE_our_messages_change_nothing() {
        assertThat(OPEN.weWrote(NOON, WindowRule.GUEST_MESSAGE)).isEqualTo(OPEN);
    }

    @Test
    void W1_our_message_never_opens_a_closed_window() {
        Instant end = NINE.plus(Window.LENGTH);

        assertThat(OPEN.weWrote(end, WindowRule.ANY_MESSAGE)).isEqualTo(OPEN);
        assertThat(Window.never().weWrote(NOON, WindowRule.ANY_MESSAGE)).isEqualTo(Window.never());
    }

    @Test
    void W1_once_the_platform_has_disproved_the_window_our_messages_move_it_no_more() {
        Window disproved = OPEN.weWrote(NOON, WindowRule.ANY_MESSAGE).disproved(NOON);
        assertThat(disproved.end()).isEmpty();
        Instant later = NOON.plus(Duration.ofHours(1));
        Window again = disproved.guestActed(later, later);

        assertThat(again.weWrote(later.plus(Duration.ofHours(2)), WindowRule.ANY_MESSAGE))
                .isEqualTo(again);
    }

    @Test
    void W1_the_end_never_goes_back() {
        Window moved = OPEN.weWrote(NOON, WindowRule.ANY_MESSAGE);

        assertThat(moved.weWrote(NOON.minusSeconds(1), WindowRule.ANY_MESSAGE)).isEqualTo(moved);
        assertThat(moved.guestActed(NOON.minusSeconds(1), NOON).end()).isEqualTo(moved.end());
    }
}
