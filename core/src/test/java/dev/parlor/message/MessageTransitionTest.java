package dev.parlor.message;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.BOB;
import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.message;
import static dev.parlor.Sample.minute;
import static dev.parlor.Sample.platformId;
import static dev.parlor.Sample.thread;
import static dev.parlor.Sample.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTransitionTest {
    private static final Rejection TOO_LARGE = Rejection.of(Rejection.Kind.MEDIA, 131052);

    /** The table of transitions, in full; what is not in it is refused. */
    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {
                "HELD,      READY ACCEPTED FAILED EXPIRED CANCELLED",
                "READY,     HELD SENDING ACCEPTED FAILED EXPIRED CANCELLED",
                "SENDING,   HELD READY IN_DOUBT ACCEPTED FAILED CANCELLED",
                "IN_DOUBT,  HELD READY ACCEPTED FAILED CANCELLED",
                "ACCEPTED,  HELD FAILED CANCELLED",
                "FAILED,    ACCEPTED",
                "EXPIRED,   ''",
                "CANCELLED, ''",
            })
    void invariant_1_a_message_moves_only_along_the_table(MessageState from, String table) {
        Set<MessageState> allowed = EnumSet.noneOf(MessageState.class);
        for (String state : table.split(" ")) {
            if (!state.isEmpty()) {
                allowed.add(MessageState.valueOf(state));
            }
        }

        for (MessageState to : EnumSet.complementOf(EnumSet.of(from))) {
            if (allowed.contains(to)) {
                assertThat(moved(in(from), to).state()).isEqualTo(to);
            } else {
                assertThatIllegalStateException()
                        .isThrownBy(() -> moved(in(from), to))
                        .withMessage("a message that is " + from + " cannot become " + to);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HELD,      true,  true",
        "READY,     true,  true",
        "SENDING,   true,  false",
        "IN_DOUBT,  true,  false",
        "ACCEPTED,  false, false",
        "FAILED,    false, false",
        "EXPIRED,   false, false",
        "CANCELLED, false, false",
    })
    void Q2_only_what_was_never_armed_can_be_taken_back(MessageState state, boolean unsettled, boolean unsent) {
        assertThat(state.isUnsettled()).isEqualTo(unsettled);
        assertThat(state.isUnsent()).isEqualTo(unsent);
    }

    @Test
    void Q1_taken_with_a_closed_gate_it_is_held_by_it_and_without_one_it_is_ready() {
        Message held = taken(Set.of(Gate.WINDOW));

        assertThat(held.state()).isEqualTo(MessageState.HELD);
        assertThat(held.progress().heldBy()).containsExactly(Gate.WINDOW);
        assertThat(taken(Set.of()).state()).isEqualTo(MessageState.READY);
        assertThat(taken(Set.of()).delivery()).isEqualTo(Delivery.none());
    }

    @Test
    void Q1_its_age_in_a_state_survives_a_second_look_at_the_gates() {
        Message held = taken(Set.of(Gate.WINDOW)).held(Set.of(Gate.WINDOW, Gate.CONSENT), minute(9));

        assertThat(held.progress().since()).isEqualTo(NOON);
        assertThat(held.progress().heldBy()).containsExactlyInAnyOrder(Gate.WINDOW, Gate.CONSENT);
    }

    @Test
    void Q1_released_it_is_held_by_nothing() {
        Message ready = taken(Set.of(Gate.WINDOW)).ready(minute(1), null);

        assertThat(ready.progress().heldBy()).isEmpty();
        assertThat(ready.progress().since()).isEqualTo(minute(1));
    }

    @Test
    void Q3_it_keeps_its_place_in_the_line_whatever_happens_to_it() {
        Message back = taken(Set.of())
                .sending(token(1), minute(1))
                .ready(minute(2), minute(3))
                .sending(token(3), minute(3))
                .inDoubt(minute(4))
                .held(Set.of(Gate.WINDOW), minute(5));

        assertThat(back.progress().sequence()).isEqualTo(5);
        assertThat(back.position()).isEqualTo(5);
    }

    @Test
    void S7_each_attempt_is_counted_and_the_wait_before_it_is_over() {
        Message again = taken(Set.of()).sending(token(1), minute(1)).ready(minute(1), minute(3));

        assertThat(again.progress().notBefore()).isEqualTo(minute(3));
        assertThat(again.sending(token(3), minute(3)).progress().attempts()).isEqualTo(2);
        assertThat(again.sending(token(3), minute(3)).progress().notBefore()).isNull();
    }

    @Test
    void S4_a_decision_is_needed_until_the_doubt_ends() {
        Message inDoubt = in(MessageState.IN_DOUBT).needingDecision();

        assertThat(inDoubt.progress().decisionNeeded()).isTrue();
        assertThat(inDoubt.state()).isEqualTo(MessageState.IN_DOUBT);
        assertThat(inDoubt.accepted(platformId(1), minute(1)).progress().decisionNeeded())
                .isFalse();
    }

    @Test
    void Q6_a_rejection_for_good_is_kept_with_its_code() {
        Message failed = in(MessageState.SENDING).failed(Ending.REJECTED, TOO_LARGE, minute(1));

        assertThat(failed.progress().ending()).isEqualTo(Ending.REJECTED);
        assertThat(failed.delivery().failure()).isEqualTo(TOO_LARGE);
        assertThat(failed.delivery().failedAt()).isEqualTo(minute(1));
    }

    @Test
    void P4_handed_to_a_colleague_only_its_author_changes() {
        Message theirs = taken(Set.of()).handedTo(BOB);

        assertThat(theirs.author()).isEqualTo(BOB);
        assertThat(theirs.handedTo(ANN)).isEqualTo(taken(Set.of()));
    }

    @ParameterizedTest
    @EnumSource
    void invariant_1_the_table_agrees_with_what_is_settled(MessageState state) {
        assertThat(state.isUnsettled() || state.next().stream().noneMatch(MessageState.SENDING::equals))
                .isTrue();
    }

    private static Message moved(Message message, MessageState to) {
        return switch (to) {
            case HELD -> message.held(Set.of(Gate.WINDOW), minute(1));
            case READY -> message.ready(minute(1), null);
            case SENDING -> message.sending(token(1), minute(1));
            case IN_DOUBT -> message.inDoubt(minute(1));
            case ACCEPTED -> message.accepted(platformId(1), minute(1));
            case FAILED -> message.failed(Ending.REJECTED, null, minute(1));
            case CANCELLED -> message.cancelled(Ending.AUTHOR_LEFT, minute(1));
            case EXPIRED -> message.expired(minute(1));
        };
    }

    private static Message taken(Set<Gate> closed) {
        return Message.taken(message(1), thread(1), CHAT, 5, Purpose.MEMBER, ANN, new Text("Hello"), closed, NOON);
    }

    private static Message in(MessageState state) {
        return in(new Progress(state, NOON, 5, Set.of(), 0, null, false, null, false));
    }

    private static Message in(Progress progress) {
        return new Message(
                message(1),
                thread(1),
                CHAT,
                5,
                Purpose.MEMBER,
                ANN,
                new Text("Hello"),
                NOON,
                progress,
                Delivery.none());
    }
}
