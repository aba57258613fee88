package dev.parlor.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import org.junit.jupiter.api.Test;

class RosterHeirTest {
    private static final OrganizationId BANK = new OrganizationId("lighthouse");
    private static final MemberId MIRA = new MemberId(BANK, "mira");
    private static final MemberId TOMAS = new MemberId(BANK, "tomas");
    private static final MemberId LENA = new MemberId(BANK, "lena");

    @Test
    void P5_one_who_is_in_answers_for_oneself() {
        assertThat(Roster.empty().joinedBy(MIRA).heirOf(MIRA)).contains(MIRA);
    }

    @Test
    void P5_one_who_left_has_no_heir() {
        assertThat(Roster.empty().joinedBy(MIRA).leftBy(MIRA, 5).heirOf(MIRA)).isEmpty();
    }

    @Test
    void P4_the_heir_is_found_through_one_transfer_after_the_other() {
        Roster roster = Roster.empty()
                .joinedBy(MIRA)
                .joinedBy(TOMAS)
                .leftBy(MIRA, 5, TOMAS)
                .joinedBy(LENA)
                .leftBy(TOMAS, 8, LENA);
        assertThat(roster.heirOf(MIRA)).contains(LENA);
    }

    @Test
    void P5_an_heir_who_left_leaves_nothing() {
        Roster roster = Roster.empty()
                .joinedBy(MIRA)
                .joinedBy(TOMAS)
                .leftBy(MIRA, 5, TOMAS)
                .leftBy(TOMAS, 8);
        assertThat(roster.heirOf(MIRA)).isEmpty();
    }

    @Test
    void P5_transfers_to_and_fro_come_to_an_end() {
        Roster roster = Roster.empty()
                .joinedBy(MIRA)
                .joinedBy(TOMAS)
                .leftBy(MIRA, 5, TOMAS)
                .joinedBy(MIRA)
                .leftBy(TOMAS, 8, MIRA)
                .leftBy(MIRA, 9);
        assertThat(roster.heirOf(TOMAS)).isEmpty();
        assertThat(roster.heirOf(MIRA)).isEmpty();
    }

    @Test
    void P6_one_who_joins_from_a_position_reads_nothing_before_it() {
        Roster roster = Roster.empty().joinedBy(MIRA, Newcomers.READ_FROM_JOINING.readFrom(7));
        assertThat(roster.mayRead(MIRA, 6)).isFalse();
        assertThat(roster.mayRead(MIRA, 7)).isTrue();
        assertThat(Newcomers.READ_ALL.readFrom(7)).isZero();
    }
}
