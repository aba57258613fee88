package dev.parlor.testkit.people;

import static dev.parlor.testkit.people.Office.BANK;
import static dev.parlor.testkit.people.Office.MIRA;
import static dev.parlor.testkit.people.Office.NOOR;
import static dev.parlor.testkit.people.Office.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentState;
import dev.parlor.contact.Contact;
import dev.parlor.contact.ContactAnswer;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.event.Event.GuestAddressChanged;
import dev.parlor.event.Event.GuestBlocked;
import dev.parlor.event.Event.GuestMessageReceived;
import dev.parlor.event.Event.IdentityConflict;
import dev.parlor.id.ContactId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.queue.GateView;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.thread.Opening;
import dev.parlor.transport.Item;
import dev.parlor.transport.Received;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Address books, guests whose number changes, and guests who are blocked. */
class ContactFlowTest {
    private static final PhoneNumber NEW_PHONE = PhoneNumber.parse("+44 7700 900777");

    @Test
    void C1_contacts_can_be_renamed_and_listed() {
        Office office = Office.open();
        ContactId contact = office.parlor.contacts().add(MIRA, "Noor", NOOR);
        office.parlor.contacts().add(MIRA, "Ada", NEW_PHONE);

        assertThat(office.parlor.contacts().rename(MIRA, contact, "Noor the neighbour"))
                .isEqualTo(new ContactAnswer.Done(contact));
        assertThat(office.parlor.contacts().of(MIRA))
                .extracting(entry -> entry.name().value())
                .containsExactly("Ada", "Noor the neighbour");
        assertThat(office.parlor.contacts().of(TOMAS)).isEmpty();
    }

    @Test
    void C1_a_removed_contact_is_gone_and_its_threads_stay() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        ContactId contact = office.parlor.contacts().of(MIRA).get(0).id();

        assertThat(office.parlor.contacts().remove(MIRA, contact)).isInstanceOf(ContactAnswer.Done.class);

