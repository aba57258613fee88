package dev.parlor.testkit.defects;

import static dev.parlor.testkit.defects.Office.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.event.Event;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Rejection;
import dev.parlor.queue.GateView;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits, what comes back, and what nobody knows of. */
class WaitingTest {
    private final Office office = new Office();

    @Test
    void W3_what_a_guest_writes_opens_the_window_and_releases_in_order() {
        ThreadId thread = office.agreed(MIRA);
        office.pass(Duration.ofHours(25));
        office.write(MIRA, thread, "first");
        office.write(MIRA, thread, "second");
        assertThat(office.transport.texts()).doesNotContain("first", "second");

        office.guest("hi");

        assertThat(office.transport.texts()).endsWith("first", "second");
    }

    @Test
    void W4_a_refused_window_puts_the_message_back_and_the_next_act_releases_it() {
        ThreadId thread = office.agreed(MIRA);
        office.transport.answerNext(closed());

        office.write(MIRA, thread, "too late");
        assertThat(office.screen(MIRA, thread)).contains("too late HELD");
        office.guest("hi");

        assertThat(office.screen(MIRA, thread)).contains("too late ACCEPTED");
    }

    @Test
    void Q1_a_message_that_waits_is_in_the_timeline_and_told_to_the_host_with_its_gates() {
        ThreadId thread = office.asked(MIRA);

        SendAnswer.Taken taken = (SendAnswer.Taken) office.write(MIRA, thread, "waits");

        assertThat(taken.waitsFor()).extracting(GateView::open).containsOnly(false);
        assertThat(office.screen(MIRA, thread)).contains("waits HELD");
        assertThat(office.events())
                .anyMatch(event -> event instanceof Event.MessageTaken it
                        && it.message().equals(taken.message())
                        && !it.heldBy().isEmpty());
    }

    @Test
    void Q5_a_full_thread_refuses_the_next_message() {
        ThreadId thread = office.asked(MIRA);
        List.of("one", "two", "three").forEach(text -> office.write(MIRA, thread, text));

        SendAnswer.Refused refused = (SendAnswer.Refused) office.write(MIRA, thread, "four");

        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.QUEUE_FULL);
    }

    @Test
    void S3_an_attempt_without_an_answer_is_in_doubt_and_never_repeated_blindly() {
        ThreadId thread = office.agreed(MIRA);
        office.transport.answerNext(new SendResult.Unsure("timeout"));

        office.write(MIRA, thread, "perhaps");
        office.pass(Duration.ofMinutes(10));

        assertThat(office.screen(MIRA, thread)).contains("perhaps IN_DOUBT");
        assertThat(office.transport.texts()).containsOnlyOnce("perhaps");
    }

    private static SendResult closed() {
        return new SendResult.Rejected(Rejection.of(Rejection.Kind.WINDOW_CLOSED, 131047));
    }
}
