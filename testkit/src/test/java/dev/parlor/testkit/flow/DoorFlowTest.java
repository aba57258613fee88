package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.ADVICE;
import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.DESK;
import static dev.parlor.testkit.flow.Bank.LENA;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.NOOR;
import static dev.parlor.testkit.flow.Bank.NUMBER;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.consent.ConsentState;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.Organization;
import dev.parlor.directory.PersonName;
import dev.parlor.directory.SubOrganization;
import dev.parlor.directory.Switch;
import dev.parlor.event.Event;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Gate;
import dev.parlor.message.Text;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.thread.Preview;
import dev.parlor.thread.RosterAnswer;
import dev.parlor.thread.StartAnswer;
import dev.parlor.transport.Received;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may do nothing at all, and whose data stays whose: rules E1 to E3, E5, C2, O11 and invariant 10. */
class DoorFlowTest {
    private final Room room = new Room();

    @Test
    void E1_an_organization_that_is_off_switches_everyone_off() {
        ThreadId thread = room.agreed(MIRA);
        room.parlor.directory().put(new Member(MIRA, new PersonName("Mira"), ADVICE, Switch.ON, null));
        room.switched(false);

        assertThat(reasonNotAvailable(MIRA)).isEqualTo(RefusalReason.ORGANIZATION_OFF);
        assertThat(room.refusedToWrite(MIRA, thread, new Text("x")).reason()).isEqualTo(RefusalReason.ORGANIZATION_OFF);
    }

    @Test
    void E1_the_nearest_setting_upward_wins_and_the_refusal_names_it() {
        part(Switch.OFF);
        assertThat(reasonNotAvailable(MIRA)).isEqualTo(RefusalReason.SUB_ORGANIZATION_OFF);

        room.parlor.directory().put(new Member(MIRA, new PersonName("Mira"), ADVICE, Switch.ON, null));
        assertThat(room.parlor.availability(MIRA, room.contactOf(MIRA)).isAvailable())
                .isTrue();

        part(Switch.ON);
        room.parlor.directory().put(new Member(MIRA, new PersonName("Mira"), ADVICE, Switch.OFF, null));
        assertThat(reasonNotAvailable(MIRA)).isEqualTo(RefusalReason.MEMBER_OFF);
    }

    @Test
    void E2_the_icon_is_never_answered_with_an_exception() {
        MemberId stranger = new MemberId(BANK, "stranger");
        MemberId elsewhere = new MemberId(new OrganizationId("nowhere"), "mira");

        assertThat(reasonNotAvailable(stranger)).isEqualTo(RefusalReason.UNKNOWN_MEMBER);
        assertThat(reasonNotAvailable(elsewhere)).isEqualTo(RefusalReason.UNKNOWN_MEMBER);
        assertThat(reasonNotAvailable(LENA)).isEqualTo(RefusalReason.NOT_A_CONTACT);
        assertThat(room.parlor.availability(MIRA, room.contactOf(MIRA)).isAvailable())
                .isTrue();
    }

    @Test
    void E3_switched_off_roster_acts_are_refused_leaving_is_not_and_guest_messages_are_kept() {
        ThreadId thread = room.agreed(MIRA);
        room.switched(false);

        assertThat(room.parlor.add(MIRA, thread, List.of(TOMAS))).isInstanceOf(RosterAnswer.Refused.class);
        room.guestWrites("anybody?");
        assertThat(room.reads(MIRA, thread)).contains("anybody?");
        assertThat(room.events(Event.GuestMessageUnattended.class))
                .extracting(Event.GuestMessageUnattended::cause)
                .containsExactly(Event.GuestMessageUnattended.Cause.ALL_SWITCHED_OFF);
        assertThat(room.parlor.leave(MIRA, thread)).isEqualTo(new RosterAnswer.Done());
    }

    @Test
    void E3_what_is_in_line_when_the_switch_goes_off_is_held_and_not_sent() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");
        room.switched(false);

        room.assertNothingMoreGoes();

