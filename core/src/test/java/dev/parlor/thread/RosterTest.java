package dev.parlor.thread;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.BOB;
import static dev.parlor.Sample.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RosterTest {
    private static final Roster ANN_AND_BOB = Roster.empty().joinedBy(ANN).joinedBy(BOB);

    @Test
    void P0_nobody_in_is_unattended() {
        assertThat(Roster.empty().isUnattended()).isTrue();
        assertThat(ANN_AND_BOB.isUnattended()).isFalse();
    }

    @Test
    void P1_participants_stand_in_the_order_of_their_coming() {
        assertThat(ANN_AND_BOB.participants()).containsExactly(ANN, BOB);
        assertThat(ANN_AND_BOB.leftBy(ANN, 3).joinedBy(ANN).participants()).containsExactly(BOB, ANN);
    }

    @Test
    void P6_one_who_is_out_is_still_known_but_not_in() {
        Roster roster = ANN_AND_BOB.leftBy(ANN, 5);

        assertThat(roster.has(ANN)).isFalse();
        assertThat(roster.knows(ANN)).isTrue();
        assertThat(roster.knows(CARL)).isFalse();
    }

    @Test
    void P6_one_who_is_out_reads_up_to_the_notice_of_leaving_and_nothing_later() {
        Roster roster = ANN_AND_BOB.leftBy(ANN, 5);

        assertThat(roster.mayRead(ANN, 4)).isTrue();
        assertThat(roster.mayRead(ANN, 5)).isTrue();
        assertThat(roster.mayRead(ANN, 6)).isFalse();
        assertThat(roster.mayRead(BOB, 6)).isTrue();
    }

    @Test
    void P6_a_newcomer_reads_everything() {
        Roster roster = ANN_AND_BOB.leftBy(ANN, 5).joinedBy(CARL);

        assertThat(roster.mayRead(CARL, 1)).isTrue();
        assertThat(roster.mayRead(CARL, 1000)).isTrue();
    }

    @Test
    void P6_one_who_comes_back_reads_what_was_missed() {
        assertThat(ANN_AND_BOB.leftBy(ANN, 5).joinedBy(ANN).mayRead(ANN, 6)).isTrue();
    }

    @Test
    void P6_a_second_leaving_does_not_shorten_the_first_stay() {
        Roster roster = ANN_AND_BOB.leftBy(ANN, 5).joinedBy(ANN).leftBy(ANN, 9);

        assertThat(roster.stays().get(0).readsTo()).isEqualTo(5);
        assertThat(roster.mayRead(ANN, 9)).isTrue();
        assertThat(roster.mayRead(ANN, 10)).isFalse();
    }

    @Test
    void P6_one_who_joined_later_only_reads_from_there() {
        Roster.Stay stay = new Roster.Stay(CARL, 7, null);

        assertThat(stay.covers(6)).isFalse();
        assertThat(stay.covers(7)).isTrue();
    }

    @Test
    void P6_who_never_was_in_reads_nothing() {
        assertThat(ANN_AND_BOB.mayRead(CARL, 1)).isFalse();
    }

    @Test
    void P7_the_last_one_out_leaves_it_unattended() {
        assertThat(ANN_AND_BOB.leftBy(ANN, 5).isUnattended()).isFalse();
        assertThat(ANN_AND_BOB.leftBy(ANN, 5).leftBy(BOB, 6).isUnattended()).isTrue();
    }

    @Test
    void P3_leaving_where_one_is_not_in_changes_nothing() {
        assertThat(ANN_AND_BOB.leftBy(CARL, 5)).isEqualTo(ANN_AND_BOB);
    }
}
