package dev.parlor.testkit.messages;

import static dev.parlor.testkit.messages.Desk.IDA;
import static dev.parlor.testkit.messages.Desk.OLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.Text;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineFlowTest {
    private final Desk desk = new Desk();

    @Test
    void T1_pages_put_together_are_the_whole_timeline() {
        for (int text = 0; text < 7; text++) {
            desk.writes(IDA, "Text " + text);
            desk.guest(new Text("Answer " + text), null);
        }
        desk.parlor.add(IDA, desk.thread, List.of(OLE));
        desk.parlor.remove(IDA, desk.thread, OLE);

        assertThat(pages(3)).isEqualTo(desk.timeline(IDA));
        assertThat(pages(1)).as("the guest's copies of notices take no place").isEqualTo(desk.timeline(IDA));
    }

    @Test
    void T1_what_arrives_late_shifts_no_earlier_page() {
        for (int text = 0; text < 6; text++) {
            desk.writes(IDA, "Text " + text);
        }
        List<Entry> latest = desk.parlor.timeline(IDA, desk.thread, 3);
        List<Entry> before = earlier(latest, 3);
        Instant betweenTheLatest = latest.get(1).at().minusMillis(1);
        desk.guestAt(betweenTheLatest, new Text("Late"), null);

        assertThat(earlier(latest, 3)).isEqualTo(before);
        assertThat(desk.parlor.timeline(IDA, desk.thread, 4))
                .extracting(Entry::at)
                .containsExactly(
                        latest.get(0).at(),
                        betweenTheLatest,
                        latest.get(1).at(),
                        latest.get(2).at());
        assertThat(desk.last(IDA).at()).isAfter(betweenTheLatest);
    }

    @Test
    void T3_unread_counts_what_others_wrote_and_neither_own_messages_nor_notices() {
        desk.parlor.add(IDA, desk.thread, List.of(OLE));
        desk.parlor.markRead(IDA, desk.thread, desk.last(IDA));

        desk.writes(IDA, "Mine");
        desk.writes(OLE, "Yours");
        desk.guest(new Text("The guest's"), null);

        assertThat(desk.line(IDA).unread()).isEqualTo(2);
    }

    @Test
    void T3_a_read_mark_only_moves_forward_and_is_the_members_own() {
        desk.parlor.add(IDA, desk.thread, List.of(OLE));
        desk.guest(new Text("One"), null);
        Entry one = desk.last(IDA);
        desk.guest(new Text("Two"), null);
        int unreadOfOle = desk.line(OLE).unread();

        assertThat(desk.parlor.markRead(IDA, desk.thread, desk.last(IDA))).isTrue();
        assertThat(desk.parlor.markRead(IDA, desk.thread, one)).isFalse();

        assertThat(desk.line(IDA).unread()).isZero();
        assertThat(desk.line(OLE).unread()).isEqualTo(unreadOfOle);
    }

    @Test
    void T3_the_guests_message_is_seen_when_anyone_has_read_it() {
        desk.parlor.add(IDA, desk.thread, List.of(OLE));
        desk.guest(new Text("Anyone?"), null);
        assertThat(desk.line(IDA).seen()).isFalse();

        desk.parlor.markRead(OLE, desk.thread, desk.last(OLE));

        assertThat(desk.line(IDA).seen()).isTrue();
        assertThat(desk.line(IDA).unread()).isPositive();
    }

    @Test
    void T3_one_who_is_not_in_the_thread_marks_nothing() {
        assertThat(desk.parlor.markRead(OLE, desk.thread, desk.last(IDA))).isFalse();
    }

    @Test
    void T2_a_line_shows_the_last_message_and_no_notice() {
        desk.guest(new Text("Last words"), null);
        desk.clock.pass(Duration.ofHours(25));
        desk.parlor.dispatchDue();

        assertThat(desk.last(IDA)).isInstanceOf(Entry.Told.class);
        assertThat(desk.line(IDA).lastEntry())
                .isInstanceOfSatisfying(
                        Entry.FromGuest.class,
                        entry -> assertThat(entry.message().content().shown()).isEqualTo("Last words"));
    }

    @Test
    void T2_the_history_is_filtered_by_guest_by_name_and_by_attendance() {
        assertThat(wanted(HistoryQuery.all().named("gu"))).isEqualTo(1);
        assertThat(wanted(HistoryQuery.all().named("ida"))).isEqualTo(1);
        assertThat(wanted(HistoryQuery.all().named("nobody"))).isZero();
        assertThat(wanted(HistoryQuery.all().with(desk.line(IDA).guest()))).isEqualTo(1);
        assertThat(wanted(HistoryQuery.all().open())).isEqualTo(1);
        assertThat(wanted(HistoryQuery.all().unattended())).isZero();

        desk.parlor.leave(IDA, desk.thread);

        assertThat(wanted(HistoryQuery.all().open())).isZero();
        assertThat(wanted(HistoryQuery.all().unattended())).isEqualTo(1);
    }

    @Test
    void T2_the_page_after_the_last_line_begins_after_it() {
        assertThat(wanted(HistoryQuery.all().after(desk.line(IDA)))).isZero();
    }

    private int wanted(HistoryQuery query) {
        return desk.parlor.history(IDA, query, 10).size();
    }

    private List<Entry> earlier(List<Entry> page, int limit) {
        return desk.parlor.timeline(IDA, desk.thread, page.get(0).cursor(), limit);
    }

    private List<Entry> pages(int limit) {
        List<Entry> all = new ArrayList<>();
        for (List<Entry> page = desk.parlor.timeline(IDA, desk.thread, limit);
                !page.isEmpty();
                page = earlier(page, limit)) {
            all.addAll(0, page);
        }
        return all;
    }
}
