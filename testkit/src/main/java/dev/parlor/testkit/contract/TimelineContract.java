package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.CARL;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.notice;
import static dev.parlor.testkit.contract.Rows.thread;
import static dev.parlor.testkit.contract.Rows.threadId;
import static dev.parlor.testkit.contract.Rows.token;
import static dev.parlor.testkit.contract.Rows.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.Gate;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Text;
import dev.parlor.notice.Notice;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.TimelineRows;
import dev.parlor.thread.Roster;
import dev.parlor.timeline.Cursor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of a timeline, and who may read what. */
abstract class TimelineContract extends Bench {
    TimelineContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void T1_every_kind_of_entry_of_the_thread_is_there_and_none_of_another() {
        commit(new ChangesBuilder()
                .put(message(1, 1, 1))
                .add(wrote(2, 1, 1))
                .add(notice(3, 1, 1, null))
                .put(message(4, 2, 1))
                .add(wrote(5, 2, 1))
                .add(notice(6, 2, 1, null)));

        TimelineRows rows = store.timeline(ANN, threadId(1), null, 10);

        assertThat(rows.messages()).containsExactly(message(1, 1, 1));
        assertThat(rows.guestMessages()).containsExactly(wrote(2, 1, 1));
        assertThat(rows.notices()).containsExactly(notice(3, 1, 1, null));
        assertThat(rows.guestCopies()).isEmpty();
    }

    @Test
    void T1_messages_are_there_in_every_state() {
        Message held = message(1, 1, 1, Gate.WINDOW);
        Message cancelled = message(2, 1, 1).cancelled(Ending.AUTHOR_LEFT, minute(2));
        Message failed = message(3, 1, 1).sending(token(3), minute(3)).failed(Ending.REJECTED, null, minute(3));
        commit(new ChangesBuilder().put(held).put(cancelled).put(failed));

        assertThat(store.timeline(ANN, threadId(1), null, 10).messages())
                .containsExactlyInAnyOrder(held, cancelled, failed);
    }

    @Test
    void T1_a_page_holds_the_latest_entries_of_each_kind_up_to_its_limit() {
        ChangesBuilder rows = new ChangesBuilder();
        for (int number = 1; number <= 15; number += 3) {
            rows.put(message(number, 1, 1)).add(wrote(number + 1, 1, 1)).add(notice(number + 2, 1, 1, null));
        }
        commit(rows);

        TimelineRows page = store.timeline(ANN, threadId(1), null, 2);

        assertThat(page.messages()).extracting(Message::position).containsExactlyInAnyOrder(13L, 10L);
        assertThat(page.guestMessages()).extracting(GuestMessage::position).containsExactlyInAnyOrder(14L, 11L);
        assertThat(page.notices()).extracting(Notice::position).containsExactlyInAnyOrder(15L, 12L);
    }

    @Test
    void T1_a_page_before_a_place_holds_only_what_is_before_it() {
        commit(new ChangesBuilder()
                .add(wrote(1, 1, 1))
                .add(wrote(2, 1, 1))
                .add(wrote(3, 1, 1))
                .put(message(4, 1, 1)));

        TimelineRows page = store.timeline(ANN, threadId(1), new Cursor(minute(3), 3), 10);

        assertThat(page.guestMessages()).extracting(GuestMessage::position).containsExactlyInAnyOrder(1L, 2L);
        assertThat(page.messages()).isEmpty();
    }

