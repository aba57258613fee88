package dev.parlor.message;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.message;
import static dev.parlor.Sample.minute;
import static dev.parlor.Sample.platformId;
import static dev.parlor.Sample.thread;
import static dev.parlor.Sample.token;
import static dev.parlor.message.DeliveryReport.Status.DELIVERED;
import static dev.parlor.message.DeliveryReport.Status.FAILED;
import static dev.parlor.message.DeliveryReport.Status.READ;
import static dev.parlor.message.DeliveryReport.Status.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.Orders;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTest {
    private static final Rejection UNDELIVERABLE = Rejection.of(Rejection.Kind.UNREACHABLE, 131026);

    @Test
    void M4_reports_in_any_order_repeated_and_before_our_own_answer_end_in_the_same_value() {
        List<UnaryOperator<Delivery>> facts = List.of(
                delivery -> delivery.accepted(platformId(1), minute(1)),
                delivery -> delivery.after(report(SENT, 2)),
                delivery -> delivery.after(report(SENT, 9)),
                delivery -> delivery.after(report(DELIVERED, 3)),
                delivery -> delivery.after(report(FAILED, 4)),
                delivery -> delivery.after(report(READ, 5)));

        assertThat(Orders.of(facts).stream().map(DeliveryTest::after).distinct())
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.step()).isEqualTo(Delivery.Step.READ);
                    assertThat(delivery.sentAt()).isEqualTo(minute(2));
                    assertThat(delivery.failure()).isEqualTo(UNDELIVERABLE);
                });
    }

    @Test
    void M4_a_repeated_report_says_nothing_new() {
        Delivery delivered = Delivery.none().after(report(DELIVERED, 3));

        assertThat(delivered.after(report(DELIVERED, 3))).isEqualTo(delivered);
        assertThat(delivered.after(report(DELIVERED, 8))).isEqualTo(delivered);
    }

    @ParameterizedTest
    @CsvSource({
        "SENT,      SENT,      false",
        "DELIVERED, DELIVERED, true",
        "READ,      READ,      true",
        "PLAYED,    PLAYED,    true",
        "FAILED,    FAILED,    false",
    })
    void M4_each_report_is_a_step(DeliveryReport.Status status, Delivery.Step step, boolean arrived) {
        Delivery delivery = Delivery.none().accepted(platformId(1), NOON).after(report(status, 1));

        assertThat(delivery.step()).isEqualTo(step);
        assertThat(delivery.isArrived()).isEqualTo(arrived);
    }

    @ParameterizedTest
    @CsvSource({"DELIVERED, DELIVERED", "READ, READ", "PLAYED, PLAYED"})
    void M4_a_failure_does_not_hide_a_proof_of_delivery(DeliveryReport.Status proof, Delivery.Step step) {
        assertThat(Delivery.none()
                        .after(report(FAILED, 1))
                        .after(report(proof, 2))
                        .step())
                .isEqualTo(step);
        assertThat(Delivery.none()
                        .after(report(proof, 2))
                        .after(report(FAILED, 3))
                        .step())
                .isEqualTo(step);
        assertThat(Delivery.none()
                        .after(report(FAILED, 1))
                        .after(report(proof, 2))
                        .failure())
                .isEqualTo(UNDELIVERABLE);
    }

    @Test
    void M4_sent_is_no_proof_against_a_failure() {
        assertThat(Delivery.none()
                        .after(report(FAILED, 1))
                        .after(report(SENT, 2))
                        .step())
                .isEqualTo(Delivery.Step.FAILED);
    }

    @Test
    void M4_only_a_report_of_failure_has_a_reason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryReport(platformId(1), FAILED, NOON, null, null))
                .withMessageContaining("status is FAILED");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryReport(platformId(1), SENT, NOON, null, UNDELIVERABLE))
                .withMessageContaining("status is SENT");
    }

    @ParameterizedTest
    @EnumSource(names = {"SENT", "DELIVERED", "READ"})
    void S3_any_report_but_a_failure_proves_that_a_doubtful_message_was_accepted(DeliveryReport.Status status) {
        assertThat(inDoubt().reported(report(status, 5), minute(6)).state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(sending().reported(report(status, 5), minute(6)).state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(sending().reported(report(status, 5), minute(6)).delivery().platformId())
                .isEqualTo(platformId(1));
    }

    @Test
    void M4_a_failure_reported_later_fails_an_accepted_message_and_a_later_proof_mends_it() {
        Message failed = accepted().reported(report(FAILED, 5), minute(5));

        assertThat(failed.state()).isEqualTo(MessageState.FAILED);
        assertThat(failed.progress().ending()).isEqualTo(Ending.REJECTED);
        assertThat(failed.reported(report(DELIVERED, 6), minute(6)).state()).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void M4_a_failure_reported_after_arrival_changes_no_state() {
        Message read = accepted().reported(report(READ, 3), minute(3));

        assertThat(read.reported(report(FAILED, 5), minute(5)).state()).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void W4_a_proof_of_arrival_cancels_the_copy_that_went_back_into_the_line() {
        Message back = accepted().held(Set.of(Gate.WINDOW), minute(3));

        assertThat(back.reported(report(SENT, 4), minute(4)).state()).isEqualTo(MessageState.HELD);
        Message cancelled = back.reported(report(DELIVERED, 4), minute(4));
        assertThat(cancelled.state()).isEqualTo(MessageState.CANCELLED);
        assertThat(cancelled.progress().ending()).isEqualTo(Ending.ARRIVED_AFTER_ALL);
        assertThat(back.ready(minute(3), null)
                        .reported(report(READ, 4), minute(4))
                        .state())
                .isEqualTo(MessageState.CANCELLED);
    }

    @Test
    void M4_a_report_on_a_cancelled_message_is_kept_and_changes_no_state() {
        Message cancelled = inDoubt().cancelled(Ending.REVOKED, minute(3));
        Message reported = cancelled.reported(report(DELIVERED, 4), minute(4));

        assertThat(reported.state()).isEqualTo(MessageState.CANCELLED);
        assertThat(reported.delivery().isArrived()).isTrue();
    }

    private static Delivery after(List<UnaryOperator<Delivery>> facts) {
        Delivery delivery = Delivery.none();
        for (UnaryOperator<Delivery> fact : facts) {
            delivery = fact.apply(delivery);
        }
        return delivery;
    }

    private static DeliveryReport report(DeliveryReport.Status status, int minute) {
        return new DeliveryReport(platformId(1), status, minute(minute), null, status == FAILED ? UNDELIVERABLE : null);
    }

    private static Message sending() {
        return Message.taken(message(1), thread(1), CHAT, 1, Purpose.MEMBER, ANN, new Text("Hello"), Set.of(), NOON)
                .sending(token(1), minute(1));
    }

    private static Message inDoubt() {
        return sending().inDoubt(minute(2));
    }

    private static Message accepted() {
        return sending().accepted(platformId(1), minute(2));
    }
}
