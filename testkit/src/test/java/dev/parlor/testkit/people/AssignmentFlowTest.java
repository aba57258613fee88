package dev.parlor.testkit.people;

import static dev.parlor.testkit.people.Office.BANK;
import static dev.parlor.testkit.people.Office.LENA;
import static dev.parlor.testkit.people.Office.MIRA;
import static dev.parlor.testkit.people.Office.PAUL;
import static dev.parlor.testkit.people.Office.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentState;
import dev.parlor.directory.Member;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.Switch;
import dev.parlor.event.Event.GuestMessageChanged;
import dev.parlor.event.Event.GuestMessageUnattended;
import dev.parlor.event.Event.RosterChanged;
import dev.parlor.event.Event.ThreadStarted;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.GuestMessage.RouteReason;
import dev.parlor.notice.Fact;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.thread.AssignmentHook.Arrival;
import dev.parlor.thread.Preview;
import dev.parlor.thread.RosterAnswer;
import dev.parlor.timeline.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A guest finds nobody: the hook, the default member, and assigning by call. */
class AssignmentFlowTest {
    @Test
    void R6_the_hook_names_who_gets_a_guest_who_writes_first() {
        List<Arrival> arrivals = new ArrayList<>();
        Office office = Office.with(settings -> settings.assignment(arrival -> {
            arrivals.add(arrival);
            return Optional.of(LENA);
        }));
        office.noor("Is anybody there?");

        ThreadId thread = office.events(ThreadStarted.class).get(0).thread();
        assertThat(arrivals).extracting(Arrival::thread).containsOnlyNulls();
        assertThat(office.lines(LENA, thread))
                .containsExactly("Is anybody there?", "You have been added to the conversation.");
        assertThat(office.events(GuestMessageUnattended.class)).isEmpty();
        assertThat(office.transport.texts()).containsExactly("Lena has joined the chat.");
    }

    @Test
    void C3_one_who_is_assigned_gets_a_provisional_contact_by_the_profile_name() {
        Office office = Office.with(settings -> settings.assignment(arrival -> Optional.of(LENA)));
        office.noor("Is anybody there?");

        assertThat(office.parlor.history(LENA, 1).get(0).guestName()).isEqualTo("Noor B.");
    }

    @Test
    void R6_without_a_hook_the_numbers_default_member_gets_the_guest() {
        Office office = Office.open();
        office.parlor.directory().put(BANK, Office.desk().withDefaultMember(TOMAS));
        office.noor("Is anybody there?");

        assertThat(office.parlor.history(TOMAS, 1)).hasSize(1);
    }

    @Test
    void R6_the_hook_goes_before_the_default_member() {
        Office office = Office.with(settings -> settings.assignment(arrival -> Optional.of(LENA)));
        office.parlor.directory().put(BANK, Office.desk().withDefaultMember(TOMAS));
        office.noor("Is anybody there?");

        assertThat(office.parlor.history(LENA, 1)).hasSize(1);
        assertThat(office.parlor.history(TOMAS, 1)).isEmpty();
    }

    @Test
    void R6_a_hook_that_fails_or_names_one_who_is_switched_off_counts_as_nobody() {
        Office off = Office.with(settings -> settings.assignment(arrival -> Optional.of(LENA)));
        off.parlor.directory().put(new Member(LENA, new PersonName("Lena"), Office.ADVICE, Switch.OFF, null));
        off.noor("Is anybody there?");
        Office broken = Office.with(settings -> settings.assignment(arrival -> {
            throw new IllegalStateException("no duty roster today");
        }));
        broken.noor("Is anybody there?");

        assertThat(off.events(GuestMessageUnattended.class)).hasSize(1);
        assertThat(broken.events(GuestMessageUnattended.class)).hasSize(1);
    }

    @Test
    void P7_the_hook_is_asked_when_a_guest_writes_to_an_unattended_thread() {
        List<Arrival> arrivals = new ArrayList<>();
        Office office = Office.with(settings -> settings.assignment(arrival -> {
            arrivals.add(arrival);
            return Optional.of(TOMAS);
        }));
        ThreadId thread = office.granted();
        office.noor("Thank you");
        assertThat(arrivals).isEmpty();

        office.parlor.leave(MIRA, thread);
        office.noor("One more thing");

        assertThat(arrivals).extracting(Arrival::thread).containsExactly(thread);
        assertThat(office.line(TOMAS, thread).in()).isTrue();
        assertThat(office.lines(MIRA, thread)).doesNotContain("One more thing");
    }

    @Test
    void M7_a_guest_who_only_reacts_is_assigned_to_nobody() {
        List<Arrival> arrivals = new ArrayList<>();
        Office office = Office.with(settings -> settings.assignment(arrival -> {
            arrivals.add(arrival);
            return Optional.of(TOMAS);
        }));
        ThreadId thread = office.granted();
        office.parlor.leave(MIRA, thread);
        office.noorReacts();

        assertThat(arrivals).isEmpty();
        assertThat(office.events(GuestMessageChanged.class))
                .extracting(GuestMessageChanged::thread)
                .containsExactly(thread);
        assertThat(office.parlor.history(TOMAS, 1)).isEmpty();
    }

