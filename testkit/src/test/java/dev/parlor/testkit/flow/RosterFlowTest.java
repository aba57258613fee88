package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.ADVICE;
import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.LENA;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.REQUEST;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static dev.parlor.testkit.flow.Room.fail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parlor.directory.Member;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.Switch;
import dev.parlor.event.Event;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.MessageState;
import dev.parlor.message.Text;
import dev.parlor.notice.Fact;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.thread.RosterAnswer;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is in a thread and what that does to its messages: rules P1 to P7 and C3. */
class RosterFlowTest {
    private static final RosterAnswer DONE = new RosterAnswer.Done();
    private static final RosterAnswer ALREADY_SO = new RosterAnswer.AlreadySo();

    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);

    @Test
    void P2_several_colleagues_come_by_one_act_one_notice_and_one_copy_for_the_guest() {
        assertThat(room.parlor.add(MIRA, thread, List.of(TOMAS, LENA))).isEqualTo(DONE);
        room.dispatch();

        assertThat(room.told(MIRA, thread, Fact.ADDED)).hasSize(1);
        assertThat(room.sentAfter(1)).containsExactly("Tomas and Lena have joined the chat.");
        assertThat(room.events(Event.RosterChanged.class)).hasSize(1);
        room.writes(LENA, thread, "hello from Lena");
    }

    @Test
    void P2_one_of_another_sub_organization_or_switched_off_is_not_eligible_and_nobody_comes() {
        MemberId otto = new MemberId(BANK, "otto");
        room.parlor.directory().put(Member.of(otto, "Otto", new SubOrganizationId("loans")));
        room.parlor.directory().put(switchedOff(LENA));

        assertThat(reason(room.parlor.add(MIRA, thread, List.of(TOMAS, otto)))).isEqualTo(RefusalReason.NOT_ELIGIBLE);
        assertThat(reason(room.parlor.add(MIRA, thread, List.of(LENA)))).isEqualTo(RefusalReason.NOT_ELIGIBLE);
        assertThat(reason(room.parlor.transfer(MIRA, thread, otto))).isEqualTo(RefusalReason.NOT_ELIGIBLE);
        assertThat(room.events(Event.RosterChanged.class)).isEmpty();
    }

    @Test
    void P3_the_same_command_again_answers_already_so_and_tells_nobody() {
        room.parlor.add(MIRA, thread, List.of(TOMAS));

        assertThat(room.parlor.add(MIRA, thread, List.of(TOMAS))).isEqualTo(ALREADY_SO);
        room.parlor.remove(MIRA, thread, TOMAS);
        assertThat(room.parlor.remove(MIRA, thread, TOMAS)).isEqualTo(ALREADY_SO);
        room.parlor.leave(MIRA, thread);
        assertThat(room.parlor.leave(MIRA, thread)).isEqualTo(ALREADY_SO);
        assertThat(room.events(Event.RosterChanged.class)).hasSize(3);
    }

    @Test
    void P3_only_participants_act_on_the_roster() {
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.parlor.remove(MIRA, thread, TOMAS);

        assertThat(reason(room.parlor.add(TOMAS, thread, List.of(LENA)))).isEqualTo(RefusalReason.NOT_A_PARTICIPANT);
        assertThat(reason(room.parlor.add(LENA, thread, List.of(LENA)))).isEqualTo(RefusalReason.UNKNOWN_THREAD);
        assertThat(room.refusedToWrite(TOMAS, thread, new Text("x")).reason())
                .isEqualTo(RefusalReason.NOT_A_PARTICIPANT);
    }

    @Test
    void P4_a_transfer_takes_the_unsent_messages_along_and_the_actor_out() {
        room.passes(Duration.ofHours(25));
        MessageId held = room.writes(MIRA, thread, "one");

        assertThat(room.parlor.transfer(MIRA, thread, TOMAS)).isEqualTo(DONE);

        assertThat(room.line(MIRA, thread).in()).isFalse();
        assertThat(room.line(TOMAS, thread).in()).isTrue();
        assertThat(room.message(held).author()).isEqualTo(TOMAS);
        assertThat(room.events(Event.MessageHandedOver.class))
                .containsExactly(new Event.MessageHandedOver(thread, held, TOMAS));
        room.guestWrites("hi");
        room.dispatch();
        assertThat(room.sentAfter(1)).contains("one");
    }

    @Test
    void P4_a_transfer_to_one_who_is_in_takes_only_the_actor_out() {
        room.parlor.add(MIRA, thread, List.of(TOMAS));

        assertThat(room.parlor.transfer(MIRA, thread, TOMAS)).isEqualTo(DONE);

        assertThat(room.told(TOMAS, thread, Fact.TRANSFERRED)).hasSize(1);
        assertThat(room.line(MIRA, thread).in()).isFalse();
    }

    @Test
    void P5_who_leaves_or_is_removed_loses_the_unsent_messages_and_no_others() {
        room.parlor.add(MIRA, thread, List.of(TOMAS, LENA));
        room.passes(Duration.ofHours(25));
        MessageId miras = room.writes(MIRA, thread, "Mira's");
        MessageId tomass = room.writes(TOMAS, thread, "Tomas's");
        MessageId lenas = room.writes(LENA, thread, "Lena's");

        room.parlor.remove(MIRA, thread, TOMAS);
        room.parlor.leave(LENA, thread);

        assertThat(room.message(tomass).progress().ending()).isEqualTo(Ending.AUTHOR_REMOVED);
        assertThat(room.message(lenas).progress().ending()).isEqualTo(Ending.AUTHOR_LEFT);
        assertThat(room.events(Event.MessageMoved.class))
                .filteredOn(moved -> moved.state() == MessageState.CANCELLED)
                .extracting(Event.MessageMoved::message)
                .containsExactly(tomass, lenas);
        assertThat(room.state(miras)).isEqualTo(MessageState.HELD);
    }

    @Test
    void P5_removing_oneself_is_leaving() {
        room.parlor.remove(MIRA, thread, MIRA);

        assertThat(room.told(MIRA, thread, Fact.LEFT)).hasSize(1);
    }

    @Test
    void P5_what_is_in_flight_ends_normally_and_what_comes_back_is_cancelled() {
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.dispatch();
        room.wire.fallSilent();
        MessageId inFlight = room.writes(MIRA, thread, "one");
        room.dispatch();
        room.parlor.leave(MIRA, thread);
        assertThat(room.state(inFlight)).isEqualTo(MessageState.SENDING);

        room.wire.endOpen(new SendResult.NotSent("no connection"));
        room.dispatch();

        assertThat(room.state(inFlight)).isEqualTo(MessageState.CANCELLED);
    }

    @Test
    void P6_a_newcomer_reads_all_and_one_who_is_out_up_to_the_own_notice() {
        room.writes(MIRA, thread, "before Tomas");
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.guestWrites("hi");
        room.parlor.remove(MIRA, thread, TOMAS);
        room.writes(MIRA, thread, "after Tomas");
        room.guestWrites("is Tomas gone?");

        List<String> tomass = room.reads(TOMAS, thread);
        assertThat(tomass)
                .contains(REQUEST, "before Tomas", "hi", "Your colleague Mira has added you to the conversation.")
                .endsWith("Your colleague Mira has removed you from the conversation.")
                .doesNotContain("after Tomas", "is Tomas gone?");
        assertThat(room.reads(MIRA, thread)).contains("after Tomas", "is Tomas gone?");
        assertThat(room.reads(LENA, thread)).isEmpty();
    }

    @Test
    void P6_who_comes_back_reads_all_again() {
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.parlor.remove(MIRA, thread, TOMAS);
        room.guestWrites("in between");

        room.parlor.add(MIRA, thread, List.of(TOMAS));

        assertThat(room.reads(TOMAS, thread)).contains("in between");
    }

    @Test
    void P7_the_last_one_out_leaves_it_unattended_and_guest_messages_are_kept_and_raised() {
        room.parlor.leave(MIRA, thread);
        assertThat(room.line(MIRA, thread).unattended()).isTrue();
        assertThat(room.events(Event.RosterChanged.class))
                .extracting(Event.RosterChanged::unattended)
                .containsExactly(true);

        room.guestWrites("anybody there?");

        assertThat(room.events(Event.GuestMessageUnattended.class))
                .extracting(Event.GuestMessageUnattended::thread, Event.GuestMessageUnattended::cause)
                .containsExactly(tuple(thread, Event.GuestMessageUnattended.Cause.NOBODY_IN));
        assertThat(room.reads(MIRA, thread)).doesNotContain("anybody there?");
    }

    @Test
    void C3_a_colleague_who_is_brought_in_knows_the_guest_by_the_profile_name() {
        room.parlor.add(MIRA, thread, List.of(LENA));

        assertThat(room.line(LENA, thread).guestName()).isEqualTo("Noor W.");
        assertThat(room.line(MIRA, thread).guestName()).isEqualTo("Noor");
    }

    private static Member switchedOff(MemberId member) {
        return new Member(member, new PersonName("Lena"), ADVICE, Switch.OFF, null);
    }

    private static RefusalReason reason(RosterAnswer answer) {
        return answer.fold(
                done -> fail(done), so -> fail(so), refused -> refused.refusal().reason());
    }
}
