package dev.parlor.testkit.people;

import static dev.parlor.testkit.people.Office.ADVICE;
import static dev.parlor.testkit.people.Office.BANK;
import static dev.parlor.testkit.people.Office.LOANS;
import static dev.parlor.testkit.people.Office.MIRA;
import static dev.parlor.testkit.people.Office.NOOR;
import static dev.parlor.testkit.people.Office.PAUL;
import static dev.parlor.testkit.people.Office.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.Organization;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
import dev.parlor.event.Event.GuestMessageUnattended;
import dev.parlor.event.Event.MessageMoved;
import dev.parlor.event.Event.MessageWentToTail;
import dev.parlor.event.Event.RosterChanged;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.notice.Fact;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.thread.Opening;
import dev.parlor.thread.RosterAnswer;
import dev.parlor.transport.SendResult;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Members who are switched off and on again, who move to another part, or who are deleted; and numbers open to some. */
class EnablementFlowTest {
    private static final BusinessNumberId BACK_OFFICE = new BusinessNumberId("back-office");

    @Test
    void E3_one_who_is_switched_off_may_leave_and_nothing_else() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        turn(office, MIRA, Switch.OFF);

        assertThat(reason(office.parlor.add(MIRA, thread, List.of(TOMAS)))).isEqualTo(RefusalReason.MEMBER_OFF);
        assertThat(office.parlor.leave(MIRA, thread)).isInstanceOf(RosterAnswer.Done.class);
    }

    @Test
    void E3_what_waited_for_its_author_alone_goes_last_once_the_author_is_on_again() {
        Office office = Office.open();
        ThreadId thread = office.asked();
        MessageId first = passedBySecond(office, thread);

        turn(office, MIRA, Switch.INHERIT);
        office.parlor.dispatchDue();

        assertThat(office.transport.texts()).last().isEqualTo("First, by Mira");
        assertThat(office.events(MessageWentToTail.class)).containsExactly(new MessageWentToTail(thread, first));
        assertThat(office.lines(MIRA, thread)).containsSubsequence("First, by Mira", "Second, by Tomas");
    }

    @Test
    void E3_Q3_what_let_others_pass_goes_last_even_if_another_gate_closes_before_its_author_is_on_again() {
        Office office = Office.open();
        ThreadId thread = office.asked();
        MessageId first = passedBySecond(office, thread);
        office.transport.answerNext(new SendResult.Rejected(Rejection.of(Rejection.Kind.UNREACHABLE, 131026)));
        office.write(TOMAS, thread, "Third, by Tomas");
        office.parlor.dispatchDue();
        turn(office, TOMAS, Switch.OFF);
        turn(office, TOMAS, Switch.INHERIT);

        turn(office, MIRA, Switch.INHERIT);
        office.noor("Here I am");
        office.parlor.dispatchDue();

        assertThat(office.transport.texts())
                .endsWith("Second, by Tomas", "Third, by Tomas", "Third, by Tomas", "First, by Mira");
        assertThat(office.events(MessageWentToTail.class)).containsExactly(new MessageWentToTail(thread, first));
    }

    @Test
    void E3_what_also_waited_for_the_guest_keeps_its_place() {
        Office office = Office.open();
        ThreadId thread = office.asked();
        office.parlor.add(MIRA, thread, List.of(TOMAS));
        office.write(MIRA, thread, "First, by Mira");
        office.write(TOMAS, thread, "Second, by Tomas");
        turn(office, MIRA, Switch.OFF);
        turn(office, MIRA, Switch.INHERIT);
        office.noor("yes");

        assertThat(office.transport.texts()).containsSubsequence("First, by Mira", "Second, by Tomas");
        assertThat(office.events(MessageWentToTail.class)).isEmpty();
    }

    @Test
    void E3_switching_a_part_or_the_organization_on_lets_go_as_well() {
        for (Switches switches : List.of(
                new Switches(office -> part(office, Switch.OFF), office -> part(office, Switch.INHERIT)),
                new Switches(office -> organization(office, false), office -> organization(office, true)))) {
            Office office = Office.open();
            ThreadId thread = office.asked();
            office.write(MIRA, thread, "Your papers are ready.");
            switches.off().accept(office);
            office.noor("yes");
            assertThat(office.transport.texts()).doesNotContain("Your papers are ready.");

            switches.on().accept(office);
            office.parlor.dispatchDue();
            assertThat(office.transport.texts()).last().isEqualTo("Your papers are ready.");
        }
    }

    @Test
    void E3_a_guest_who_writes_where_all_are_switched_off_is_unattended() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        turn(office, MIRA, Switch.OFF);
        office.noor("Hello?");

        assertThat(office.events(GuestMessageUnattended.class))
                .extracting(GuestMessageUnattended::thread, GuestMessageUnattended::cause)
                .containsExactly(tuple(thread, GuestMessageUnattended.Cause.ALL_SWITCHED_OFF));
    }

    @Test
    void E4_one_who_moves_to_another_part_is_taken_off_and_told() {
        Office office = Office.open();
        ThreadId thread = office.asked();
        office.parlor.add(MIRA, thread, List.of(TOMAS));
        MessageId held = office.write(MIRA, thread, "Your papers are ready.");

        office.parlor.directory().put(Member.of(MIRA, "Mira", LOANS));
        office.noor("yes");

        assertThat(office.line(MIRA, thread).in()).isFalse();
        assertThat(office.lines(MIRA, thread)).last().isEqualTo("You have been removed from the conversation.");
        assertThat(office.lines(TOMAS, thread)).contains("Your colleague Mira has left the conversation.");
        assertThat(reason(office.parlor.add(MIRA, thread, List.of(PAUL)))).isEqualTo(RefusalReason.NOT_A_PARTICIPANT);
        assertThat(office.events(MessageMoved.class))
                .contains(new MessageMoved(thread, held, MessageState.CANCELLED, Ending.AUTHOR_REMOVED));
        assertThat(office.events(RosterChanged.class))
                .last()
                .isEqualTo(new RosterChanged(thread, Fact.TAKEN_OFF, null, List.of(MIRA), false));
    }

    @Test
    void E4_one_who_was_deleted_reads_nothing_and_the_thread_is_unattended() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        office.parlor.add(MIRA, thread, List.of(TOMAS));
        office.write(MIRA, thread, "Your papers are ready.");
        office.parlor.dispatchDue();

        office.parlor.directory().delete(MIRA);
        office.parlor.directory().delete(MIRA);

        assertThat(office.lines(MIRA, thread)).isEmpty();
        assertThat(office.parlor.history(MIRA, 10)).isEmpty();
        assertThat(office.parlor.consent(MIRA, thread)).isEmpty();
        assertThat(office.parlor.explain(MIRA, thread)).isEmpty();
        assertThat(reason(office.parlor.add(MIRA, thread, List.of(TOMAS)))).isEqualTo(RefusalReason.UNKNOWN_MEMBER);
        assertThat(office.lines(TOMAS, thread)).last().isEqualTo("Your colleague Mira has left the conversation.");
        assertThat(office.events(RosterChanged.class).stream().filter(change -> change.fact() == Fact.TAKEN_OFF))
                .hasSize(1);
        office.parlor.directory().delete(TOMAS);
        assertThat(office.events(RosterChanged.class)).last().matches(RosterChanged::unattended);
    }

    @Test
    void E4_a_member_who_is_changed_but_does_not_move_stays_in() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        office.parlor.directory().put(Member.of(MIRA, "Mira the Second", ADVICE));

        assertThat(office.line(MIRA, thread).in()).isTrue();
    }

    @Test
    void E5_a_member_can_start_on_another_number_that_is_open_to_them() {
        Office office = Office.open();
        numberFor(office, ADVICE);
        ContactId contact = office.parlor.contacts().add(MIRA, "Noor", NOOR);

        Opening nearest = office.parlor.open(MIRA, contact);
        Opening named = office.parlor.open(MIRA, contact, Office.DESK);
        assertThat(((Opening.Ask) nearest).preview().chat().number()).isEqualTo(BACK_OFFICE);
        assertThat(((Opening.Ask) named).preview().chat().number()).isEqualTo(Office.DESK);
        office.start(((Opening.Ask) named).preview());
        assertThat(office.parlor.open(MIRA, contact, Office.DESK)).isInstanceOf(Opening.Existing.class);
        assertThat(office.parlor.open(MIRA, contact, BACK_OFFICE)).isInstanceOf(Opening.Ask.class);
    }

    @Test
    void E5_a_number_that_is_not_open_to_the_member_is_refused() {
        Office office = Office.open();
        numberFor(office, LOANS);
        ContactId contact = office.parlor.contacts().add(MIRA, "Noor", NOOR);

        Opening opening = office.parlor.open(MIRA, contact, BACK_OFFICE);
        assertThat(((Opening.Refused) opening).refusal().reason()).isEqualTo(RefusalReason.NUMBER_NOT_OPEN);
    }

    /** Off and on again, by whatever switch. */
    private record Switches(Consumer<Office> off, Consumer<Office> on) {}

    /** A message of Mira's, who was switched off then, so that the next one, by Tomas, went before it. */
    private static MessageId passedBySecond(Office office, ThreadId thread) {
        office.parlor.add(MIRA, thread, List.of(TOMAS));
        MessageId first = office.write(MIRA, thread, "First, by Mira");
        turn(office, MIRA, Switch.OFF);
        office.noor("yes");
        office.write(TOMAS, thread, "Second, by Tomas");
        office.parlor.dispatchDue();
        assertThat(office.transport.texts()).doesNotContain("First, by Mira").contains("Second, by Tomas");
        return first;
    }

    private static void numberFor(Office office, SubOrganizationId part) {
        office.number(
                new BusinessNumber(BACK_OFFICE, new PlatformNumber("100000000000002"), Set.of(part), Language.EN));
    }

    private static void turn(Office office, MemberId member, Switch to) {
        office.parlor.directory().put(new Member(member, new PersonName("Mira"), ADVICE, to, null));
    }

    private static void part(Office office, Switch to) {
        office.parlor.directory().put(BANK, new SubOrganization(ADVICE, "Advice", to));
    }

    private static void organization(Office office, boolean on) {
        office.parlor.directory().put(new Organization(BANK, "Lighthouse Bank", on, Language.EN));
    }

    private static RefusalReason reason(RosterAnswer answer) {
        return answer.fold(
                done -> Office.fail("done"),
                alreadySo -> Office.fail("already so"),
                refused -> refused.refusal().reason());
    }
}
