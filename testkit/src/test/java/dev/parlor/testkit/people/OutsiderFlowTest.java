package dev.parlor.testkit.people;

import static dev.parlor.testkit.people.Office.MIRA;
import static dev.parlor.testkit.people.Office.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.ThreadId;
import dev.parlor.timeline.HistoryLine;
import dev.parlor.timeline.HistoryQuery;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the history shows to one who is out: what was so when they went. */
class OutsiderFlowTest {
    private final Office office = Office.open();
    private final ThreadId thread = office.granted();

    @Test
    void P6_what_is_written_later_moves_nothing_for_one_who_is_out() {
        office.parlor.add(MIRA, thread, Set.of(TOMAS));
        office.clock.pass(Duration.ofMinutes(1));
        office.write(MIRA, thread, "My last word.");
        HistoryLine before = office.line(MIRA, thread);
        office.parlor.leave(MIRA, thread);
        office.clock.pass(Duration.ofMinutes(1));

        office.write(TOMAS, thread, "I take over.");
        office.noor("Thank you, Tomas.");

        assertThat(office.line(MIRA, thread).lastActivityAt()).isEqualTo(before.lastActivityAt());
        assertThat(office.line(TOMAS, thread).lastActivityAt()).isAfter(before.lastActivityAt());
    }

    @Test
    void P6_P7_one_who_went_last_sees_it_unattended_whoever_came_since() {
        office.parlor.leave(MIRA, thread);
        office.parlor.threads().assign(thread, TOMAS);

        assertThat(office.line(MIRA, thread).unattended()).isTrue();
        assertThat(office.parlor.history(MIRA, HistoryQuery.all().unattended(), 10))
                .hasSize(1);
        assertThat(office.line(TOMAS, thread).unattended()).isFalse();
    }

    @Test
    void P6_P7_one_who_left_others_in_does_not_learn_that_they_went() {
        office.parlor.add(MIRA, thread, Set.of(TOMAS));
        office.parlor.leave(MIRA, thread);
        office.parlor.leave(TOMAS, thread);

        assertThat(office.line(MIRA, thread).unattended()).isFalse();
        assertThat(office.parlor.history(MIRA, HistoryQuery.all().open(), 10)).hasSize(1);
        assertThat(office.line(TOMAS, thread).unattended()).isTrue();
    }

    @Test
    void P6_T2_one_who_is_out_does_not_find_it_by_those_who_came_since() {
        office.parlor.leave(MIRA, thread);
        office.parlor.threads().assign(thread, TOMAS);

        assertThat(office.parlor.history(MIRA, HistoryQuery.all().named("Tomas"), 10))
                .isEmpty();
        assertThat(office.parlor.history(TOMAS, HistoryQuery.all().named("Tomas"), 10))
                .hasSize(1);
    }
}
