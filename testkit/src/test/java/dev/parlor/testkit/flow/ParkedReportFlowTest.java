package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.consent.ConsentAct;
import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.MessageState;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.transport.Item;
import dev.parlor.transport.Received;
import dev.parlor.transport.SendResult;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A report without a token and our own answer, one between the steps of the other; and a guest's message twice so. */
class ParkedReportFlowTest {
    private static final String LATE = "late";

    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);
    private final Between between = new Between();
    private final RecordingTransport wire = new RecordingTransport();
    private final Parlor other = Parlor.on(between.around(room.store), wire).build();
    private MessageId message;
    private Item.Report report;

    /** One attempt, made by the other host, is open. */
    @BeforeEach
    void begin() {
        wire.fallSilent();
        message = room.writes(MIRA, thread, "one");
        other.dispatchDue();
        report = room.reportWithoutToken(LATE, Status.DELIVERED);
    }

    @Test
    void I6_our_answer_is_settled_after_the_report_looked_for_its_chat() {
        between.beforeLoading(this::settles);

        assertThat(other.receive(BANK, List.of(report))).isEqualTo(new Received(1, 0, 0, 0));
        assertDeliveredOnce();
    }

    @Test
    void I6_our_answer_is_settled_after_the_report_looked_for_its_message() {
        between.beforeCommit(this::settles);

        assertThat(other.receive(BANK, List.of(report))).isEqualTo(new Received(1, 0, 0, 0));
        assertDeliveredOnce();
    }

    @Test
    void I6_the_report_is_parked_after_our_answer_looked_for_parked_ones() {
        wire.endOpen(new SendResult.Accepted(new PlatformId(LATE)));
        between.beforeCommit(() -> assertThat(room.receives(report)).isEqualTo(new Received(0, 0, 1, 0)));
        other.dispatchDue();

        assertDeliveredOnce();
    }

    @Test
    void I6_one_of_nobodys_message_stays_parked_whatever_is_settled_meanwhile() {
        between.beforeCommit(this::settles);

        assertThat(other.receive(BANK, List.of(room.reportWithoutToken("of-others", Status.READ))))
                .isEqualTo(new Received(0, 0, 1, 0));
        assertThat(room.message(message).delivery().step()).isEqualTo(Delivery.Step.ACCEPTED);
    }

    @Test
    void I6_one_of_an_attempt_that_went_back_into_the_line_is_parked_and_harms_nothing() {
        settles();
        room.receives(new Item.Report(
                Bank.NUMBER,
                new DeliveryReport(
                        new PlatformId(LATE),
                        Status.FAILED,
                        room.clock.instant(),
                        null,
                        PlatformItems.windowClosed())));
        assertThat(room.state(message)).isEqualTo(MessageState.HELD);
        room.guestWrites("I am here");
        room.dispatch();

        assertThat(room.receives(report).quarantined()).isZero();
        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void I3_a_guests_message_that_came_twice_at_once_is_one_message() {
        Item.FromGuest hello = room.text("hello", room.clock.instant());
        between.beforeCommit(() -> assertThat(room.receives(hello)).isEqualTo(new Received(1, 0, 0, 0)));

        assertThat(other.receive(BANK, List.of(hello))).isEqualTo(new Received(0, 1, 0, 0));
        assertThat(room.reads(MIRA, thread)).containsOnlyOnce("hello");
        assertThat(room.events(Event.GuestMessageReceived.class)).hasSize(2);
    }

    @Test
    void I3_an_answer_that_came_twice_at_once_is_one_act_of_consent() {
        Item.FromGuest stop = room.text("STOP", room.clock.instant());
        between.beforeCommit(() -> room.receives(stop));
        other.receive(BANK, List.of(stop));

        assertThat(room.events(Event.ConsentChanged.class))
                .filteredOn(changed -> changed.act() == ConsentAct.REVOKED)
                .hasSize(1);
    }

    private void settles() {
        wire.endOpen(new SendResult.Accepted(new PlatformId(LATE)));
        other.dispatchDue();
    }

    private void assertDeliveredOnce() {
        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(message).delivery().step()).isEqualTo(Delivery.Step.DELIVERED);
        assertThat(room.events(Event.MessageReported.class)).hasSize(1);
    }
}
