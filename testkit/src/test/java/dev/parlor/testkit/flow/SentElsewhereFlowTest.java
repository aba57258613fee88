package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.DESK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.NOOR;
import static dev.parlor.testkit.flow.Bank.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.ErasureKey;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.event.Event;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.QuarantineId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.message.Text;
import dev.parlor.store.Quarantined;
import dev.parlor.transport.Item;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A colleague answers the guest from a phone: Parlor hears it, and it is nobody's act in the room. */
class SentElsewhereFlowTest {
    private final Room room = new Room(builder -> builder.erasureKey(ErasureKey.of(new byte[32])));

    @Test
    void W2_an_echo_is_kept_whole_and_the_host_is_told_of_which_chat() {
        room.agreed(MIRA);
        Item echo = echo(NUMBER, NOOR);

        assertThat(room.receives(echo).quarantined()).isEqualTo(1);

        assertThat(room.events(Event.SentElsewhere.class))
                .containsExactly(new Event.SentElsewhere(new ChatId(noor(), DESK), Quarantined.idOf(echo)));
        assertThat(room.parlor.quarantine().items(BANK, 9))
                .extracting(Quarantined::item)
                .containsExactly(echo);
    }

    @Test
    void W2_an_echo_is_no_message_of_the_guests_and_opens_no_window() {
        ThreadId thread = room.agreed(MIRA);
        room.passes(Duration.ofHours(25));
        room.dispatch();
        long unread = room.line(MIRA, thread).unread();
        int entries = room.reads(MIRA, thread).size();

        room.receives(echo(NUMBER, NOOR));

        assertThat(room.closedGates(MIRA, thread)).contains(Gate.WINDOW);
        assertThat(room.reads(MIRA, thread)).hasSize(entries);
        assertThat(room.line(MIRA, thread).unread()).isEqualTo(unread);
        assertThat(room.events(Event.GuestMessageReceived.class)).hasSize(1);
    }

    @Test
    void I3_the_same_echo_is_told_once_also_after_the_host_gave_it_up() {
        room.agreed(MIRA);
        Item echo = echo(NUMBER, NOOR);
        room.receives(echo);

        assertThat(room.receives(echo).duplicates()).isEqualTo(1);
        QuarantineId id = Quarantined.idOf(echo);
        assertThat(room.parlor.quarantine().drop(BANK, id)).isTrue();
        assertThat(room.receives(echo).duplicates()).isEqualTo(1);

        assertThat(room.events(Event.SentElsewhere.class)).hasSize(1);
        assertThat(room.parlor.quarantine().items(BANK, 9)).isEmpty();
    }

    @Test
    void I2_redriving_leaves_it_where_it_is() {
        room.agreed(MIRA);
        room.receives(echo(NUMBER, NOOR));

        assertThat(room.parlor.quarantine().redrive(BANK).quarantined()).isEqualTo(1);
        assertThat(room.parlor.quarantine().items(BANK, 9)).hasSize(1);
    }

    @Test
    void W2_C4_nobody_becomes_a_guest_by_an_echo() {
        PhoneNumber stranger = new PhoneNumber("+447700900999");

        room.receives(echo(NUMBER, stranger));

        assertThat(room.events(Event.SentElsewhere.class)).isEmpty();
        assertThat(room.events(Event.ItemQuarantined.class))
                .extracting(Event.ItemQuarantined::reason)
                .containsExactly("sent by another program");
    }

    @Test
    void I2_an_echo_from_an_unknown_number_is_kept_until_that_is_known() {
        assertThat(room.receives(echo(new PlatformNumber("4711"), NOOR)).quarantined())
                .isEqualTo(1);
        assertThat(room.events(Event.ItemQuarantined.class))
                .extracting(Event.ItemQuarantined::reason)
                .containsExactly("unknown business number");
    }

    @Test
    void T4_an_echo_goes_with_the_guest() {
        room.agreed(MIRA);
        room.receives(echo(NUMBER, NOOR));

        room.parlor.records().erase(BANK, noor());

        assertThat(room.parlor.quarantine().items(BANK, 9)).isEmpty();
    }

    private GuestId noor() {
        return room.parlor.contacts().of(MIRA).get(0).guest();
    }

    private Item.SentElsewhere echo(PlatformNumber from, PhoneNumber to) {
        return new Item.SentElsewhere(
                from, new PlatformId("echo-1"), Reach.by(to), room.clock.instant(), new Text("From my phone"));
    }
}