    @Test
    void T1_what_the_guest_wrote_earlier_stands_earlier_though_it_came_later() {
        commit(new ChangesBuilder().add(wrote(1, 1, 1)).add(wrote(2, 1, 1)));
        GuestMessage late = wrote(3, 1, 1, new Text("On a train"), minute(-60));
        commit(new ChangesBuilder().add(late));

        assertThat(store.timeline(ANN, threadId(1), new Cursor(minute(1), 1), 10)
                        .guestMessages())
                .containsExactly(late);
        assertThat(store.timeline(ANN, threadId(1), null, 2).guestMessages())
                .extracting(GuestMessage::position)
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void T1_entries_of_one_instant_are_ordered_by_position() {
        commit(new ChangesBuilder()
                .add(wrote(1, 1, 1, new Text("a"), NOON))
                .add(wrote(2, 1, 1, new Text("b"), NOON))
                .add(wrote(3, 1, 1, new Text("c"), NOON)));

        assertThat(store.timeline(ANN, threadId(1), new Cursor(NOON, 3), 1).guestMessages())
                .extracting(GuestMessage::position)
                .containsExactly(2L);
    }

    @Test
    void T1_pages_follow_each_other_without_gap_or_overlap_though_entries_arrive_between_them() {
        for (int number = 1; number <= 6; number++) {
            commit(new ChangesBuilder().add(wrote(number, 1, 1)));
        }

        List<GuestMessage> first = store.timeline(ANN, threadId(1), null, 3).guestMessages();
        commit(new ChangesBuilder().add(wrote(7, 1, 1)));
        List<GuestMessage> second =
                store.timeline(ANN, threadId(1), new Cursor(minute(4), 4), 3).guestMessages();

        assertThat(first).extracting(GuestMessage::position).containsExactlyInAnyOrder(4L, 5L, 6L);
        assertThat(second).extracting(GuestMessage::position).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void N1_the_guests_copies_come_with_their_notices_and_take_no_place_on_a_page() {
        Message copy = message(2, 1, 1, null, new Text("Bob has joined the chat."));
        commit(new ChangesBuilder().put(message(1, 1, 1)).put(copy).add(notice(3, 1, 1, copy)));

        TimelineRows page = store.timeline(ANN, threadId(1), null, 1);

        assertThat(page.messages()).containsExactly(message(1, 1, 1));
        assertThat(page.notices()).containsExactly(notice(3, 1, 1, copy));
        assertThat(page.guestCopies()).containsExactly(copy);
    }

    @Test
    void N1_a_copy_whose_notice_is_not_on_the_page_is_not_either() {
        Message copy = message(1, 1, 1, null, new Text("Bob has joined the chat."));
        commit(new ChangesBuilder().put(copy).add(notice(2, 1, 1, copy)).add(notice(3, 1, 1, null)));

        TimelineRows page = store.timeline(ANN, threadId(1), null, 1);

        assertThat(page.notices()).containsExactly(notice(3, 1, 1, null));
        assertThat(page.guestCopies()).isEmpty();
    }

    @Test
    void P6_one_who_is_out_reads_up_to_the_position_of_leaving() {
        commit(entries().put(thread(1, 1, Roster.empty().joinedBy(ANN).leftBy(ANN, 3))));

        assertThat(positions(threadId(1))).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void P6_a_newcomer_may_read_from_the_position_of_joining_only() {
        commit(entries().put(thread(1, 1, Roster.empty().joinedBy(ANN, 4))));

        assertThat(positions(threadId(1))).containsExactlyInAnyOrder(4L, 5L, 6L);
    }

    @Test
    void P6_of_two_stays_what_lies_between_them_is_not_read() {
        commit(entries()
                .put(thread(1, 1, Roster.empty().joinedBy(ANN).leftBy(ANN, 2).joinedBy(ANN, 5))));

        assertThat(positions(threadId(1))).containsExactlyInAnyOrder(1L, 2L, 5L, 6L);
    }

    @Test
    void P6_what_one_may_not_read_takes_no_place_on_their_page() {
        commit(entries().put(thread(1, 1, Roster.empty().joinedBy(ANN).leftBy(ANN, 2))));

        assertThat(store.timeline(ANN, threadId(1), null, 1).guestMessages())
                .extracting(GuestMessage::position)
                .containsExactly(2L);
    }

    @Test
    void P6_one_who_was_never_in_reads_nothing() {
        commit(entries());

        assertThat(store.timeline(CARL, threadId(1), null, 10).guestMessages()).isEmpty();
        assertThat(positions(threadId(1))).hasSize(6);
    }

    @Test
    void P1_the_whole_timeline_is_there_for_whoever_supervises_by_the_same_pages() {
        commit(entries().put(thread(1, 1, Roster.empty().joinedBy(ANN).leftBy(ANN, 2))));

        assertThat(store.wholeTimeline(ACME, threadId(1), null, 10).guestMessages())
                .hasSize(6);
        assertThat(store.wholeTimeline(ACME, threadId(1), new Cursor(minute(5), 5), 2)
                        .guestMessages())
                .extracting(GuestMessage::position)
                .containsExactlyInAnyOrder(4L, 3L);
    }

    @Test
    void an_unknown_thread_has_no_timeline() {
        commit(entries());

        assertThat(store.timeline(ANN, threadId(99), null, 10)).isEqualTo(TimelineRows.none());
        assertThat(store.wholeTimeline(ACME, threadId(99), null, 10)).isEqualTo(TimelineRows.none());
        assertThat(positions(threadId(1))).hasSize(6);
    }

    private static ChangesBuilder entries() {
        ChangesBuilder rows = new ChangesBuilder();
        for (int number = 1; number <= 6; number++) {
            rows.add(wrote(number, 1, 1));
        }
        return rows;
    }

    private List<Long> positions(ThreadId thread) {
        return store.timeline(ANN, thread, null, 100).guestMessages().stream()
                .map(GuestMessage::position)
                .toList();
    }
}
