package dev.parlor.thread;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.BOB;
import static dev.parlor.Sample.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rosters of people who come back, and what is answered to those who ask for it. */
class ComingAndGoingTest {
    @Test
    void P6_whether_nobody_is_in_is_known_by_the_last_time_that_one_went() {
        Roster lastFirst = Roster.empty().joinedBy(ANN).leftBy(ANN, 3);
        assertThat(lastFirst.isUnattendedFor(ANN)).isTrue();

        Roster notLast = lastFirst.joinedBy(ANN).joinedBy(BOB).leftBy(ANN, 6).leftBy(BOB, 7);
        assertThat(notLast.isUnattendedFor(ANN)).isFalse();
        assertThat(notLast.isUnattendedFor(BOB)).isTrue();
        assertThat(notLast.isUnattendedFor(CARL)).isFalse();
    }

    @Test
    void P4_transfers_to_and_fro_end_with_nobody() {
        Roster roster =
                Roster.empty().joinedBy(ANN).joinedBy(BOB).leftBy(ANN, 5, BOB).leftBy(BOB, 5, ANN);

        assertThat(roster.heirOf(ANN)).isEmpty();
    }

    @Test
    void T3_who_has_read_nothing_leaves_no_mark() {
        assertThat(ReadMarks.none().read(ANN, 0)).isEqualTo(ReadMarks.none());
        assertThat(ReadMarks.none().read(ANN, 1).of(ANN)).isEqualTo(1);
    }

    @Test
    void P3_each_answer_about_a_roster_is_folded_by_the_function_of_its_own_case() {
        Stream<RosterAnswer> answers = Stream.of(
                new RosterAnswer.Done(),
                new RosterAnswer.AlreadySo(),
                new RosterAnswer.Refused(new Refusal(RefusalReason.NOT_A_PARTICIPANT, "No.", null)));

        Stream<String> folded = answers.map(answer -> answer.fold(done -> "done", so -> "so", refused -> "no"));
        assertThat(folded).containsExactly("done", "so", "no");
    }
}