        assertThat(office.parlor.contacts().of(MIRA)).isEmpty();
        assertThat(((Opening.Refused) office.parlor.open(MIRA, contact))
                        .refusal()
                        .reason())
                .isEqualTo(RefusalReason.NOT_A_CONTACT);
        assertThat(office.line(MIRA, thread).in()).isTrue();
        office.write(MIRA, thread, "Your papers are ready.");
    }

    @Test
    void C1_two_contacts_of_one_guest_can_be_merged_and_of_two_guests_not() {
        Office office = Office.open();
        ContactId first = office.parlor.contacts().add(MIRA, "Noor", NOOR);
        ContactId second = office.parlor.contacts().add(MIRA, "N.", NOOR);
        ContactId other = office.parlor.contacts().add(MIRA, "Ada", NEW_PHONE);

        assertThat(reason(office.parlor.contacts().merge(MIRA, first, other))).isEqualTo(RefusalReason.OTHER_GUEST);
        assertThat(office.parlor.contacts().merge(MIRA, first, first)).isInstanceOf(ContactAnswer.AlreadySo.class);
        assertThat(office.parlor.contacts().merge(MIRA, first, second)).isEqualTo(new ContactAnswer.Done(first));
        assertThat(office.parlor.contacts().of(MIRA)).extracting(Contact::id).containsExactly(other, first);
    }

    @Test
    void C1_the_contact_of_another_member_is_not_ones_own() {
        Office office = Office.open();
        ContactId contact = office.parlor.contacts().add(MIRA, "Noor", NOOR);

        assertThat(reason(office.parlor.contacts().rename(TOMAS, contact, "Mine")))
                .isEqualTo(RefusalReason.NOT_A_CONTACT);
        assertThat(reason(office.parlor.contacts().remove(TOMAS, contact))).isEqualTo(RefusalReason.NOT_A_CONTACT);
        assertThat(reason(office.parlor.contacts().block(TOMAS, contact))).isEqualTo(RefusalReason.NOT_A_CONTACT);
    }

    @Test
    void C4_a_number_typed_into_a_contact_points_it_to_another_guest_and_moves_no_address() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        Contact before = office.parlor.contacts().of(MIRA).get(0);

        office.parlor.contacts().edit(MIRA, before.id(), "Noor", NEW_PHONE);
        office.noor("It is still me");

        Contact after = office.parlor.contacts().of(MIRA).get(0);
        assertThat(after.guest()).isNotEqualTo(before.guest());
        assertThat(office.lines(MIRA, thread)).contains("It is still me");
    }

    @Test
    void C4_the_threads_stay_when_the_guests_number_changes_and_the_window_does_not_travel() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        assertThat(closed(office, thread)).isEmpty();

        Received received = renumber(office);

        assertThat(received.applied()).isEqualTo(1);
        assertThat(office.events(GuestAddressChanged.class)).hasSize(1);
        assertThat(closed(office, thread)).containsExactly(Gate.WINDOW);
        assertThat(office.line(MIRA, thread).consent()).isEqualTo(ConsentState.GRANTED);
        office.write(MIRA, thread, "Is this your new number?");
        office.guest(new Reach(NEW_PHONE, new UserId("GB.2")), "Yes, it is", null);
        assertThat(office.lines(MIRA, thread)).contains("Yes, it is");
        assertThat(office.transport.sent()).last().satisfies(sent -> {
            assertThat(sent.to().phone()).isEqualTo(NEW_PHONE);
            assertThat(sent.content().shown()).isEqualTo("Is this your new number?");
        });
    }

    @Test
    void C4_the_same_change_told_twice_changes_nothing() {
        Office office = Office.open();
        office.granted();
        renumber(office);

        assertThat(renumber(office).duplicates()).isEqualTo(1);
        assertThat(office.events(GuestAddressChanged.class)).hasSize(1);
    }

    @Test
    void C4_the_old_number_belongs_to_nobody_after_the_change() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        renumber(office);
        office.noor("I have this number since today");

        assertThat(office.lines(MIRA, thread)).doesNotContain("I have this number since today");
    }

    @Test
    void C5_an_address_that_another_guest_has_moves_nothing_and_the_host_is_told() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        office.parlor.contacts().add(TOMAS, "Ada", NEW_PHONE);

        assertThat(renumber(office).quarantined()).isEqualTo(1);

        assertThat(office.events(IdentityConflict.class)).hasSize(1);
        office.noor("Still here");
        assertThat(office.lines(MIRA, thread)).contains("Still here");
    }

    @Test
    void C6_nothing_goes_to_a_blocked_guest_until_they_are_unblocked() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        ContactId contact = office.parlor.contacts().of(MIRA).get(0).id();
        int sent = office.transport.sent().size();

        assertThat(office.parlor.contacts().block(MIRA, contact)).isInstanceOf(ContactAnswer.Done.class);
        assertThat(office.parlor.contacts().block(MIRA, contact)).isInstanceOf(ContactAnswer.AlreadySo.class);
        assertThat(closed(office, thread)).containsExactly(Gate.REACHABLE);
        office.write(MIRA, thread, "Your papers are ready.");
        office.parlor.dispatchDue();
        assertThat(office.transport.sent()).hasSize(sent);

        office.parlor.contacts().unblock(MIRA, contact);
        office.parlor.dispatchDue();
        assertThat(office.transport.texts()).last().isEqualTo("Your papers are ready.");
        assertThat(office.events(GuestBlocked.class))
                .extracting(GuestBlocked::blocked)
                .containsExactly(true, false);
        assertThat(office.lines(MIRA, thread))
                .contains(
                        "The guest has been blocked. Nothing goes out until a member unblocks the guest.",
                        "The guest has been unblocked. Messages can go out again.");
    }

    @Test
    void C6_what_a_blocked_guest_writes_is_stored_and_nobody_is_told() {
        Office office = Office.open();
        ThreadId thread = office.granted();
        office.parlor
                .contacts()
                .block(MIRA, office.parlor.contacts().of(MIRA).get(0).id());
        int events = office.events(GuestMessageReceived.class).size();
        office.noor("Why do you not answer?");

        assertThat(office.lines(MIRA, thread)).contains("Why do you not answer?");
        assertThat(office.events(GuestMessageReceived.class)).hasSize(events);
    }

    @Test
    void C6_a_blocked_guest_can_still_say_stop_but_not_yes() {
        Office yes = Office.open();
        ThreadId asked = yes.asked();
        yes.parlor.contacts().block(MIRA, yes.parlor.contacts().of(MIRA).get(0).id());
        yes.noor("yes");
        assertThat(yes.line(MIRA, asked).consent()).isEqualTo(ConsentState.ASKED);

        Office stop = Office.open();
        ThreadId granted = stop.granted();
        stop.parlor
                .contacts()
                .block(MIRA, stop.parlor.contacts().of(MIRA).get(0).id());
        stop.noor("STOP");
        assertThat(stop.line(MIRA, granted).consent()).isEqualTo(ConsentState.NOT_ASKED);
        assertThat(closed(stop, granted)).containsExactly(Gate.CONSENT, Gate.REACHABLE);
    }

    private static Received renumber(Office office) {
        return office.parlor.receive(
                BANK,
                List.of(new Item.AddressChanged(
                        Office.PLATFORM_DESK,
                        new PlatformId("system-1"),
                        Reach.by(NOOR),
                        new Reach(NEW_PHONE, new UserId("GB.2")),
                        office.clock.instant())));
    }

    private static List<Gate> closed(Office office, ThreadId thread) {
        return office.parlor.explain(MIRA, thread).stream()
                .filter(view -> !view.open())
                .map(GateView::gate)
                .toList();
    }

    private static RefusalReason reason(ContactAnswer answer) {
        return answer.fold(
                done -> Office.fail("done"),
                alreadySo -> Office.fail("already so"),
                refused -> refused.refusal().reason());
    }
}
