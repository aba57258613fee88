package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.NOOR;
import static dev.parlor.testkit.flow.Bank.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Guest;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.event.Event;
import dev.parlor.id.GuestId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.Gate;
import dev.parlor.message.Text;
import dev.parlor.store.Reads;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A report on a message says to whom it went: from that a guest is known by one address more. */
class LearnedAddressFlowTest {
    private static final UserId USER_ID = new UserId("GB.1");
    private static final PhoneNumber ELSEWHERE = new PhoneNumber("+447700900888");

    private final Room room = new Room();
    private int items;

    @Test
    void C4_a_guest_who_writes_without_a_phone_is_known_by_the_user_id_that_a_report_told() {
        ThreadId thread = room.asks(MIRA);
        room.receives(arrived(1, new Reach(NOOR, USER_ID)));

        room.receives(wrote(new Reach(null, USER_ID), "Hello"));

        assertThat(room.reads(MIRA, thread)).contains("Hello");
        assertThat(noor().reach()).isEqualTo(new Reach(NOOR, USER_ID));
    }

    @Test
    void C4_a_report_that_says_nothing_new_of_the_message_teaches_all_the_same() {
        room.asks(MIRA);
        room.receives(arrived(1, null));

        room.receives(arrived(1, new Reach(NOOR, USER_ID)));

        assertThat(noor().reach().userId()).isEqualTo(USER_ID);
    }

    @Test
    void C4_a_guest_known_by_user_id_learns_the_phone() {
        room.receives(wrote(new Reach(null, USER_ID), "Hello"));
        GuestId guest = room.events(Event.ThreadStarted.class).get(0).chat().guest();
        ThreadId thread = room.events(Event.ThreadStarted.class).get(0).thread();
        room.parlor.threads().assign(thread, MIRA);
        room.writes(MIRA, thread, "Good morning");
        room.dispatch();

        room.receives(arrived(1, new Reach(ELSEWHERE, USER_ID)));

        assertThat(guests(Set.of(ELSEWHERE))).extracting(Guest::id).containsExactly(guest);
    }

    @Test
    void C4_the_platform_may_spell_a_brazilian_number_without_its_nine() {
        PhoneNumber typed = new PhoneNumber("+5511987654321");
        room.receives(wrote(Reach.by(typed), "Oi"));
        ThreadId thread = room.events(Event.ThreadStarted.class).get(0).thread();
        room.parlor.threads().assign(thread, MIRA);
        room.writes(MIRA, thread, "Bom dia");
        room.dispatch();

        room.receives(arrived(1, new Reach(new PhoneNumber("+551187654321"), USER_ID)));

        assertThat(guests(Set.of(typed)).get(0).reach()).isEqualTo(new Reach(typed, USER_ID));
    }

    @Test
    void C4_what_arrived_at_another_line_teaches_nothing() {
        room.asks(MIRA);

        room.receives(arrived(1, new Reach(ELSEWHERE, USER_ID)), arrived(1, new Reach(null, USER_ID)));

        assertThat(noor().reach()).isEqualTo(Reach.by(NOOR));
    }

    @Test
    void C4_a_guest_keeps_the_user_id_that_they_have() {
        UserId known = new UserId("GB.9");
        room.receives(wrote(new Reach(NOOR, known), "Hello"));
        room.asks(MIRA);

        room.receives(arrived(1, new Reach(NOOR, USER_ID)));

        assertThat(noor().reach().userId()).isEqualTo(known);
        assertThat(room.events(Event.IdentityConflict.class)).isEmpty();
    }

    @Test
    void C5_a_report_shows_that_two_guests_are_one_and_is_applied_too() {
        room.receives(wrote(new Reach(null, USER_ID), "Who is there?"));
        ThreadId thread = room.agreed(MIRA);

        assertThat(room.receives(arrived(1, new Reach(NOOR, USER_ID))).applied())
                .isEqualTo(1);

        assertThat(room.events(Event.GuestsLinked.class)).hasSize(1);
        assertThat(room.events(Event.MessageReported.class)).hasSize(1);
        assertThat(noor().reach()).isEqualTo(new Reach(NOOR, USER_ID));
        room.receives(wrote(new Reach(null, USER_ID), "It is me"));
        assertThat(room.reads(MIRA, thread)).contains("It is me");
    }

    @Test
    void C5_a_report_from_a_known_strangers_hands_holds_what_would_go_to_the_phone() {
        UserId known = new UserId("GB.9");
        room.receives(wrote(new Reach(NOOR, known), "Hello"));
        room.receives(wrote(new Reach(ELSEWHERE, USER_ID), "I am somebody else"));
        ThreadId thread = room.agreed(MIRA);

        Item report = arrived(1, new Reach(NOOR, USER_ID));
        assertThat(room.receives(report, report).duplicates()).isEqualTo(1);

        assertThat(room.events(Event.IdentityConflict.class)).hasSize(1);
        assertThat(room.closedGates(MIRA, thread)).contains(Gate.REACHABLE);
    }

    @Test
    void C4_W2_what_a_report_teaches_opens_nothing() {
        ThreadId thread = room.agreed(MIRA);
        room.passes(Duration.ofHours(25));
        room.dispatch();

        room.receives(arrived(1, new Reach(NOOR, USER_ID)));

        assertThat(room.closedGates(MIRA, thread)).contains(Gate.WINDOW);
    }

    private Item.Report arrived(int attempt, @Nullable Reach at) {
        DeliveryReport report = room.report(attempt, Status.DELIVERED).report();
        return new Item.Report(NUMBER, report, at);
    }

    private Item.FromGuest wrote(Reach from, String text) {
        items++;
        room.passes(Duration.ofSeconds(1));
        return new Item.FromGuest(
                NUMBER, new PlatformId("learned-" + items), from, null, room.clock.instant(), new Text(text), null);
    }

    private Guest noor() {
        return guests(Set.of(NOOR)).get(0);
    }

    private List<Guest> guests(Set<PhoneNumber> phones) {
        return room.store
                .read(BANK, Set.of(), Set.of(), Reads.none().addresses(Set.copyOf(phones)))
                .guests();
    }
}
