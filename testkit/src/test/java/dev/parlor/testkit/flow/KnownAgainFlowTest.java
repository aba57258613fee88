package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.NOOR;
import static dev.parlor.testkit.flow.Bank.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.event.Event;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.transport.Item;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What comes again is known, though it left no row that says so. */
class KnownAgainFlowTest {
    private static final PhoneNumber OTHER = new PhoneNumber("+447700900777");

    private final Room room = new Room();

    @Test
    void C4_I3_a_change_of_number_told_again_after_the_guest_has_gone_back_moves_nobody() {
        room.agreed(MIRA);
        Item away = changed("away", NOOR, OTHER);
        room.receives(away);
        room.passes(Duration.ofDays(1));
        room.receives(changed("back", OTHER, NOOR));

        assertThat(room.receives(away).duplicates()).isEqualTo(1);

        assertThat(room.events(Event.GuestAddressChanged.class)).hasSize(2);
        room.guestWrites("It is me again");
        room.writes(MIRA, onlyThread(), "Welcome back");
        room.dispatch();
        assertThat(room.wire.sent())
                .last()
                .satisfies(sent -> assertThat(sent.to().phone()).isEqualTo(NOOR));
    }

    @Test
    void C4_I3_a_change_that_the_guest_showed_before_it_was_told_moves_nobody_later_either() {
        UserId userId = new UserId("GB.1");
        room.agreed(MIRA);
        Item away = new Item.AddressChanged(
                NUMBER, new PlatformId("away"), Reach.by(NOOR), new Reach(OTHER, userId), room.clock.instant());
        room.receives(away);
        room.receives(changed("back", OTHER, NOOR));

        assertThat(room.receives(away).duplicates()).isEqualTo(1);
    }

    @Test
    void O10_I3_I5_a_choice_from_the_future_told_twice_is_one_record() {
        room.agreed(MIRA);
        Item stop = preference(false, Duration.ofMinutes(5));
        room.receives(stop);
        room.passes(Duration.ofSeconds(10));
        room.receives(preference(true, Duration.ZERO));
        room.passes(Duration.ofSeconds(10));

        assertThat(room.receives(stop).duplicates()).isEqualTo(1);

        assertThat(room.events(Event.MarketingChanged.class))
                .extracting(Event.MarketingChanged::stopped)
                .containsExactly(true, false);
    }

    @Test
    void O10_a_stop_and_a_resume_of_one_second_are_two_things() {
        room.agreed(MIRA);

        assertThat(room.receives(preference(true, Duration.ofMinutes(5)), preference(false, Duration.ofMinutes(5)))
                        .applied())
                .isEqualTo(2);
        assertThat(room.parlor.quarantine().items(BANK, 9)).isEmpty();
    }

    private ThreadId onlyThread() {
        return room.parlor.history(MIRA, 1).get(0).thread();
    }

    private Item preference(boolean marketing, Duration ahead) {
        return new Item.Preference(NUMBER, Reach.by(NOOR), room.clock.instant().plus(ahead), marketing);
    }

    private Item changed(String id, PhoneNumber before, PhoneNumber now) {
        return new Item.AddressChanged(
                NUMBER, new PlatformId(id), Reach.by(before), Reach.by(now), room.clock.instant());
    }
}
