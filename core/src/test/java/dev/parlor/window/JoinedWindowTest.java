package dev.parlor.window;

import static dev.parlor.Sample.minute;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The windows of two chats that become one. */
class JoinedWindowTest {
    @Test
    void C5_W5_whether_its_closing_was_told_is_that_of_the_one_which_ends_later() {
        Window toldEarly = window(0).closingWasTold();

        assertThat(window(1).joinedBy(toldEarly).closedTold()).isFalse();
        assertThat(toldEarly.joinedBy(window(1)).closedTold()).isFalse();
        assertThat(window(1).closingWasTold().joinedBy(window(0)).closedTold()).isTrue();
    }

    @Test
    void C5_W5_one_that_was_never_open_has_no_say() {
        Window never = Window.never();

        assertThat(window(1).closingWasTold().joinedBy(never).closedTold()).isTrue();
        assertThat(never.joinedBy(window(1).closingWasTold()).closedTold()).isTrue();
    }

    private static Window window(int minute) {
        return Window.never().guestActed(minute(minute), minute(minute));
    }
}
