package dev.parlor.testkit.defects;

import static dev.parlor.testkit.defects.Office.BANK;
import static dev.parlor.testkit.defects.Office.LENA;
import static dev.parlor.testkit.defects.Office.MIRA;
import static dev.parlor.testkit.defects.Office.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentState;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.ThreadId;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a member and the host read. */
class LookingBackTest {
    private final Office office = new Office();

    @Test
    void T1_the_latest_entries_are_shown_oldest_first() {
        ThreadId thread = office.agreed(MIRA);
        office.write(MIRA, thread, "one");
        office.write(MIRA, thread, "two");

        assertThat(office.parlor.timeline(MIRA, thread, 2))
                .extracting(entry -> ((Entry.Ours) entry).message().content().shown())
                .containsExactly("one", "two");
    }

    @Test
    void T1_one_who_is_out_sees_nothing_later_and_one_who_never_was_in_nothing_at_all() {
        ThreadId thread = office.agreed(MIRA);
        office.parlor.add(MIRA, thread, List.of(TOMAS));
        office.parlor.leave(TOMAS, thread);
        office.write(MIRA, thread, "later");

        assertThat(office.screen(TOMAS, thread)).isNotEmpty().noneMatch(line -> line.startsWith("later"));
        assertThat(office.screen(LENA, thread)).isEmpty();
    }

    @Test
    void T2_the_thread_with_the_newest_activity_stands_first_with_its_consent() {
        ThreadId miras = office.agreed(MIRA);
        ThreadId tomass = office.agreed(TOMAS);
        office.parlor.add(TOMAS, tomass, List.of(MIRA));
        assertThat(office.parlor.history(MIRA, 10))
                .extracting(HistoryLine::thread)
                .containsExactly(tomass, miras);

        office.write(MIRA, miras, "hello again");

        assertThat(office.parlor.history(MIRA, 10))
                .extracting(HistoryLine::thread)
                .containsExactly(miras, tomass);
        assertThat(office.parlor.history(MIRA, 10))
                .extracting(HistoryLine::consent)
                .containsOnly(ConsentState.GRANTED);
    }

    @Test
    void V1_the_feed_is_read_on_from_a_position() {
        office.agreed(MIRA);
        List<RecordedEvent> all = office.parlor.events(BANK, 0, 1000);

        assertThat(office.parlor.events(BANK, all.get(1).position(), 1000)).isEqualTo(all.subList(2, all.size()));
    }
}
