package dev.parlor.thread;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.BOB;
import static dev.parlor.Sample.CARL;
import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.LEGAL;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.NUMBER;
import static dev.parlor.Sample.PLATFORM_NUMBER;
import static dev.parlor.Sample.SALES;
import static dev.parlor.Sample.acme;
import static dev.parlor.Sample.member;
import static dev.parlor.Sample.openNumber;
import static dev.parlor.Sample.thread;
import static dev.parlor.Sample.threadWithAnn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.Switch;
import dev.parlor.id.SubOrganizationId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    private static final Member BOB_OF_SALES = member(BOB, SALES, Switch.INHERIT);

    @Test
    void P2_a_colleague_of_the_same_part_who_is_not_in_is_eligible() {
        assertThat(isEligible(BOB_OF_SALES, openNumber())).isTrue();
    }

    @Test
    void P2_a_participant_is_not() {
        Directory directory = directory(member(ANN, SALES, Switch.ON), openNumber());

        assertThat(Eligibility.of(ANN, threadWithAnn(1), directory)).isFalse();
    }

    @Test
    void P2_one_who_left_is_again() {
        MessageThread left = threadWithAnn(1).with(Roster.empty().joinedBy(BOB).leftBy(BOB, 3));

        assertThat(Eligibility.of(BOB, left, directory(BOB_OF_SALES, openNumber())))
                .isTrue();
    }

    @Test
    void P2_somebody_unknown_is_not() {
        assertThat(Eligibility.of(CARL, threadWithAnn(1), directory(BOB_OF_SALES, openNumber())))
                .isFalse();
    }

    @Test
    void P2_one_who_is_switched_off_is_not() {
        assertThat(isEligible(member(BOB, SALES, Switch.OFF), openNumber())).isFalse();
    }

    @Test
    void P2_one_of_another_part_is_not() {
        assertThat(isEligible(member(BOB, LEGAL, Switch.ON), openNumber())).isFalse();
        assertThat(isEligible(member(BOB, null, Switch.ON), openNumber())).isFalse();
    }

    @Test
    void P2_one_to_whom_the_number_is_not_open_is_not() {
        assertThat(isEligible(BOB_OF_SALES, openTo(Set.of(SALES)))).isTrue();
        assertThat(isEligible(BOB_OF_SALES, openTo(Set.of(LEGAL)))).isFalse();
    }

    @Test
    void P2_directly_under_the_organization_they_are_among_themselves() {
        MessageThread ofNoPart =
                MessageThread.started(thread(1), CHAT, null, Roster.empty().joinedBy(ANN), NOON);

        assertThat(Eligibility.of(BOB, ofNoPart, directory(member(BOB, null, Switch.ON), openNumber())))
                .isTrue();
        assertThat(Eligibility.of(BOB, ofNoPart, directory(BOB_OF_SALES, openNumber())))
                .isFalse();
    }

    @Test
    void E4_one_who_moved_away_is_not_active_though_still_on_the_roster() {
        assertThat(isActive(member(ANN, SALES, Switch.ON))).isTrue();
        assertThat(isActive(member(ANN, LEGAL, Switch.ON))).isFalse();
    }

    private static boolean isActive(Member participant) {
        return Eligibility.isActive(ANN, threadWithAnn(1), directory(participant, openNumber()));
    }

    private static boolean isEligible(Member candidate, BusinessNumber number) {
        return Eligibility.of(candidate.id(), threadWithAnn(1), directory(candidate, number));
    }

    private static Directory directory(Member member, BusinessNumber number) {
        return new Directory(acme(true), List.of(), List.of(number), List.of(), List.of(member));
    }

    private static BusinessNumber openTo(Set<SubOrganizationId> parts) {
        return new BusinessNumber(NUMBER, PLATFORM_NUMBER, parts, Language.EN);
    }
}
