package dev.parlor.window;

import static dev.parlor.Sample.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Orders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Duration NO_MARGIN = Duration.ZERO;
    private static final Duration DAY = Duration.ofHours(24);
    private static final Window OPENED_AT_NOON = Window.never().guestActed(NOON, NOON);

    @Test
    void W1_it_is_closed_until_the_guest_acts() {
        assertThat(Window.never().isOpen(NOON, NO_MARGIN)).isFalse();
        assertThat(Window.never().end()).isEmpty();
        assertThat(OPENED_AT_NOON.isOpen(NOON, NO_MARGIN)).isTrue();
    }

    @Test
    void W1_it_ends_24_hours_after_the_guests_last_act() {
        assertThat(OPENED_AT_NOON.end()).contains(NOON.plus(DAY));
    }

    @Test
    void W1_at_exactly_24_hours_the_window_is_closed() {
        assertThat(OPENED_AT_NOON.isOpen(NOON.plus(DAY).minusNanos(1), NO_MARGIN))
                .isTrue();
        assertThat(OPENED_AT_NOON.isOpen(NOON.plus(DAY), NO_MARGIN)).isFalse();
        assertThat(OPENED_AT_NOON.isOpen(NOON.plus(DAY).plusNanos(1), NO_MARGIN))
                .isFalse();
    }

    @Test
    void W1_the_margin_closes_it_that_much_earlier() {
        Duration margin = Duration.ofMinutes(1);
        Instant closing = NOON.plus(DAY).minus(margin);

        assertThat(OPENED_AT_NOON.isOpen(closing.minusNanos(1), margin)).isTrue();
        assertThat(OPENED_AT_NOON.isOpen(closing, margin)).isFalse();
        assertThat(OPENED_AT_NOON.end()).contains(NOON.plus(DAY));
    }

    @Test
    void W2_a_later_act_moves_the_end_forward() {
        Instant later = NOON.plusSeconds(60);

        assertThat(OPENED_AT_NOON.guestActed(later, later).end()).contains(later.plus(DAY));
    }

    @Test
    void W2_an_earlier_act_that_arrives_later_does_not_move_the_end_back() {
        assertThat(OPENED_AT_NOON.guestActed(NOON.minusSeconds(60), NOON.plusSeconds(60)))
                .isEqualTo(OPENED_AT_NOON);
    }

    @Test
    void W2_a_redelivery_does_not_open_it_longer() {
        assertThat(OPENED_AT_NOON.guestActed(NOON, NOON.plus(Duration.ofHours(5))))
                .isEqualTo(OPENED_AT_NOON);
    }

    @Test
    void W2_an_act_from_the_future_counts_from_its_receipt() {
        assertThat(Window.never()
                        .guestActed(NOON.plus(Duration.ofDays(2)), NOON)
                        .end())
                .contains(NOON.plus(DAY));
    }

    @Test
    void W2_an_act_older_than_8_days_counts_for_nothing() {
        Instant received = NOON.plus(Duration.ofDays(8));

        assertThat(Window.never().guestActed(NOON.minusNanos(1), received)).isEqualTo(Window.never());
        assertThat(Window.never().guestActed(NOON, received).end()).contains(NOON.plus(DAY));
    }

    @Test
    void W4_disproved_it_is_closed_though_24_hours_are_not_over() {
        Window disproved = OPENED_AT_NOON.disproved(NOON.plusSeconds(10));

        assertThat(disproved.end()).isEmpty();
        assertThat(disproved.isOpen(NOON.plusSeconds(11), NO_MARGIN)).isFalse();
    }

    @Test
    void W4_acts_up_to_the_disproof_count_no_more_and_later_ones_do() {
        Instant armed = NOON.plusSeconds(10);
        Window disproved = OPENED_AT_NOON.disproved(armed);

        assertThat(disproved.guestActed(armed, armed).end()).isEmpty();
        assertThat(disproved.guestActed(armed.plusNanos(1), armed.plusNanos(1)).end())
                .contains(armed.plusNanos(1).plus(DAY));
    }

    @Test
    void W4_a_disproof_leaves_an_act_that_came_after_the_attempt() {
        assertThat(OPENED_AT_NOON.disproved(NOON.minusNanos(1)).end()).contains(NOON.plus(DAY));
    }

    @Test
    void I4_acts_and_a_disproof_end_in_the_same_window_in_any_order() {
        Instant received = NOON.plus(Duration.ofHours(4));
        List<UnaryOperator<Window>> facts = List.of(
                window -> window.guestActed(NOON.plus(Duration.ofHours(1)), received),
                window -> window.guestActed(NOON.plus(Duration.ofHours(3)), received),
                window -> window.disproved(NOON.plus(Duration.ofHours(2))));

        assertThat(Orders.of(facts).stream().map(WindowTest::after).distinct()).hasSize(1);
    }

    @Test
    void W5_its_closing_is_told_once() {
        assertThat(Window.never().closingToTell()).isEmpty();
        assertThat(OPENED_AT_NOON.closingToTell()).contains(NOON.plus(DAY));
        assertThat(OPENED_AT_NOON.closedTold()).isFalse();

        Window told = OPENED_AT_NOON.closingWasTold();

        assertThat(told.closingToTell()).isEmpty();
        assertThat(told.closedTold()).isTrue();
        assertThat(told.end()).isEqualTo(OPENED_AT_NOON.end());
    }

    @Test
    void W5_opened_anew_its_closing_is_to_be_told_again() {
        Instant later = NOON.plus(Duration.ofHours(30));
        Window reopened = OPENED_AT_NOON.closingWasTold().guestActed(later, later);

        assertThat(reopened.closedTold()).isFalse();
        assertThat(reopened.closingToTell()).contains(later.plus(DAY));
    }

    private static Window after(List<UnaryOperator<Window>> facts) {
        Window window = Window.never();
        for (UnaryOperator<Window> fact : facts) {
            window = fact.apply(window);
        }
        return window;
    }
}
