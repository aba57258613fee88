package dev.parlor.queue;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.minute;
import static dev.parlor.Sample.thread;
import static dev.parlor.message.MessageState.HELD;
import static dev.parlor.message.MessageState.IN_DOUBT;
import static dev.parlor.message.MessageState.READY;
import static dev.parlor.message.MessageState.SENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Orders;
import dev.parlor.Sample;
import dev.parlor.message.Delivery;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Progress;
import dev.parlor.message.Purpose;
import dev.parlor.message.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages carry their sequence; all came into their state at noon. */
class LineTest {
    private static final Instant END_OF_GRACE = NOON.plus(Duration.ofMinutes(2));

    @Test
    void Q3_the_lowest_sequence_goes_next() {
        assertThat(Orders.of(List.of(member(3, READY), member(1, READY), member(2, READY))))
                .allSatisfy(order -> assertThat(Line.of(order).next(NOON)).contains(member(1, READY)));
    }

    @Test
    void Q3_a_request_goes_before_what_was_taken_earlier() {
        Message request = request(9, READY);

        assertThat(line(member(1, READY), notice(2, READY), request).next(NOON)).contains(request);
    }

    @Test
    void Q3_an_answer_on_consent_goes_first_and_then_requests_by_their_sequence() {
        Message ordinary = member(1, READY);
        Message asked = request(2, READY);
        Message reengaged = message(3, Purpose.REENGAGE, READY, null);
        Message answer = message(4, Purpose.CONSENT_REPLY, READY, null);

        assertThat(line(ordinary, asked, reengaged, answer).next(NOON)).contains(answer);
        assertThat(line(reengaged, ordinary, asked).next(NOON)).contains(asked);
        assertThat(line(ordinary, reengaged).next(NOON)).contains(reengaged);
    }

    @Test
    void Q3_a_notice_has_no_privilege() {
        assertThat(line(member(1, READY), notice(2, READY)).next(NOON)).contains(member(1, READY));
    }

    @Test
    void Q3_held_messages_are_not_in_line_and_block_nobody() {
        assertThat(line(member(1, HELD), notice(2, READY)).next(NOON)).contains(notice(2, READY));
        assertThat(line(member(1, HELD)).next(NOON)).isEmpty();
        assertThat(line(member(2, HELD), member(1, HELD)).held()).containsExactly(member(1, HELD), member(2, HELD));
    }

    @Test
    void Q3_while_one_attempt_is_on_its_way_nothing_else_goes() {
        assertThat(line(member(1, SENDING), member(2, READY), request(3, READY)).next(minute(60)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageState.class,
            names = {"ACCEPTED", "FAILED", "EXPIRED", "CANCELLED"})
    void Q3_what_is_settled_is_not_in_the_line(MessageState settled) {
        assertThat(line(member(1, settled), member(2, READY)).unsettled()).containsExactly(member(2, READY));
    }

    @Test
    void S6_a_doubt_stops_the_chat_for_the_grace_and_no_longer() {
        Line line = line(member(1, IN_DOUBT), member(2, READY));

        assertThat(line.next(END_OF_GRACE.minusNanos(1))).isEmpty();
        assertThat(line.next(END_OF_GRACE)).contains(member(2, READY));
    }

    @Test
    void S4_a_doubt_that_the_host_must_decide_is_out_of_the_line() {
        assertThat(line(member(1, IN_DOUBT).needingDecision(), member(2, READY)).next(NOON))
                .contains(member(2, READY));
    }

    @Test
    void S4_a_doubt_is_overdue_after_its_grace_until_somebody_was_asked() {
        assertThat(Line.isOverdue(member(1, IN_DOUBT), END_OF_GRACE.minusNanos(1)))
                .isFalse();
        assertThat(Line.isOverdue(member(1, IN_DOUBT), END_OF_GRACE)).isTrue();
        assertThat(Line.isOverdue(member(1, IN_DOUBT).needingDecision(), END_OF_GRACE))
                .isFalse();
        assertThat(Line.isOverdue(member(1, SENDING), END_OF_GRACE)).isFalse();
    }

    @Test
    void Q3_a_message_that_was_put_off_keeps_its_turn() {
        Message putOff = putOff(1, minute(5));
        Line line = line(putOff, member(2, READY));

        assertThat(line.next(minute(5).minusNanos(1))).isEmpty();
        assertThat(line.next(minute(5))).contains(putOff);
    }

    @Test
    void Q1_a_line_that_only_waits_for_others_wants_no_wake() {
        assertThat(line().wake(NOON)).isEmpty();
        assertThat(line(member(1, HELD)).wake(NOON)).isEmpty();
        assertThat(line(member(1, IN_DOUBT).needingDecision()).wake(NOON)).isEmpty();
    }

    @Test
    void Q3_a_ready_head_wants_to_go_since_it_is_ready_or_when_it_was_put_off_to() {
        assertThat(line(member(2, READY), member(3, HELD)).wake(minute(1))).contains(NOON);
        assertThat(line(putOff(1, minute(5)), member(2, READY)).wake(minute(1))).contains(minute(5));
    }

    @Test
    void S9_an_attempt_on_its_way_is_looked_at_as_soon_as_its_lease_has_run_out() {
        assertThat(line(member(1, SENDING), putOff(2, minute(5))).wake(minute(1)))
                .contains(minute(1));
    }

    @Test
    void S6_a_doubt_wants_to_be_looked_at_when_its_grace_ends() {
        assertThat(line(member(1, IN_DOUBT), member(2, READY)).wake(minute(1))).contains(END_OF_GRACE);
        assertThat(line(member(1, IN_DOUBT).needingDecision(), member(2, READY)).wake(minute(1)))
                .contains(NOON);
    }

    private static Line line(Message... messages) {
        return Line.of(List.of(messages));
    }

    private static Message member(int sequence, MessageState state) {
        return message(sequence, Purpose.MEMBER, state, null);
    }

    private static Message request(int sequence, MessageState state) {
        return message(sequence, Purpose.OPT_IN_REQUEST, state, null);
    }

    private static Message notice(int sequence, MessageState state) {
        return message(sequence, Purpose.NOTICE, state, null);
    }

    private static Message putOff(int sequence, Instant notBefore) {
        return message(sequence, Purpose.MEMBER, READY, notBefore);
    }

    private static Message message(int sequence, Purpose purpose, MessageState state, @Nullable Instant notBefore) {
        Set<Gate> heldBy = state == HELD ? Set.of(Gate.WINDOW) : Set.of();
        Progress progress = new Progress(state, NOON, sequence, heldBy, 0, notBefore, false, null, false);
        return new Message(
                Sample.message(sequence),
                thread(1),
                CHAT,
                sequence,
                purpose,
                ANN,
                new Text("Hello"),
                NOON,
                progress,
                Delivery.none());
    }
}
