package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.NOOR;
import static dev.parlor.testkit.flow.Bank.NUMBER;
import static dev.parlor.testkit.flow.PlatformItems.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.contact.Reach;
import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Ending;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.queue.Line;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One attempt and its end: rules S1, S2, S3, S6 and S7. */
class DispatchFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);

    @Test
    void S1_the_attempt_is_committed_before_the_transport_sees_it() {
        List<MessageState> seen = new ArrayList<>();
        Parlor watching = room.host(outgoing -> {
                    List<Event.MessageMoved> moved = room.events(Event.MessageMoved.class);
                    seen.add(moved.get(moved.size() - 1).state());
                    assertThat(room.receives(echoOf(outgoing)).applied()).isEqualTo(1);
                    return CompletableFuture.completedFuture(new SendResult.Accepted(new PlatformId("home")));
                })
                .build();
        MessageId message = room.writes(MIRA, thread, "one");

        watching.dispatchDue();

        assertThat(seen).containsExactly(MessageState.SENDING);
        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void S1_each_attempt_has_a_token_of_its_own_and_goes_where_it_should() {
        room.wire.answerNext(new SendResult.NotSent("no connection"));
        room.writes(MIRA, thread, "one");
        room.dispatch();
        room.passes(Duration.ofMinutes(1));
        room.dispatch();

        List<Outgoing> attempts = room.wire.sent().subList(1, 3);
        assertThat(attempts).extracting(Outgoing::content).containsOnly(new Text("one"));
        assertThat(attempts).extracting(Outgoing::token).doesNotHaveDuplicates();
        assertThat(attempts).extracting(Outgoing::from).containsOnly(NUMBER);
        assertThat(attempts).extracting(Outgoing::to).containsOnly(Reach.by(NOOR));
    }

    @Test
    void S2_accepted_settles_it() {
        MessageId message = after(new SendResult.Accepted(new PlatformId("wamid.1")));

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message).delivery().platformId()).isEqualTo(new PlatformId("wamid.1"));
    }

    @Test
    void S2_not_sent_is_tried_again() {
        MessageId message = after(new SendResult.NotSent("no connection"));
        assertThat(room.state(message)).isEqualTo(MessageState.READY);

        room.passes(Duration.ofSeconds(2));
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message).progress().attempts()).isEqualTo(2);
    }

    @Test
    void S2_a_rejection_of_this_message_fails_it_with_the_code_and_the_next_goes() {
        room.wire.answerNext(new SendResult.Rejected(Rejection.of(Rejection.Kind.MESSAGE, 131051)));
        MessageId wrong = room.writes(MIRA, thread, "one");
        MessageId next = room.writes(MIRA, thread, "two");
        room.dispatch();

        assertThat(room.state(wrong)).isEqualTo(MessageState.FAILED);
        assertThat(room.message(wrong).delivery().failure().code()).isEqualTo(131051);
        assertThat(room.state(next)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void S3_unsure_is_in_doubt_and_never_tried_again_blindly() {
        MessageId message = after(new SendResult.Unsure("reset"));
        assertThat(room.state(message)).isEqualTo(MessageState.IN_DOUBT);

        room.passes(Duration.ofDays(1));
        room.dispatch();
        room.guestWrites("hi");
        room.dispatch();

        assertThat(room.sentAfter(1)).containsExactly("one");
    }

    @Test
    void S3_the_echo_of_the_token_settles_the_doubt_even_after_hours() {
        MessageId message = after(new SendResult.Unsure("reset"));
        room.passes(Duration.ofHours(7));
        room.dispatch();

        room.receives(echoOf(room.wire.sent().get(1)));

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message).delivery().step()).isEqualTo(Delivery.Step.DELIVERED);
        assertThat(room.message(message).delivery().platformId()).isEqualTo(new PlatformId("home"));
    }

    @Test
    void S2_a_transport_that_throws_or_completes_without_a_result_has_proven_nothing() {
        List<Transport> broken = List.of(
                outgoing -> {
                    throw new IllegalStateException("synchronously");
                },
                outgoing -> CompletableFuture.failedFuture(new IllegalStateException("later")),
                outgoing -> CompletableFuture.completedFuture(null));
        for (Transport transport : broken) {
            Room other = new Room();
            ThreadId conversation = other.agreed(MIRA);
            MessageId message = other.writes(MIRA, conversation, "one");

            other.host(transport).build().dispatchDue();

            assertThat(other.state(message)).isEqualTo(MessageState.IN_DOUBT);
        }
    }

    @Test
    void S6_a_doubt_stops_its_chat_for_the_grace_and_then_asks_once_and_lets_the_next_go() {
        MessageId doubtful = after(new SendResult.Unsure("reset"));
        room.writes(MIRA, thread, "two");
        room.passes(Line.GRACE.minusSeconds(1).minusMillis(1));
        room.dispatch();
        assertThat(room.sentAfter(2)).isEmpty();
        assertThat(room.events(Event.DecisionNeeded.class)).isEmpty();

        room.passes(Duration.ofMillis(1));
        room.dispatch();
        room.passes(Duration.ofHours(1));
        room.dispatch();

        assertThat(room.sentAfter(2)).containsExactly("two");
        assertThat(room.events(Event.DecisionNeeded.class)).containsExactly(new Event.DecisionNeeded(thread, doubtful));
        assertThat(room.message(doubtful).progress().decisionNeeded()).isTrue();
    }

    @Test
    void S7_the_platforms_hint_goes_before_our_own_count() {
        Rejection hint = new Rejection(Rejection.Kind.RETRY, 131000, Duration.ofMinutes(10));
        after(new SendResult.Rejected(hint));

        room.passes(Duration.ofMinutes(10).minusMillis(1));
        room.dispatch();
        assertThat(room.sentAfter(1)).hasSize(1);
        room.passes(Duration.ofMillis(1));
        room.dispatch();

        assertThat(room.sentAfter(1)).containsExactly("one", "one");
    }

    @Test
    void S7_without_a_hint_it_waits_and_gives_up_in_the_end_with_the_code() {
        IntStream.range(0, 10).forEach(n -> room.wire.answerNext(rejected(Rejection.Kind.RETRY)));
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        assertThat(room.sentAfter(1)).hasSize(1);
        for (int n = 1; n < 12; n++) {
            room.passes(Duration.ofMinutes(16));
            room.dispatch();
        }

        assertThat(room.sentAfter(1)).hasSize(10);
        assertThat(room.state(message)).isEqualTo(MessageState.FAILED);
        assertThat(room.message(message).progress().ending()).isEqualTo(Ending.OUT_OF_ATTEMPTS);
    }

    @Test
    void S7_what_waits_for_its_next_attempt_keeps_its_turn() {
        after(new SendResult.NotSent("no connection"));
        room.writes(MIRA, thread, "two");
        room.passes(Duration.ofMinutes(1));
        room.dispatch();

        assertThat(room.sentAfter(2)).containsExactly("one", "two");
    }

    private MessageId after(SendResult result) {
        room.wire.answerNext(result);
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        return message;
    }

    private Item.Report echoOf(Outgoing outgoing) {
        return new Item.Report(
                NUMBER,
                new DeliveryReport(
                        new PlatformId("home"),
                        DeliveryReport.Status.DELIVERED,
                        room.clock.instant(),
                        outgoing.token(),
                        null));
    }
}
