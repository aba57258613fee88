package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.DESK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.Parlor;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.event.Event;
import dev.parlor.id.ContactId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.message.Rejection.Kind;
import dev.parlor.queue.AfterSent;
import dev.parlor.thread.Opening;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How fast, how fair, and what pauses: rules S7, S8, Q3 and Q6. */
class PaceFlowTest {
    private final Room room = new Room();

    @Test
    void S8_a_chat_gets_ten_at_once_and_then_one_in_six_seconds() {
        ThreadId thread = room.agreed(MIRA);
        room.passes(Duration.ofMinutes(5));
        IntStream.rangeClosed(1, 12).forEach(n -> room.writes(MIRA, thread, "m" + n));
        room.passes(Duration.ofMinutes(5));

        room.dispatch();
        assertThat(room.sentAfter(1)).hasSize(10);
        room.passes(Duration.ofSeconds(6).minusMillis(1));
        room.assertNothingMoreGoes();
        room.passes(Duration.ofMillis(1));
        room.dispatch();
        assertThat(room.sentAfter(1)).hasSize(11);
        room.passes(Duration.ofSeconds(6));
        room.dispatch();

        assertThat(room.sentAfter(1)).hasSize(12).endsWith("m11", "m12");
    }

    @Test
    void S8_who_takes_the_chat_over_keeps_its_pace() {
        ThreadId thread = room.agreed(MIRA);
        room.passes(Duration.ofMinutes(5));
        IntStream.rangeClosed(1, 11).forEach(n -> room.writes(MIRA, thread, "m" + n));
        room.passes(Duration.ofMinutes(5));
        room.dispatch();

        room.host(room.wire).host("other").build().dispatchDue();

        assertThat(room.sentAfter(1)).hasSize(10);
    }

    @Test
    void S8_a_number_gets_no_more_than_its_tenth_of_a_second_at_once_and_nine_tenths_in_a_second() {
        throughput(100);
        guests(100);
        room.dispatch();

        assertThat(room.wire.sent()).hasSize(10);
        room.passes(Duration.ofMillis(50));
        room.dispatch();
        assertThat(room.wire.sent()).hasSize(14);
        IntStream.rangeClosed(1, 1_000).forEach(n -> {
            room.passes(Duration.ofMillis(1));
            room.dispatch();
        });
        assertThat(room.wire.sent()).hasSize(100);
    }

    @Test
    void S8_hosts_that_live_share_a_number() {
        throughput(100);
        guests(100);
        Parlor other = room.host(room.wire).host("other").build();
        room.parlor.dispatchDue();
        int alone = room.wire.sent().size();
        assertThat(alone).isEqualTo(10);
        other.dispatchDue();

        assertThat(room.wire.sent()).hasSize(alone + 5);
    }

    @Test
    void S8_of_two_hosts_each_sends_half_of_the_nine_tenths() {
        throughput(100);
        guests(100);
        Parlor other = room.host(room.wire).host("other").build();
        other.dispatchDue();
        int before = room.wire.sent().size();
        IntStream.rangeClosed(1, 1_010).forEach(n -> {
            room.passes(Duration.ofMillis(1));
            room.dispatch();
        });

        assertThat(room.sentAfter(before)).hasSize(5 + 45);
    }

    @Test
    void S8_what_guests_write_counts_for_the_pace() {
        throughput(100);
        room.agreed(MIRA);
        room.dispatch();
        guests(20);
        int before = room.wire.sent().size();
        room.passes(Duration.ofSeconds(10));
        IntStream.rangeClosed(1, 4).forEach(n -> room.receives(room.text("hello", room.clock.instant())));

        room.dispatch();

        assertThat(room.sentAfter(before)).hasSize(10 - 4);
    }

    @Test
    void S8_one_big_release_does_not_starve_the_others() {
        ThreadId big = room.agreed(MIRA);
        room.passes(Duration.ofMinutes(5));
        throughput(20);
        IntStream.rangeClosed(1, 9).forEach(n -> room.writes(MIRA, big, "big" + n));
        guests(2);

        IntStream.range(0, 4).forEach(n -> {
            room.dispatch();
            room.passes(Duration.ofMillis(60));
        });

        assertThat(room.sentAfter(1).stream().filter(text -> text.startsWith("Hello Guest")))
                .hasSize(2);
        assertThat(room.sentAfter(1)).hasSizeLessThan(8);
    }