        assertThat(room.message(message).progress().heldBy()).containsExactly(Gate.ENABLEMENT);
    }

    @Test
    void E5_without_a_number_that_is_open_to_the_member_there_is_no_thread() {
        room.parlor
                .directory()
                .put(BANK, new BusinessNumber(DESK, NUMBER, Set.of(new SubOrganizationId("loans")), Language.EN));

        assertThat(reasonNotAvailable(MIRA)).isEqualTo(RefusalReason.NO_BUSINESS_NUMBER);
    }

    @Test
    void O11_without_a_template_there_is_no_asking() {
        BusinessNumberId fresh = new BusinessNumberId("a-fresh-one");
        room.parlor
                .directory()
                .put(BANK, new BusinessNumber(fresh, new PlatformNumber("1060002"), Set.of(ADVICE), Language.EN));

        assertThat(reasonNotAvailable(MIRA)).isEqualTo(RefusalReason.NO_OPT_IN_TEMPLATE);
    }

    @Test
    void X10_a_member_of_another_organization_finds_nothing_under_the_same_thread_id() {
        ThreadId thread = room.agreed(MIRA);
        OrganizationId other = new OrganizationId("harbour");
        MemberId spy = new MemberId(other, "mira");
        room.parlor.directory().put(new Organization(other, "Harbour", true, Language.EN));
        room.parlor.directory().put(new Member(spy, new PersonName("Mira"), null, Switch.INHERIT, null));

        assertThat(room.refusedToWrite(spy, thread, new Text("x")).reason()).isEqualTo(RefusalReason.UNKNOWN_THREAD);
        assertThat(room.parlor.leave(spy, thread)).isInstanceOf(RosterAnswer.Refused.class);
        assertThat(room.parlor.timeline(spy, thread, 10)).isEmpty();
        assertThat(room.parlor.consent(spy, thread)).isEmpty();
        assertThat(room.parlor.explain(spy, thread)).isEmpty();
        assertThat(room.parlor.history(spy, 10)).isEmpty();
        assertThat(room.parlor.events(other, 0, 10))
                .extracting(recorded -> recorded.event().getClass().getSimpleName())
                .containsExactly("OrganizationChanged", "EnablementSwitched", "MemberChanged");
        Preview foreign = room.preview(TOMAS);
        assertThat(room.parlor.start(new Preview(
                        spy,
                        foreign.contact(),
                        foreign.chat(),
                        foreign.thread(),
                        foreign.message(),
                        foreign.request(),
                        null)))
                .isInstanceOf(StartAnswer.Refused.class);
    }

    @Test
    void X10_items_of_another_organization_touch_nothing_here() {
        ThreadId thread = room.asks(MIRA);
        OrganizationId other = new OrganizationId("harbour");

        Received received = room.parlor.receive(
                other, List.of(room.tap(thread, 0, room.clock.instant()), room.report(1, DeliveryReport.Status.READ)));

        assertThat(received).isEqualTo(new Received(0, 0, 1, 1));
        assertThat(room.consent(thread)).isEqualTo(ConsentState.ASKED);
    }

    @Test
    void X10_no_exception_repeats_a_phone_number() {
        Stream.of("07911654321", "+4479116543210987", "+44 7911 6543x1", "+0447911654321", "+44 79")
                .forEach(wrong -> assertThatThrownBy(() -> PhoneNumber.parse(wrong))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining(wrong)
                        .hasMessageNotContaining("7911"));
        MemberId stranger = new MemberId(BANK, "stranger");
        assertThatThrownBy(() -> room.parlor.contacts().add(stranger, "Noor", NOOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stranger")
                .hasMessageNotContaining(NOOR.value());
        assertThat(room.text("secret", room.clock.instant()).toString()).doesNotContain(NOOR.value(), "secret");
    }

    private RefusalReason reasonNotAvailable(MemberId member) {
        return room.parlor
                .availability(member, room.contactOf(MIRA))
                .reason()
                .orElseThrow()
                .reason();
    }

    private void part(Switch whatsApp) {
        room.parlor.directory().put(BANK, new SubOrganization(ADVICE, "Advice", whatsApp));
    }
}
