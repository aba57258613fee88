package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.BOB;
import static dev.parlor.testkit.contract.Rows.CARL;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.thread;
import static dev.parlor.testkit.contract.Rows.threadId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Guest;
import dev.parlor.directory.PersonName;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.HistoryRow;
import dev.parlor.thread.Roster;
import dev.parlor.timeline.HistoryQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A member's threads. */
abstract class HistoryContract extends Bench {
    HistoryContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void T2_the_threads_of_a_member_are_there_and_no_others() {
        assertThat(history(ANN, HistoryQuery.all())).containsExactlyInAnyOrder(threadId(1), threadId(3));
        assertThat(history(BOB, HistoryQuery.all())).containsExactlyInAnyOrder(threadId(1), threadId(2));
        assertThat(history(CARL, HistoryQuery.all())).isEmpty();
    }

    @Test
    void T2_newest_activity_is_first() {
        commit(new ChangesBuilder()
                .put(thread(1, 1, ANN, BOB).activeAt(minute(5)))
                .put(thread(3, 2, ANN).activeAt(minute(7))));
        assertThat(history(ANN, HistoryQuery.all())).containsExactly(threadId(3), threadId(1));

        commit(new ChangesBuilder().put(thread(1, 1, ANN, BOB).activeAt(minute(9))));
        assertThat(history(ANN, HistoryQuery.all())).containsExactly(threadId(1), threadId(3));
    }

    @Test
    void T2_of_equal_activity_the_highest_id_is_first() {
        commit(new ChangesBuilder().put(thread(7, 2, ANN)).put(thread(5, 1, ANN)));

        assertThat(history(ANN, HistoryQuery.all()))
                .containsExactly(threadId(7), threadId(5), threadId(3), threadId(1));
    }

    @Test
    void T2_one_who_is_out_still_finds_the_thread() {
        commit(new ChangesBuilder()
                .put(thread(3, 2, Roster.empty().joinedBy(ANN).leftBy(ANN, 2))));

        assertThat(history(ANN, HistoryQuery.all())).contains(threadId(3));
    }

    @Test
    void T2_a_page_is_as_long_as_its_limit_and_the_next_goes_on_after_its_last_thread() {
        commit(new ChangesBuilder()
                .put(thread(4, 1, ANN).activeAt(minute(4)))
                .put(thread(5, 1, ANN).activeAt(minute(4)))
                .put(thread(6, 2, ANN).activeAt(minute(6))));

        assertThat(ids(store.history(ANN, HistoryQuery.all(), 2))).containsExactly(threadId(6), threadId(5));
        HistoryQuery rest = new HistoryQuery(null, null, "", new HistoryQuery.Place(minute(4), threadId(5)));
        assertThat(ids(store.history(ANN, rest, 2))).containsExactly(threadId(4), threadId(3));
    }

    @Test
    void T2_a_page_is_filled_with_what_is_wanted() {
        commit(new ChangesBuilder()
                .put(thread(4, 2, ANN).activeAt(minute(9)))
                .put(thread(5, 2, ANN).activeAt(minute(8))));

        assertThat(ids(store.history(ANN, HistoryQuery.all().with(guestId(1)), 1)))
                .containsExactly(threadId(1));
    }

    @Test
    void T2_threads_are_found_by_guest() {
        assertThat(history(BOB, HistoryQuery.all().with(guestId(1))))
                .containsExactlyInAnyOrder(threadId(1), threadId(2));
        assertThat(history(BOB, HistoryQuery.all().with(guestId(2)))).isEmpty();
    }

    @Test
    void T2_P0_open_and_unattended_threads_are_told_apart() {
        commit(new ChangesBuilder()
                .put(thread(3, 2, Roster.empty().joinedBy(ANN).leftBy(ANN, 2))));

        assertThat(history(ANN, HistoryQuery.all().open())).containsExactly(threadId(1));
        assertThat(history(ANN, HistoryQuery.all().unattended())).containsExactly(threadId(3));
    }

