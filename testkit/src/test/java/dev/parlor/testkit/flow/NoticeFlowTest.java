package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.ADVICE;
import static dev.parlor.testkit.flow.Bank.LENA;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.Switch;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.notice.Fact;
import dev.parlor.timeline.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each fact in the words of its audience, and the guest's copy: the table of rules N. */
class NoticeFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);

    @Test
    void N_added() {
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.parlor.add(TOMAS, thread, List.of(LENA));
        room.dispatch();

        assertReads(TOMAS, "You have added Lena to the conversation.");
        assertReads(LENA, "Your colleague Tomas has added you to the conversation.");
        assertReads(MIRA, "Your colleague Tomas has added Lena to the conversation.");
        assertThat(room.sentAfter(1)).containsExactly("Tomas has joined the chat.", "Lena has joined the chat.");
    }

    @Test
    void N_removed() {
        room.parlor.add(MIRA, thread, List.of(TOMAS, LENA));
        room.parlor.remove(MIRA, thread, TOMAS);
        room.dispatch();

        assertReads(MIRA, "You have removed Tomas from the conversation.");
        assertReads(TOMAS, "Your colleague Mira has removed you from the conversation.");
        assertReads(LENA, "Your colleague Mira has removed Tomas from the conversation.");
        assertThat(room.sentAfter(2)).containsExactly("Tomas is no longer available to chat.");
    }

    @Test
    void N_transferred() {
        room.parlor.add(MIRA, thread, List.of(LENA));
        room.parlor.transfer(MIRA, thread, TOMAS);
        room.dispatch();

        assertReads(MIRA, "You have transferred the conversation to Tomas.");
        assertReads(TOMAS, "Your colleague Mira has transferred the conversation to you.");
        assertReads(LENA, "Your colleague Mira has transferred the conversation to Tomas.");
        assertThat(room.sentAfter(2)).containsExactly("Tomas will continue this chat.");
    }

    @Test
    void N_left() {
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.parlor.leave(MIRA, thread);
        room.dispatch();

        assertReads(MIRA, "You've left the conversation.");
        assertReads(TOMAS, "Your colleague Mira has left the conversation.");
        assertThat(room.sentAfter(2)).containsExactly("Mira is no longer available to chat.");
    }

    @Test
    void N1_the_guests_copy_is_shown_as_on_its_way_and_then_as_sent() {
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        assertThat(copyOf(Fact.ADDED)).isEqualTo(Entry.GuestCopy.ON_ITS_WAY);

        room.dispatch();

        assertThat(copyOf(Fact.ADDED)).isEqualTo(Entry.GuestCopy.SENT);
    }

    @Test
    void N1_with_a_closed_window_the_guests_copy_is_visibly_skipped() {
        room.passes(Duration.ofHours(25));
        room.dispatch();

        room.parlor.add(MIRA, thread, List.of(TOMAS));

        room.assertNothingMoreGoes();
        assertThat(copyOf(Fact.ADDED)).isEqualTo(Entry.GuestCopy.SKIPPED);
        room.guestWrites("hi");
        room.assertNothingMoreGoes();
    }

    @Test
    void N1_a_copy_that_the_window_overtakes_is_skipped_when_it_is_armed() {
        room.passes(Duration.ofHours(24).minusMinutes(2));
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.passes(Duration.ofMinutes(1));

        room.assertNothingMoreGoes();

        assertThat(copyOf(Fact.ADDED)).isEqualTo(Entry.GuestCopy.SKIPPED);
    }

    @Test
    void N1_what_concerns_members_only_has_no_copy() {
        assertThat(copyOf(Fact.OPT_IN_GRANTED)).isEqualTo(Entry.GuestCopy.NONE);
    }

    @Test
    void N2_notices_do_not_move_a_thread_in_the_history() {
        Instant before = room.line(MIRA, thread).lastActivityAt();
        room.passes(Duration.ofHours(1));

        room.parlor.add(MIRA, thread, List.of(TOMAS));

        assertThat(room.line(MIRA, thread).lastActivityAt()).isEqualTo(before);
    }

    @Test
    void N3_each_member_reads_in_their_own_language() {
        room.parlor.directory().put(new Member(TOMAS, new PersonName("Tomas"), ADVICE, Switch.INHERIT, Language.ES));

        room.parlor.add(MIRA, thread, List.of(TOMAS));

        String english = room.told(MIRA, thread, Fact.ADDED).get(0).text();
        assertThat(room.told(TOMAS, thread, Fact.ADDED).get(0).text())
                .isNotBlank()
                .isNotEqualTo(english)
                .doesNotContain("colleague");
    }

    private void assertReads(MemberId member, String text) {
        assertThat(room.reads(member, thread)).contains(text);
    }

    private Entry.GuestCopy copyOf(Fact fact) {
        return room.told(MIRA, thread, fact).get(0).guestCopy();
    }
}
