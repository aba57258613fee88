package dev.parlor.testkit.people;

import static dev.parlor.testkit.people.Office.LENA;
import static dev.parlor.testkit.people.Office.MIRA;
import static dev.parlor.testkit.people.Office.PAUL;
import static dev.parlor.testkit.people.Office.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.Member;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.Switch;
import dev.parlor.event.Event.MessageHandedOver;
import dev.parlor.event.Event.ThreadSupervised;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.testkit.MovableClock;
import dev.parlor.thread.Newcomers;
import dev.parlor.thread.Policy.Act;
import dev.parlor.thread.RosterAnswer;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may do what with a thread, who may read it, and where unsent messages go. */
class RosterRightsFlowTest {
    @Test
    void P1_the_hosts_policy_narrows_what_a_participant_may_do_but_not_leaving() {
        Office office = Office.with(settings -> settings.policy((member, act, thread) -> act == Act.ADD));
        ThreadId thread = office.granted();

        assertThat(office.parlor.add(MIRA, thread, List.of(TOMAS))).isInstanceOf(RosterAnswer.Done.class);
        assertThat(reason(office.parlor.remove(MIRA, thread, TOMAS))).isEqualTo(RefusalReason.NOT_ALLOWED);
        assertThat(reason(office.parlor.transfer(MIRA, thread, TOMAS))).isEqualTo(RefusalReason.NOT_ALLOWED);
        assertThat(office.parlor.leave(MIRA, thread)).isInstanceOf(RosterAnswer.Done.class);
    }

    @Test
    void P1_the_policy_widens_nothing() {
        Office office = Office.with(settings -> settings.policy((member, act, thread) -> true));
        ThreadId thread = office.granted();

        assertThat(reason(office.parlor.remove(TOMAS, thread, MIRA))).isEqualTo(RefusalReason.UNKNOWN_THREAD);
    }

    @Test
    void P1_one_who_supervises_reads_any_thread_and_each_reading_is_recorded() {
        Office office = Office.with(
                settings -> settings.policy((member, act, thread) -> act != Act.SUPERVISE || member.equals(PAUL)));
        ThreadId thread = office.granted();
        office.noor("Thank you");

        assertThat(office.lines(TOMAS, thread)).isEmpty();
        assertThat(office.events(ThreadSupervised.class)).isEmpty();
        assertThat(office.lines(PAUL, thread)).contains("Thank you");
        assertThat(office.parlor.consent(PAUL, thread)).isNotEmpty();
        assertThat(office.events(ThreadSupervised.class))
                .containsExactly(new ThreadSupervised(thread, PAUL), new ThreadSupervised(thread, PAUL));
    }

    @Test
    void P1_a_participant_who_supervises_reads_as_a_participant() {
        Office office = Office.with(settings -> settings.policy((member, act, thread) -> true));
        ThreadId thread = office.granted();

        assertThat(office.lines(MIRA, thread)).isNotEmpty();
        assertThat(office.events(ThreadSupervised.class)).isEmpty();
    }

    @Test
    void P2_eligible_lists_the_enabled_colleagues_of_the_threads_part_who_are_not_in_it() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        assertThat(office.parlor.threads().eligible(thread, MIRA)).containsExactly(LENA, TOMAS);

        office.parlor.directory().put(new Member(LENA, new PersonName("Lena"), Office.ADVICE, Switch.OFF, null));
        assertThat(office.parlor.threads().eligible(thread, MIRA)).containsExactly(TOMAS);

        office.parlor.add(MIRA, thread, List.of(TOMAS));
        assertThat(office.parlor.threads().eligible(thread, MIRA)).isEmpty();
        assertThat(office.parlor.threads().eligible(thread, PAUL)).isEmpty();
    }

    @Test
    void P6_newcomers_read_from_the_notice_of_their_joining_where_the_host_wants_it_so() {
        Office office = Office.with(settings -> settings.newcomers(Newcomers.READ_FROM_JOINING));
        ThreadId thread = office.granted();
        office.noor("Thank you");
        office.parlor.add(MIRA, thread, List.of(TOMAS));
        office.noor("And another thing");

        assertThat(office.lines(TOMAS, thread))
                .containsExactly("Your colleague Mira has added you to the conversation.", "And another thing");
        assertThat(office.lines(MIRA, thread)).contains("Thank you");
    }

    @Test
    void P6_one_who_is_assigned_reads_the_message_for_which_they_were_named() {
        Office office = Office.with(
                settings -> settings.newcomers(Newcomers.READ_FROM_JOINING).assignment(arrival -> Optional.of(TOMAS)));
        ThreadId thread = office.granted();
        office.parlor.leave(MIRA, thread);
        office.noor("One more thing");

        assertThat(office.lines(TOMAS, thread))
                .containsExactly("One more thing", "You have been added to the conversation.");
    }

    @Test
    void P5_what_comes_back_after_a_transfer_is_the_targets() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        MessageId message = onItsWay(office, thread);
        office.parlor.transfer(MIRA, thread, TOMAS);
        comesBack(office);

        assertThat(office.events(MessageHandedOver.class))
                .containsExactly(new MessageHandedOver(thread, message, TOMAS));
        assertThat(message(office, message, thread).author()).isEqualTo(TOMAS);
        assertThat(message(office, message, thread).state()).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void P5_what_comes_back_after_leaving_is_cancelled() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        office.parlor.add(MIRA, thread, List.of(TOMAS));
        office.parlor.dispatchDue();
        MessageId message = onItsWay(office, thread);
        office.parlor.leave(MIRA, thread);
        comesBack(office);

        assertThat(message(office, message, thread).state()).isEqualTo(MessageState.CANCELLED);
        assertThat(message(office, message, thread).progress().ending()).isEqualTo(Ending.AUTHOR_LEFT);
    }

    @Test
    void P5_what_comes_back_follows_one_transfer_after_the_other() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        MessageId message = onItsWay(office, thread);
        office.parlor.transfer(MIRA, thread, LENA);
        office.parlor.transfer(LENA, thread, TOMAS);
        comesBack(office);

        assertThat(message(office, message, thread).author()).isEqualTo(TOMAS);
    }

    private static MessageId onItsWay(Office office, ThreadId thread) {
        office.transport.fallSilent();
        MessageId message = office.write(MIRA, thread, "Your papers are ready.");
        office.parlor.dispatchDue();
        return message;
    }

    private static void comesBack(Office office) {
        office.transport.endOpen(new SendResult.NotSent("no route"));
        MovableClock clock = office.clock;
        for (int second = 0; second < 10; second++) {
            office.parlor.dispatchDue();
            clock.pass(Duration.ofSeconds(1));
        }
    }

    private static Message message(Office office, MessageId id, ThreadId thread) {
        return office.timeline(TOMAS, thread).stream()
                .filter(Entry.Ours.class::isInstance)
                .map(entry -> ((Entry.Ours) entry).message())
                .filter(message -> message.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static RefusalReason reason(RosterAnswer answer) {
        return answer.fold(
                done -> Office.fail("done"),
                alreadySo -> Office.fail("already so"),
                refused -> refused.refusal().reason());
    }
}
