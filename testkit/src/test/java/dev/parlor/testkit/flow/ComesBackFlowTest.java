package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static dev.parlor.testkit.flow.Room.windowClosed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentState;
import dev.parlor.directory.Language;
import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.MessageState;
import dev.parlor.notice.Fact;
import dev.parlor.notice.NoticeTexts;
import dev.parlor.notice.Reply;
import dev.parlor.thread.StartAnswer;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.Item;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes back, comes late, or comes again. */
class ComesBackFlowTest {
    private final Room room = new Room();

    @Test
    void W4_a_report_that_comes_again_after_the_resend_changes_nothing() {
        ThreadId thread = room.agreed(MIRA);
        room.writes(MIRA, thread, "one");
        room.dispatch();
        Item.Report failed = room.failure(2, windowClosed());
        room.receives(failed);
        room.guestWrites("hi");
        room.dispatch();
        assertThat(room.sentAfter(2)).containsExactly("one");
        room.receives(failed);
        room.guestWrites("hi again");
        room.dispatch();
        assertThat(room.sentAfter(2)).containsExactly("one");
    }

    @Test
    void W4_a_report_that_comes_twice_leaves_no_failure_behind() {
        ThreadId thread = room.agreed(MIRA);
        MessageId m = room.writes(MIRA, thread, "one");
        room.dispatch();
        Item.Report failed = room.failure(2, windowClosed());
        room.receives(failed);
        room.receives(failed);
        room.guestWrites("hi");
        room.dispatch();
        room.receives(room.report(3, DeliveryReport.Status.SENT));
        assertThat(room.state(m)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void M4_a_report_on_an_earlier_attempt_does_not_rename_the_message() {
        ThreadId thread = room.agreed(MIRA);
        MessageId m = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.receives(room.failure(2, windowClosed()));
        room.guestWrites("hi");
        room.dispatch();
        room.receives(room.report(2, DeliveryReport.Status.SENT));
        assertThat(room.message(m).delivery().platformId()).isEqualTo(new PlatformId("sent-3"));
    }

    @Test
    void O7_what_comes_back_after_a_stop_is_cancelled() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.fallSilent();
        MessageId m = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.guestWrites("stop");
        room.wire.endOpen(new SendResult.NotSent("x"));
        room.dispatch();
        room.passes(Duration.ofMinutes(1));
        room.dispatch();
        assertThat(room.state(m)).isEqualTo(MessageState.CANCELLED);
    }

    @Test
    void O7_what_came_back_after_a_stop_does_not_go_after_a_later_yes() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.fallSilent();
        room.writes(MIRA, thread, "one");
        room.dispatch();
        room.guestWrites("stop");
        room.wire.endOpen(new SendResult.NotSent("x"));
        room.dispatch();
        room.passes(Duration.ofMinutes(1));
        room.dispatch();
        int before = room.wire.texts().size();
        room.guestTapsYes(thread);
        room.dispatch();
        assertThat(room.sentAfter(before))
                .containsExactly(NoticeTexts.standard().reply(Reply.CONFIRM, Language.EN));
    }

    @Test
    void O6_a_request_whose_asker_leaves_before_it_went_was_not_made() {
        ThreadId thread = ((StartAnswer.Started) room.parlor.start(room.preview(MIRA))).thread();
        room.parlor.leave(MIRA, thread);
        room.dispatch();
        assertThat(room.wire.sent()).isEmpty();
        assertThat(room.consent(thread)).isEqualTo(ConsentState.NOT_ASKED);
        room.preview(TOMAS);
    }

    @Test
    void N1_a_guest_copy_that_comes_too_late_is_skipped_and_never_goes() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.answerNext(new SendResult.Rejected(windowClosed()));
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.dispatch();
        assertThat(room.told(MIRA, thread, Fact.ADDED).get(0).guestCopy()).isEqualTo(Entry.GuestCopy.SKIPPED);
        room.guestWrites("hi");
        room.dispatch();
        assertThat(room.sentAfter(2)).isEmpty();
    }

    @Test
    void I6_a_parked_report_is_found_by_the_report_that_brings_the_id_home() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.answerNext(new SendResult.Unsure("x"));
        MessageId m = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.receives(room.reportWithoutToken("sent-2", DeliveryReport.Status.READ));
        room.receives(room.report(2, DeliveryReport.Status.DELIVERED));
        assertThat(room.message(m).delivery().step()).isEqualTo(Delivery.Step.READ);
    }

    @Test
    void S2_a_transport_that_gives_no_stage_has_proven_nothing() {
        ThreadId thread = room.agreed(MIRA);
        MessageId m = room.writes(MIRA, thread, "one");
        room.host(o -> null).build().dispatchDue();
        assertThat(room.state(m)).isEqualTo(MessageState.IN_DOUBT);
    }

    @Test
    void W4_a_disproved_window_is_told_as_closed() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.answerNext(new SendResult.Rejected(windowClosed()));
        room.writes(MIRA, thread, "one");
        room.dispatch();
        assertThat(room.events(Event.WindowClosed.class)).hasSize(1);
        assertThat(room.told(MIRA, thread, Fact.WINDOW_CLOSED)).hasSize(1);
    }
}
