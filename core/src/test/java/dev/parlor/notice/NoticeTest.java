package dev.parlor.notice;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.BOB;
import static dev.parlor.Sample.CARL;
import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.DisplayRule;
import dev.parlor.directory.Language;
import dev.parlor.directory.PersonName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoticeTest {
    private static final Named ANNA = new Named(ANN, new PersonName("Anna"));
    private static final Named BOBBY = new Named(BOB, new PersonName("Bobby"));
    private static final Named CARLA = new Named(CARL, new PersonName("Carla"));

    @Test
    void N_who_did_it_is_the_actor_to_whom_it_was_done_the_subject_and_the_rest_are_others() {
        Notice notice = notice(Fact.REMOVED, ANNA, List.of(BOBBY));

        assertThat(notice.audience(ANN)).isEqualTo(Audience.ACTOR);
        assertThat(notice.audience(BOB)).isEqualTo(Audience.SUBJECT);
        assertThat(notice.audience(CARL)).isEqualTo(Audience.OTHERS);
    }

    @Test
    void N_each_of_several_subjects_is_one() {
        Notice notice = notice(Fact.ADDED, ANNA, List.of(BOBBY, CARLA));

        assertThat(notice.audience(BOB)).isEqualTo(Audience.SUBJECT);
        assertThat(notice.audience(CARL)).isEqualTo(Audience.SUBJECT);
    }

    @Test
    void N_what_nobody_of_the_company_did_has_only_others() {
        assertThat(notice(Fact.WINDOW_CLOSED, null, List.of()).audience(ANN)).isEqualTo(Audience.OTHERS);
    }

    @Test
    void N_one_who_is_both_reads_it_as_the_actor() {
        assertThat(notice(Fact.ADDED, ANNA, List.of(ANNA)).audience(ANN)).isEqualTo(Audience.ACTOR);
    }

    @Test
    void N_it_names_people_as_they_were_called_then() {
        Notice notice = notice(Fact.ADDED, ANNA, List.of(BOBBY, CARLA));

        assertThat(notice.text(NoticeTexts.standard(), DisplayRule.wholeNames(), Audience.OTHERS, Language.EN))
                .contains("Your colleague Anna has added Bobby and Carla to the conversation.");
    }

    @Test
    void N_an_audience_that_is_told_nothing_gets_no_text() {
        assertThat(notice(Fact.WINDOW_CLOSED, null, List.of())
                        .text(NoticeTexts.standard(), DisplayRule.wholeNames(), Audience.GUEST, Language.EN))
                .isEmpty();
    }

    private static Notice notice(Fact fact, Named actor, List<Named> subjects) {
        return new Notice(thread(1), CHAT, 1, NOON, fact, actor, subjects, null, Set.of());
    }
}
