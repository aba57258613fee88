package dev.parlor.thread;

import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.message;
import static dev.parlor.Sample.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Sample;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.window.Window;
import dev.parlor.window.WindowRule;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two chats of one number that become one (rule C5). */
class JoinedChatTest {
    private static final Chat KEPT = Chat.untouched(CHAT);
    private static final Chat FORMER = Chat.untouched(new ChatId(new GuestId(new UUID(7, 9)), Sample.NUMBER));

    @Test
    void C5_positions_go_on_after_both_and_are_counted_together_from_there() {
        Chat joined = positions(KEPT, 2).joinedBy(positions(FORMER, 5));

        assertThat(joined.id()).isEqualTo(CHAT);
        assertThat(joined.nextPosition()).isEqualTo(6);
        assertThat(joined.oneSince()).isEqualTo(6);
        assertThat(positions(KEPT, 5).joinedBy(positions(FORMER, 2)).nextPosition())
                .isEqualTo(6);
    }

    @Test
    void C5_S5_the_fence_of_neither_goes_back() {
        assertThat(KEPT.claimed().joinedBy(FORMER.claimed().claimed()).fence()).isEqualTo(2);
        assertThat(KEPT.claimed().claimed().joinedBy(FORMER.claimed()).fence()).isEqualTo(2);
    }

    @Test
    void C5_S8_the_pace_is_the_slower_one_in_each_respect() {
        ChatPace quick = new ChatPace(minute(1), minute(4), 0, minute(2));
        ChatPace slow = new ChatPace(minute(3), minute(1), 2, null);
        ChatPace joined = new ChatPace(minute(3), minute(4), 2, minute(2));

        assertThat(KEPT.with(quick).joinedBy(FORMER.with(slow)).pace()).isEqualTo(joined);
        assertThat(KEPT.with(slow).joinedBy(FORMER.with(quick)).pace()).isEqualTo(joined);
        assertThat(KEPT.joinedBy(FORMER).pace()).isEqualTo(ChatPace.rested());
    }

    @Test
    void C5_Q6_that_one_could_not_be_reached_says_nothing_of_both() {
        assertThat(KEPT.outOfReach(NOON).joinedBy(FORMER.outOfReach(NOON)).unreachableSince())
                .isNull();
    }

    @Test
    void C5_W6_the_later_template_without_an_answer_keeps_the_next_one_back() {
        Chat early = KEPT.reengagedBy(message(1), NOON);
        Chat late = FORMER.reengagedBy(message(2), minute(1));

        assertThat(early.joinedBy(late).reengaged()).isEqualTo(late.reengaged());
        assertThat(KEPT.joinedBy(late).reengaged()).isEqualTo(late.reengaged());
        assertThat(early.joinedBy(FORMER).reengaged()).isEqualTo(early.reengaged());
    }

    @Test
    void C5_the_later_end_of_the_two_windows_stays() {
        Window early = Window.never().guestActed(NOON, NOON);
        Window late = Window.never().guestActed(minute(5), minute(5));

        assertThat(early.joinedBy(late).end()).isEqualTo(late.end());
        assertThat(late.joinedBy(early).end()).isEqualTo(late.end());
        assertThat(Window.never().joinedBy(early).end()).isEqualTo(early.end());
        assertThat(early.joinedBy(Window.never()).end()).isEqualTo(early.end());
        assertThat(Window.never().joinedBy(Window.never()).end()).isEmpty();
    }

    @Test
    void C5_W4_what_the_platform_disproved_in_one_opens_nothing_in_the_other() {
        Window open = Window.never().guestActed(NOON, NOON);
        Window disproved = Window.never().disproved(minute(1));

        Window joined = open.joinedBy(disproved);

        assertThat(joined.end()).isEqualTo(open.end());
        assertThat(joined.guestActed(minute(1), minute(2))).isEqualTo(joined);
    }

    @Test
    void C5_W5_a_window_whose_closing_was_told_is_not_told_again() {
        Window told = Window.never().guestActed(NOON, NOON).closingWasTold();
        Window open = Window.never().guestActed(minute(1), minute(1));

        assertThat(told.joinedBy(Window.never()).closingToTell()).isEmpty();
        assertThat(told.joinedBy(open).closingToTell()).isEqualTo(open.end());
    }

    @Test
    void C5_our_own_message_counts_as_it_did() {
        Window ours = Window.never().guestActed(NOON, NOON).weWrote(minute(9), WindowRule.ANY_MESSAGE);

        assertThat(Window.never()
                        .guestActed(minute(1), minute(1))
                        .joinedBy(ours)
                        .end())
                .isEqualTo(ours.end());
    }

    private static Chat positions(Chat chat, int taken) {
        Chat after = chat;
        for (int count = 0; count < taken; count++) {
            after = after.withPositionTaken();
        }
        return after;
    }
}
