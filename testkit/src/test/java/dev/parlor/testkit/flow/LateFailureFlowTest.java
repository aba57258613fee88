package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.id.ContactId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.queue.Line;
import dev.parlor.transport.Item;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message in doubt waits to go once more, and now the platform reports on its first attempt, in any order and again. */
class LateFailureFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);
    private final MessageId message = waitsToGoOnceMore();

    @Test
    void S4_I4_M4_a_failure_and_a_proof_of_arrival_end_alike_in_either_order_and_told_again() {
        room.receives(report(Status.FAILED));
        room.receives(report(Status.DELIVERED));
        Message once = room.message(message);
        room.receives(report(Status.FAILED));
        room.receives(report(Status.DELIVERED));

        assertThat(once.state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message)).isEqualTo(once);
        LateFailureFlowTest other = new LateFailureFlowTest();
        other.room.receives(other.report(Status.DELIVERED));
        other.room.receives(other.report(Status.FAILED));
        assertThat(other.room.message(other.message).delivery().step())
                .isEqualTo(once.delivery().step());
        assertThat(other.room.message(other.message).delivery().failure())
                .isEqualTo(once.delivery().failure());
    }

    @ParameterizedTest
    @EnumSource(
            value = Rejection.Kind.class,
            names = {"UNREACHABLE", "WINDOW_CLOSED", "MESSAGE"})
    void S4_I4_every_order_of_the_same_reports_ends_alike_also_when_each_comes_twice(Rejection.Kind kind) {
        List<Set<Status>> told = List.of(
                Set.of(Status.FAILED),
                Set.of(Status.SENT, Status.FAILED),
                Set.of(Status.FAILED, Status.DELIVERED),
                Set.of(Status.SENT, Status.FAILED, Status.DELIVERED),
                Set.of(Status.SENT, Status.FAILED, Status.DELIVERED, Status.READ));
        for (Set<Status> reports : told) {
            assertThat(orders(List.copyOf(reports)).flatMap(order -> Stream.of(order, twice(order))))
                    .extracting(order -> new LateFailureFlowTest().after(order, kind))
                    .as("%s, the failure being %s", reports, kind)
                    .containsOnly(new LateFailureFlowTest().after(List.copyOf(reports), kind));
        }
    }

    @Test
    void S3_S4_a_failure_settles_the_doubt_and_the_copy_goes_when_its_gate_opens() {
        room.receives(report(Status.FAILED));
        room.receives(report(Status.SENT));
        assertThat(room.state(message)).isEqualTo(MessageState.HELD);
        assertThat(room.message(message).progress().heldBy()).containsExactly(Gate.REACHABLE);

        room.passes(Duration.ofMinutes(20));
        room.guestWrites("here I am");
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.wire.texts().stream().filter("one"::equals)).hasSize(3);
    }

    @Test
    void S3_S4_a_failure_for_good_settles_the_doubt_and_no_copy_goes() {
        room.receives(report(Status.FAILED, Rejection.Kind.MESSAGE));
        room.passes(Duration.ofMinutes(20));
        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.FAILED);
        assertThat(room.wire.texts().stream().filter("one"::equals)).hasSize(2);
    }

    @Test
    void S4_I4_M4_one_that_was_not_in_doubt_ends_alike_in_either_order_too() {
        assertThat(new LateFailureFlowTest().taken(Status.FAILED, Status.SENT))
                .isEqualTo(new LateFailureFlowTest().taken(Status.SENT, Status.FAILED));
    }

    /** What became of another message that the platform took and then reported on so. */
    private List<Object> taken(Status... told) {
        room.parlor.messages().cancel(MIRA, thread, message);
        MessageId other = room.writes(MIRA, thread, "two");
        room.dispatch();
        int attempt = room.wire.sent().size();
        Item.Report failed = room.failure(attempt, PlatformItems.windowClosed());
        Item.Report sent = room.report(attempt, Status.SENT);
        for (Status status : told) {
            room.receives(status == Status.FAILED ? failed : sent);
        }
        Message ended = room.message(other);
        return List.of(ended.state(), ended.delivery(), ended.progress().heldBy());
    }

    /** What became of the message by these reports. */
    private Outcome after(List<Status> told, Rejection.Kind kind) {
        told.forEach(status -> room.receives(report(status, kind)));
        Message ended = room.message(message);
        return new Outcome(
                ended.state(),
                ended.delivery().step(),
                ended.delivery().sentAt() != null,
                ended.delivery().failure(),
                ended.progress().heldBy(),
                ended.progress().possibleDuplicate());
    }

    private record Outcome(
            MessageState state,
            Delivery.Step step,
            boolean sent,
            @Nullable Rejection failure,
            Set<Gate> heldBy,
            boolean possiblyTwice) {}

    private static List<Status> twice(List<Status> told) {
        return Stream.concat(told.stream(), told.stream()).toList();
    }

    static <T> Stream<List<T>> orders(List<T> told) {
        if (told.isEmpty()) {
            return Stream.of(List.of());
        }
        return told.stream()
                .flatMap(first -> orders(
                                told.stream().filter(other -> other != first).toList())
                        .map(rest ->
                                Stream.concat(Stream.of(first), rest.stream()).toList()));
    }

    private MessageId waitsToGoOnceMore() {
        room.wire.answerNext(new SendResult.Unsure("lost"));
        MessageId written = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.passes(Duration.ofSeconds(1));
        ContactId other = room.parlor.contacts().add(MIRA, "Ilse", PhoneNumber.parse("+447700900299"));
        room.parlor.start(room.parlor
                .open(MIRA, other)
                .fold(it -> Room.fail(it), it -> it, it -> Room.fail(it), it -> Room.fail(it.refusal()))
                .preview());
        room.dispatch();
        room.receives(room.report(room.wire.sent().size(), Status.SENT));
        room.wire.answerNext(new SendResult.NotSent("no network"));
        room.passes(Line.GRACE);
        room.dispatch();
        assertThat(room.state(written)).isEqualTo(MessageState.READY);
        return written;
    }

    private Item.Report report(Status status) {
        return report(status, Rejection.Kind.UNREACHABLE);
    }

    private Item.Report report(Status status, Rejection.Kind kind) {
        Outgoing first = room.wire.sent().stream()
                .filter(sent -> sent.content().shown().equals("one"))
                .findFirst()
                .orElseThrow();
        Rejection failure = status == Status.FAILED ? Rejection.of(kind, 131_026) : null;
        return new Item.Report(
                Bank.NUMBER,
                new DeliveryReport(
                        new PlatformId("of-the-first"), status, room.clock.instant(), first.token(), failure));
    }
}