    @Test
    void P7_the_host_assigns_a_member_to_an_unattended_thread_and_everybody_is_told() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        office.parlor.leave(MIRA, thread);

        assertThat(office.parlor.threads().assign(thread, TOMAS)).isInstanceOf(RosterAnswer.Done.class);
        assertThat(office.parlor.threads().assign(thread, TOMAS)).isInstanceOf(RosterAnswer.AlreadySo.class);
        office.parlor.dispatchDue();

        assertThat(office.lines(TOMAS, thread)).last().isEqualTo("You have been added to the conversation.");
        assertThat(office.lines(MIRA, thread)).last().isEqualTo("You've left the conversation.");
        assertThat(office.transport.texts()).last().isEqualTo("Tomas has joined the chat.");
        assertThat(office.events(RosterChanged.class)).last().satisfies(change -> {
            assertThat(change.fact()).isEqualTo(Fact.ASSIGNED);
            assertThat(change.actor()).isNull();
            assertThat(change.subjects()).containsExactly(TOMAS);
        });
    }

    @Test
    void P2_only_members_of_the_threads_sub_organization_can_be_assigned() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        MemberId elsewhere = new MemberId(new OrganizationId("harbour"), "mira");

        assertThat(reason(office.parlor.threads().assign(thread, PAUL))).isEqualTo(RefusalReason.NOT_ELIGIBLE);
        assertThat(reason(office.parlor.threads().assign(thread, elsewhere))).isEqualTo(RefusalReason.UNKNOWN_THREAD);
    }

    @Test
    void P0_a_thread_in_which_nobody_was_belongs_to_the_part_of_the_first_who_is_assigned() {
        Office office = Office.open();
        office.noor("Is anybody there?");
        ThreadId thread = office.events(ThreadStarted.class).get(0).thread();

        assertThat(office.parlor.threads().assign(thread, PAUL)).isInstanceOf(RosterAnswer.Done.class);
        assertThat(reason(office.parlor.threads().assign(thread, TOMAS))).isEqualTo(RefusalReason.NOT_ELIGIBLE);
    }

    @Test
    void R7_moving_a_message_changes_only_where_it_is_shown() {
        Office office = Office.open();
        ThreadId first = office.granted();
        office.parlor.leave(MIRA, first);
        office.clock.pass(Duration.ofDays(2));
        ThreadId second =
                office.start(office.preview(MIRA, office.parlor.contacts().add(MIRA, "Noor", Office.NOOR)));
        office.noor("About the old matter");
        MessageId message = guestMessage(office, MIRA, second, "About the old matter");
        ConsentState consent = office.line(MIRA, first).consent();

        assertThat(office.parlor.threads().move(BANK, message, first)).isTrue();
        assertThat(office.parlor.threads().move(BANK, message, first)).isFalse();

        assertThat(office.lines(MIRA, second)).doesNotContain("About the old matter");
        office.parlor.threads().assign(first, TOMAS);
        assertThat(office.lines(TOMAS, first)).contains("About the old matter");
        assertThat(office.line(MIRA, first).consent()).isEqualTo(consent);
    }

    @Test
    void R7_P8_an_answer_to_an_unattended_thread_goes_to_its_open_restart() {
        Office office = Office.open();
        ThreadId first = office.granted();
        office.write(MIRA, first, "Your papers are ready.");
        office.parlor.dispatchDue();
        PlatformId papers = new PlatformId("sent-" + office.transport.sent().size());
        office.parlor.leave(MIRA, first);
        office.clock.pass(Duration.ofDays(2));
        ThreadId second =
                office.start(office.preview(MIRA, office.parlor.contacts().add(MIRA, "Noor", Office.NOOR)));

        office.noor("These ones?", papers);

        assertThat(office.lines(MIRA, second)).contains("These ones?");
        assertThat(office.timeline(MIRA, second))
                .filteredOn(Entry.FromGuest.class::isInstance)
                .map(Entry.FromGuest.class::cast)
                .extracting(entry -> entry.message().routedBy())
                .containsExactly(RouteReason.RESTART);
    }

    @Test
    void P8_open_offers_one_who_is_out_to_begin_the_thread_anew() {
        Office office = Office.open();
        ThreadId first = office.granted();
        office.parlor.leave(MIRA, first);
        office.clock.pass(Duration.ofDays(2));
        Preview preview = office.preview(MIRA, office.parlor.contacts().add(MIRA, "Noor", Office.NOOR));

        assertThat(preview.restartOf()).isEqualTo(first);
        ThreadId second = office.start(preview);
        office.parlor.dispatchDue();
        assertThat(second).isNotEqualTo(first);
        assertThat(office.transport.sent()).hasSizeGreaterThan(1);
    }

    private static MessageId guestMessage(Office office, MemberId reader, ThreadId thread, String text) {
        return office.timeline(reader, thread).stream()
                .filter(Entry.FromGuest.class::isInstance)
                .map(Entry.FromGuest.class::cast)
                .map(Entry.FromGuest::message)
                .filter(message -> message.content().shown().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static RefusalReason reason(RosterAnswer answer) {
        return answer.fold(
                done -> Office.fail("done"),
                alreadySo -> Office.fail("already so"),
                refused -> refused.refusal().reason());
    }
}