    @Test
    void T2_a_name_is_looked_for_among_the_participants_whatever_its_case() {
        assertThat(history(ANN, HistoryQuery.all().named("oB"))).containsExactly(threadId(1));
        assertThat(history(ANN, HistoryQuery.all().named("carl"))).isEmpty();
    }

    @Test
    void T2_one_who_left_is_not_looked_for_by_name() {
        commit(new ChangesBuilder()
                .put(thread(1, 1, Roster.empty().joinedBy(ANN).joinedBy(BOB).leftBy(BOB, 2)))
                .put(thread(3, 2, ANN, BOB)));

        assertThat(history(ANN, HistoryQuery.all().named("bob"))).containsExactly(threadId(3));
    }

    @Test
    void T2_a_guest_is_looked_for_under_the_name_in_the_members_own_address_book() {
        commit(new ChangesBuilder()
                .put(new Guest(guestId(1), guest(1).reach(), new PersonName("Sunny")))
                .put(contact(1, ANN, 1, "Dr Weber"))
                .put(contact(2, BOB, 1, "Client")));

        assertThat(history(ANN, HistoryQuery.all().named("weber"))).containsExactly(threadId(1));
        assertThat(history(ANN, HistoryQuery.all().named("client"))).isEmpty();
        assertThat(history(ANN, HistoryQuery.all().named("sunny"))).isEmpty();
    }

    @Test
    void T2_a_guest_without_an_entry_there_is_looked_for_by_the_profile() {
        commit(new ChangesBuilder()
                .put(new Guest(guestId(1), guest(1).reach(), new PersonName("Sunny")))
                .put(contact(2, BOB, 1, "Client")));

        assertThat(history(ANN, HistoryQuery.all().named("SUN"))).containsExactly(threadId(1));
    }

    @Test
    void T2_names_in_any_script_are_found_whatever_their_case() {
        commit(new ChangesBuilder().put(contact(1, ANN, 1, "Ÿvonne ΟΔΥΣΣΕΑΣ 🌻")));

        assertThat(history(ANN, HistoryQuery.all().named("ÿVONNE"))).containsExactly(threadId(1));
        assertThat(history(ANN, HistoryQuery.all().named("🌻"))).containsExactly(threadId(1));
    }

    @Test
    void T2_what_would_be_a_pattern_elsewhere_is_a_letter_of_a_name() {
        commit(new ChangesBuilder().put(contact(1, ANN, 1, "100%_sure")).put(contact(2, ANN, 2, "1000 sure")));

        assertThat(history(ANN, HistoryQuery.all().named("0%_s"))).containsExactly(threadId(1));
        assertThat(history(ANN, HistoryQuery.all().named("."))).isEmpty();
    }

    @Test
    void T2_blanks_around_a_name_do_not_matter_and_a_blank_one_finds_all() {
        assertThat(history(ANN, HistoryQuery.all().named("  bob "))).containsExactly(threadId(1));
        assertThat(history(ANN, HistoryQuery.all().named("  "))).hasSize(2);
    }

    @Test
    void T2_all_wishes_of_a_query_count_together() {
        commit(new ChangesBuilder().put(contact(1, ANN, 1, "Same")).put(contact(2, ANN, 2, "Same")));

        assertThat(history(
                        ANN, HistoryQuery.all().named("same").with(guestId(2)).open()))
                .containsExactly(threadId(3));
        assertThat(history(
                        ANN, HistoryQuery.all().named("same").with(guestId(2)).unattended()))
                .isEmpty();
    }

    private List<ThreadId> history(MemberId member, HistoryQuery query) {
        return ids(store.history(member, query, 100));
    }

    private static List<ThreadId> ids(List<HistoryRow> rows) {
        return rows.stream().map(HistoryRow::thread).toList();
    }
}