    @Test
    void S7_a_number_that_was_too_fast_rests_and_the_message_is_not_blamed() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");
        IntStream.range(0, 12).forEach(n -> room.wire.answerNext(PlatformItems.rejected(Kind.THROTTLED_NUMBER)));
        room.wire.answerNext(PlatformItems.rejected(Kind.RETRY));
        IntStream.range(0, 14).forEach(n -> {
            room.dispatch();
            room.passes(Duration.ofSeconds(40));
        });

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.sentAfter(1)).hasSize(14);
    }

    @Test
    void S7_while_a_number_rests_nothing_of_it_goes_for_as_long_as_the_platform_asks() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.answerNext(
                new SendResult.Rejected(new Rejection(Kind.THROTTLED_NUMBER, 130429, Duration.ofSeconds(30))));
        room.writes(MIRA, thread, "one");
        room.dispatch();
        guests(3);

        room.passes(Duration.ofSeconds(30).minusMillis(1));
        room.assertNothingMoreGoes();
        room.passes(Duration.ofMillis(1));
        room.dispatch();

        assertThat(room.sentAfter(2)).hasSize(4);
    }

    @Test
    void S8_a_chat_that_was_too_fast_rests_longer_each_time_and_only_that_chat() {
        ThreadId thread = room.agreed(MIRA);
        room.passes(Duration.ofMinutes(5));
        MessageId message = room.writes(MIRA, thread, "one");
        for (long rest : new long[] {1, 4, 16}) {
            room.wire.answerNext(PlatformItems.rejected(Kind.THROTTLED_CHAT));
            room.dispatch();
            room.passes(Duration.ofSeconds(rest).minusMillis(1));
            room.assertNothingMoreGoes();
            room.passes(Duration.ofMillis(1));
        }
        guests(1);

        room.dispatch();

        assertThat(room.state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.sentAfter(1)).hasSize(5);
    }

    @Test
    void Q6_account_trouble_pauses_the_number_and_one_message_probes_it() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.answerNext(PlatformItems.rejected(Kind.ACCOUNT));
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        guests(5);
        assertThat(room.events(Event.NumberPaused.class)).containsExactly(new Event.NumberPaused(DESK, 1));
        assertThat(room.state(message)).isEqualTo(MessageState.READY);

        room.passes(Duration.ofSeconds(60).minusMillis(1));
        room.assertNothingMoreGoes();
        room.wire.answerNext(PlatformItems.rejected(Kind.ACCOUNT));
        room.passes(Duration.ofMillis(1));
        room.dispatch();
        assertThat(room.sentAfter(2)).hasSize(1);

        room.passes(Duration.ofSeconds(120).minusMillis(1));
        room.assertNothingMoreGoes();
        room.passes(Duration.ofMillis(1));
        room.dispatch();

        assertThat(room.sentAfter(3)).hasSize(6);
        assertThat(room.events(Event.NumberPaused.class)).hasSize(1);
        assertThat(room.events(Event.NumberResumed.class)).containsExactly(new Event.NumberResumed(DESK));
    }

    @Test
    void Q6_the_host_resumes_a_paused_number_at_once() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.answerNext(PlatformItems.rejected(Kind.ACCOUNT));
        room.writes(MIRA, thread, "one");
        room.dispatch();

        assertThat(room.parlor.directory().resume(BANK, DESK)).isTrue();
        assertThat(room.parlor.directory().resume(BANK, DESK)).isFalse();
        room.dispatch();

        assertThat(room.sentAfter(2)).containsExactly("one");
    }

    @Test
    void W5_Q6_a_window_that_closes_is_told_while_its_number_is_paused() {
        room.agreed(MIRA);
        room.passes(Duration.ofHours(24).minusSeconds(30));
        guests(1);
        room.wire.answerNext(PlatformItems.rejected(Kind.ACCOUNT));
        room.dispatch();
        assertThat(room.events(Event.NumberPaused.class)).hasSize(1);

        room.passes(Duration.ofSeconds(31));
        room.dispatch();

        assertThat(room.events(Event.WindowClosed.class)).hasSize(1);
    }

    @Test
    void Q3_a_message_that_was_put_off_stops_its_own_thread_only() {
        ThreadId miras = room.agreed(MIRA);
        ThreadId tomass = room.agreed(TOMAS);
        room.wire.answerNext(new SendResult.Rejected(new Rejection(Kind.RETRY, 131000, Duration.ofMinutes(5))));
        room.writes(MIRA, miras, "a1");
        room.writes(MIRA, miras, "a2");
        room.writes(TOMAS, tomass, "b1");

        room.dispatch();

        assertThat(room.sentAfter(2)).containsExactly("a1", "b1");
        room.passes(Duration.ofMinutes(5));
        room.dispatch();
        assertThat(room.sentAfter(4)).containsExactly("a1", "a2");
    }

    @Test
    void Q3_AFTER_SENT_the_next_one_waits_for_the_report_or_five_seconds() {
        Parlor careful = room.host(room.wire).afterSent(AfterSent.ALWAYS).build();
        ThreadId thread = room.agreed(MIRA);
        List.of("one", "two", "three").forEach(text -> room.writes(MIRA, thread, text));

        careful.dispatchDue();
        assertThat(room.sentAfter(1)).containsExactly("one");
        room.receives(room.report(2, Status.SENT));
        careful.dispatchDue();
        assertThat(room.sentAfter(1)).containsExactly("one", "two");
        room.passes(AfterSent.LONGEST.minusMillis(1));
        careful.dispatchDue();
        assertThat(room.sentAfter(1)).hasSize(2);
        room.passes(Duration.ofMillis(1));
        careful.dispatchDue();

        assertThat(room.sentAfter(1)).containsExactly("one", "two", "three");
    }

    @Test
    void S8_a_throughput_below_one_is_an_error_that_names_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BusinessNumber.openToAll(DESK, Bank.NUMBER, Language.EN).withThroughput(0))
                .withMessageContaining("perSecond");
    }

    private void throughput(int perSecond) {
        room.parlor
                .directory()
                .put(
                        BANK,
                        BusinessNumber.openToAll(DESK, Bank.NUMBER, Language.EN).withThroughput(perSecond));
    }

    /** So many guests are asked; nothing goes yet. */
    private List<ThreadId> guests(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(n -> {
                    ContactId contact = room.parlor
                            .contacts()
                            .add(MIRA, "Guest " + n, PhoneNumber.parse("+447700901" + String.format("%03d", n)));
                    Opening.Ask ask = room.parlor
                            .open(MIRA, contact)
                            .fold(it -> Room.fail(it), it -> it, it -> Room.fail(it), it -> Room.fail(it.refusal()));
                    return room.parlor.start(ask.preview()).fold(it -> it.thread(), it -> Room.fail(it));
                })
                .toList();
    }
}
