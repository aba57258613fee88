package dev.parlor.testkit.defects;

import static dev.parlor.testkit.defects.Office.LENA;
import static dev.parlor.testkit.defects.Office.MIRA;
import static dev.parlor.testkit.defects.Office.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.event.Event;
import dev.parlor.id.ThreadId;
import dev.parlor.notice.Fact;
import dev.parlor.thread.RosterAnswer;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coming, going, and what people are told of it. */
class RosterActsTest {
    private final Office office = new Office();

    @Test
    void P1_only_a_participant_may_remove() {
        ThreadId thread = office.agreed(MIRA);
        office.parlor.add(MIRA, thread, List.of(TOMAS, LENA));
        office.parlor.leave(LENA, thread);

        assertThat(office.parlor.remove(LENA, thread, TOMAS)).isInstanceOf(RosterAnswer.Refused.class);
    }

    @Test
    void P3_adding_somebody_who_is_in_changes_nothing_and_tells_nobody() {
        ThreadId thread = office.agreed(MIRA);
        office.parlor.add(MIRA, thread, List.of(TOMAS));
        List<String> before = office.screen(MIRA, thread);

        assertThat(office.parlor.add(MIRA, thread, List.of(TOMAS))).isInstanceOf(RosterAnswer.AlreadySo.class);
        assertThat(office.screen(MIRA, thread)).isEqualTo(before);
    }

    @Test
    void P4_what_the_actor_had_not_sent_goes_to_the_colleague_and_out_from_there() {
        ThreadId thread = office.asked(MIRA);
        office.write(MIRA, thread, "still held");

        office.parlor.transfer(MIRA, thread, TOMAS);

        assertThat(office.events())
                .anyMatch(event ->
                        event instanceof Event.MessageHandedOver it && it.to().equals(TOMAS));
        office.guest("yes");
        assertThat(office.transport.texts()).contains("still held");
    }

    @Test
    void P5_leaving_cancels_what_one_had_not_sent() {
        ThreadId thread = office.asked(MIRA);
        office.write(MIRA, thread, "still held");

        office.parlor.leave(MIRA, thread);

        assertThat(office.screen(MIRA, thread)).contains("still held CANCELLED");
    }

    @Test
    void P7_what_comes_after_the_last_one_left_is_raised_as_unattended() {
        ThreadId thread = office.agreed(MIRA);
        office.parlor.leave(MIRA, thread);

        office.guest("hello?");

        assertThat(office.events())
                .anyMatch(event -> event instanceof Event.GuestMessageUnattended it
                        && it.thread().equals(thread));
    }

    @Test
    void N1_a_guests_copy_that_cannot_go_is_skipped_and_members_see_that() {
        ThreadId thread = office.agreed(MIRA);
        office.pass(Duration.ofHours(25));

        office.parlor.add(MIRA, thread, List.of(TOMAS));
        office.guest("hi");

        assertThat(office.transport.texts()).noneMatch(text -> text.contains("joined"));
        assertThat(told(thread, Fact.ADDED).guestCopy()).isEqualTo(Entry.GuestCopy.SKIPPED);
    }

    @Test
    void N2_a_notice_does_not_move_a_thread_in_the_history() {
        ThreadId thread = office.agreed(MIRA);
        HistoryLine before = office.parlor.history(MIRA, 1).get(0);
        office.pass(Duration.ofHours(1));

        office.parlor.add(MIRA, thread, List.of(TOMAS));

        assertThat(office.parlor.history(MIRA, 1).get(0).lastActivityAt()).isEqualTo(before.lastActivityAt());
    }

    private Entry.Told told(ThreadId thread, Fact fact) {
        return office.parlor.timeline(MIRA, thread, 100).stream()
                .filter(Entry.Told.class::isInstance)
                .map(Entry.Told.class::cast)
                .filter(entry -> entry.notice().fact() == fact)
                .findFirst()
                .orElseThrow();
    }
}
