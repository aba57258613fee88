package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.DESK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.NOOR;
import static dev.parlor.testkit.flow.Bank.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ChatConsent;
import dev.parlor.consent.ConsentScope;
import dev.parlor.contact.Reach;
import dev.parlor.event.Event;
import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.ThreadId;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.Reads;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An erased guest is heard of again: by what the platform repeats, and by what is new. */
class ErasedGuestReturnsFlowTest extends OnErasure {
    @Test
    void T4_I4_what_the_platform_repeats_makes_nobody_new() {
        ThreadId thread = room.agreed(MIRA);
        Instant before = room.clock.instant();
        Item.FromGuest repeated = room.text("My knee hurts", before);
        room.receives(repeated);
        Item.FromGuest late = room.text("And my foot", before);
        room.passes(Duration.ofSeconds(5));
        erase(guest());

        assertThat(room.receives(repeated, late, preference(before)).duplicates())
                .isEqualTo(3);
        assertThat(traces()).noneMatch(text -> text.contains("7700900123") || text.contains("foot"));
        assertThat(room.parlor.history(MIRA, 10))
                .noneMatch(line -> line.thread().equals(thread));
    }

    @Test
    void T4_what_is_repeated_after_the_guest_came_back_is_not_taken_in() {
        room.agreed(MIRA);
        Instant before = room.clock.instant();
        Item.FromGuest repeated = room.text("My knee hurts", before);
        room.receives(repeated);
        room.passes(Duration.ofSeconds(5));
        erase(guest());
        room.guestWrites("Hello");

        assertThat(room.receives(repeated).duplicates()).isEqualTo(1);
        assertThat(traces()).noneMatch(text -> text.contains("knee"));
    }

    @Test
    void T4_a_new_message_makes_a_new_guest() {
        ThreadId old = room.agreed(MIRA);
        GuestId erased = guest();
        erase(erased);
        room.guestWrites("Hello again");

        ContactId contact = room.parlor.contacts().add(MIRA, "Noor", NOOR);
        assertThat(guestOf(contact)).isNotEqualTo(erased);
        assertThat(room.events(Event.ThreadStarted.class))
                .filteredOn(started -> !started.thread().equals(old))
                .singleElement()
                .satisfies(started -> assertThat(started.chat().guest()).isEqualTo(guestOf(contact)));
    }

    @Test
    void T4_O7_a_stop_still_counts_for_the_guest_who_comes_back() {
        room.agreed(MIRA);
        room.guestWrites("STOP");
        erase(guest());

        room.parlor.contacts().add(MIRA, "Noor", NOOR);
        ContactId contact = room.parlor.contacts().of(MIRA).get(0).id();
        assertThat(reason(contact)).isEqualTo(RefusalReason.REVOKED);

        room.guestWrites("Hello again");
        assertThat(revoked(guestOf(contact))).isTrue();
        erase(guestOf(contact));
        room.guestWrites("Once more");
        ContactId again = room.parlor.contacts().add(MIRA, "Noor", NOOR);
        assertThat(revoked(guestOf(again))).isTrue();
        room.guestWrites("START");
        assertThat(revoked(guestOf(again))).isFalse();
        assertThat(room.parlor.consents().verify(BANK, List.of())).isEmpty();
    }

    @Test
    void T4_who_never_said_stop_is_asked_like_anybody() {
        room.agreed(MIRA);
        erase(guest());

        ContactId contact = room.parlor.contacts().add(MIRA, "Noor", NOOR);
        assertThat(reason(contact)).isNull();
        assertThat(revoked(guestOf(contact))).isFalse();
    }

    private boolean revoked(GuestId guest) {
        return new ChatConsent(
                        room.store
                                .read(BANK, Set.of(new ChatId(guest, DESK)), Set.of(), Reads.everything())
                                .consents(),
                        ConsentScope.THREAD)
                .revokedAt()
                .isPresent();
    }

    private RefusalReason reason(ContactId contact) {
        return room.parlor
                .open(MIRA, contact)
                .fold(
                        existing -> null,
                        ask -> null,
                        needed -> null,
                        refused -> refused.refusal().reason());
    }

    private static Item.Preference preference(Instant at) {
        return new Item.Preference(NUMBER, Reach.by(NOOR), at, false);
    }
}
