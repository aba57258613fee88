package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.BOB;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.notice;
import static dev.parlor.testkit.contract.Rows.thread;
import static dev.parlor.testkit.contract.Rows.threadId;
import static dev.parlor.testkit.contract.Rows.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MemberId;
import dev.parlor.message.Edit;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Reaction;
import dev.parlor.message.Revocation;
import dev.parlor.message.Text;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.HistoryRow;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.ReadMarks;
import dev.parlor.thread.Roster;
import dev.parlor.timeline.HistoryQuery;
import org.junit.jupiter.api.Test;

/** How much of a thread a member has not read, and whether anybody has. */
abstract class UnreadContract extends Bench {
    UnreadContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void T3_messages_of_the_guest_and_of_colleagues_are_unread() {
        commit(new ChangesBuilder().add(wrote(1, 1, 1)).put(message(2, 1, 1, BOB, new Text("Hello"))));

        assertThat(row(ANN).unread()).isEqualTo(2);
    }

    @Test
    void T3_own_messages_are_not() {
        commit(new ChangesBuilder().add(wrote(1, 1, 1)).put(message(2, 1, 1)));

        assertThat(row(ANN).unread()).isEqualTo(1);
        assertThat(row(BOB).unread()).isEqualTo(2);
    }

    @Test
    void N2_notices_and_what_parlor_itself_sends_are_not() {
        commit(new ChangesBuilder()
                .add(wrote(1, 1, 1))
                .add(notice(2, 1, 1, null))
                .put(message(3, 1, 1, null, new Text("Bob has joined the chat."))));

        assertThat(row(ANN).unread()).isEqualTo(1);
    }

    @Test
    void T3_what_is_up_to_the_members_own_mark_is_read() {
        commit(new ChangesBuilder()
                .add(wrote(1, 1, 1))
                .add(wrote(2, 1, 1))
                .add(wrote(3, 1, 1))
                .put(thread(1, 1, ANN, BOB).with(ReadMarks.none().read(ANN, 2).read(BOB, 3))));

        assertThat(row(ANN).unread()).isEqualTo(1);
        assertThat(row(BOB).unread()).isZero();
    }

    @Test
    void T3_P6_what_a_member_may_not_read_is_not_unread() {
        commit(new ChangesBuilder()
                .add(wrote(1, 1, 1))
                .add(wrote(2, 1, 1))
                .add(wrote(3, 1, 1))
                .put(thread(1, 1, Roster.empty().joinedBy(ANN).leftBy(ANN, 2))));

        assertThat(row(ANN).unread()).isEqualTo(2);
    }

    @Test
    void M7_what_only_says_something_about_another_message_is_nothing_to_read() {
        commit(new ChangesBuilder()
                .add(wrote(1, 1, 1))
                .add(wrote(2, 1, 1, new Reaction("👍")))
                .add(wrote(3, 1, 1, new Edit(new Text("Corrected"))))
                .add(wrote(4, 1, 1, new Revocation())));

        assertThat(row(ANN).unread()).isEqualTo(1);
    }

    @Test
    void C6_what_came_while_the_guest_was_blocked_is_not_unread_but_what_came_before_is() {
        commit(new ChangesBuilder()
                .put(guest(1).blockedSince(Rows.NOON))
                .add(wrote(1, 1, 1))
                .add(whileBlocked(wrote(2, 1, 1))));

        assertThat(row(ANN).unread()).isEqualTo(1);
    }

    @Test
    void R7_a_message_that_is_shown_elsewhere_now_is_unread_there() {
        commit(new ChangesBuilder().add(wrote(1, 1, 1)).add(wrote(2, 1, 1)));
        commit(new ChangesBuilder().add(wrote(1, 1, 1).shownIn(threadId(2))));

        assertThat(row(ANN).unread()).isEqualTo(1);
        assertThat(store.history(BOB, HistoryQuery.all(), 10))
                .filteredOn(row -> row.thread().equals(threadId(2)))
                .extracting(HistoryRow::unread)
                .containsExactly(1);
    }

    @Test
    void T3_a_thread_is_seen_once_anybody_has_read_the_guests_latest_message() {
        commit(new ChangesBuilder().add(wrote(1, 1, 1)).add(wrote(2, 1, 1)));
        assertThat(row(ANN).seen()).isFalse();

        commit(new ChangesBuilder().put(marked(1)));
        assertThat(row(ANN).seen()).isFalse();

        commit(new ChangesBuilder().put(marked(2)));
        assertThat(row(ANN).seen()).isTrue();
        assertThat(row(ANN).unread()).isEqualTo(2);
    }

    @Test
    void T3_a_thread_in_which_the_guest_never_wrote_is_seen() {
        commit(new ChangesBuilder().put(message(1, 1, 1, BOB, new Text("Hello"))));

        assertThat(row(ANN).seen()).isTrue();
        assertThat(row(ANN).unread()).isEqualTo(1);
    }

    private static GuestMessage whileBlocked(GuestMessage row) {
        return new GuestMessage(
                row.id(),
                row.thread(),
                row.chat(),
                row.position(),
                row.platformId(),
                row.at(),
                row.receivedAt(),
                row.content(),
                row.quoted(),
                row.routedBy(),
                true,
                row.referral(),
                row.fetch());
    }

    private static MessageThread marked(long upTo) {
        return thread(1, 1, ANN, BOB).with(ReadMarks.none().read(BOB, upTo));
    }

    /** Thread 1 in this member's history. */
    private HistoryRow row(MemberId member) {
        return store.history(member, HistoryQuery.all(), 10).stream()
                .filter(row -> row.thread().equals(threadId(1)))
                .findFirst()
                .orElseThrow();
    }
}
