package dev.parlor.thread;

import static dev.parlor.Sample.ANN;
import static dev.parlor.Sample.BOB;
import static dev.parlor.Sample.CHAT;
import static dev.parlor.Sample.NOON;
import static dev.parlor.Sample.SALES;
import static dev.parlor.Sample.acme;
import static dev.parlor.Sample.message;
import static dev.parlor.Sample.thread;
import static dev.parlor.Sample.threadOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.Directory;
import dev.parlor.directory.DisplayRule;
import dev.parlor.directory.Member;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.message.Text;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorLabelTest {
    private static final String TWO_UNITS = "\uD83D\uDE42";

    @Test
    void M6_a_short_name_is_shown_whole() {
        assertThat(sentBy("Ann")).isEqualTo("Ann:\nhello");
    }

    @Test
    void M2_M6_a_label_takes_at_most_the_64_units_that_are_kept_free_for_it() {
        assertThat(sentBy("n".repeat(62))).isEqualTo("n".repeat(62) + ":\nhello");
        assertThat(sentBy("n".repeat(63))).isEqualTo("n".repeat(62) + ":\nhello");
        assertThat(AuthorLabel.WHEN_AUTHOR_CHANGES.reserved()).isEqualTo(64);
    }

    @Test
    void M6_a_name_is_cut_between_characters() {
        assertThat(sentBy("n".repeat(61) + TWO_UNITS)).isEqualTo("n".repeat(61) + ":\nhello");
        assertThat(sentBy("n".repeat(60) + TWO_UNITS)).isEqualTo("n".repeat(60) + TWO_UNITS + ":\nhello");
        assertThat(sentBy("n".repeat(60) + TWO_UNITS + "n")).isEqualTo("n".repeat(60) + TWO_UNITS + ":\nhello");
    }

    private static String sentBy(String name) {
        Message written =
                Message.taken(message(1), thread(1), CHAT, 1, Purpose.MEMBER, ANN, new Text("hello"), Set.of(), NOON);
        MessageThread thread = threadOf(1, Roster.empty().joinedBy(ANN).joinedBy(BOB));
        Directory directory =
                new Directory(acme(true), List.of(), List.of(), List.of(), List.of(Member.of(ANN, name, SALES)));
        return AuthorLabel.WHEN_AUTHOR_CHANGES
                .on(written, thread, directory, DisplayRule.wholeNames())
                .shown();
    }
}
