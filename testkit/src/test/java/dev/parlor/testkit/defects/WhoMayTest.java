package dev.parlor.testkit.defects;

import static dev.parlor.testkit.defects.Office.LENA;
import static dev.parlor.testkit.defects.Office.MIRA;
import static dev.parlor.testkit.defects.Office.NOOR;
import static dev.parlor.testkit.defects.Office.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.Switch;
import dev.parlor.event.Event;
import dev.parlor.id.ContactId;
import dev.parlor.id.ThreadId;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.thread.RosterAnswer;
import dev.parlor.timeline.HistoryLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may use WhatsApp, and with whom. */
class WhoMayTest {
    private final Office office = new Office();

    @Test
    void E2_one_who_is_switched_off_is_told_so_in_place_of_the_icon() {
        ContactId contact = office.contactOf(MIRA);
        assertThat(office.parlor.availability(MIRA, contact).isAvailable()).isTrue();

        office.put(MIRA, Switch.OFF);

        assertThat(office.parlor
                        .availability(MIRA, contact)
                        .reason()
                        .orElseThrow()
                        .reason())
                .isEqualTo(RefusalReason.MEMBER_OFF);
    }

    @Test
    void E3_one_who_is_switched_off_can_neither_send_nor_add_but_leave() {
        ThreadId thread = office.agreed(MIRA);
        office.put(MIRA, Switch.OFF);

        assertThat(office.write(MIRA, thread, "hello")).isInstanceOf(SendAnswer.Refused.class);
        assertThat(office.parlor.add(MIRA, thread, List.of(LENA))).isInstanceOf(RosterAnswer.Refused.class);
        assertThat(office.parlor.leave(MIRA, thread)).isInstanceOf(RosterAnswer.Done.class);
    }

    @Test
    void C1_a_contact_of_a_colleague_is_no_contact() {
        ContactId miras = office.contactOf(MIRA);

        assertThat(office.parlor
                        .availability(TOMAS, miras)
                        .reason()
                        .orElseThrow()
                        .reason())
                .isEqualTo(RefusalReason.NOT_A_CONTACT);
    }

    @Test
    void C3_a_colleague_who_is_added_knows_the_guest_by_the_name_that_the_actor_uses() {
        ThreadId thread = office.agreed(MIRA);

        office.parlor.add(MIRA, thread, List.of(TOMAS));

        assertThat(office.parlor.history(TOMAS, 1))
                .extracting(HistoryLine::guestName)
                .containsExactly("Noor");
        assertThat(office.screen(TOMAS, thread)).doesNotContain(NOOR.toString());
    }

    @Test
    void R6_a_guest_without_a_thread_gets_one_that_nobody_attends() {
        office.guest("is anybody there?");

        assertThat(office.events())
                .anyMatch(event -> event instanceof Event.ThreadStarted it && it.startedBy() == null)
                .anyMatch(event -> event instanceof Event.GuestMessageUnattended it
                        && it.cause() == Event.GuestMessageUnattended.Cause.NOBODY_IN);
    }
}
