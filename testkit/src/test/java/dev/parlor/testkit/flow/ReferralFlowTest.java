package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.ErasureKey;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Fetch;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Referral;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What led a guest here stands with the message. */
class ReferralFlowTest {
    private static final Referral LAMPS =
            new Referral("ad", "17", "https://example.org/a", "Lamps", "All of them", "ARA-x");

    private final Room room = new Room(builder -> builder.erasureKey(ErasureKey.of(new byte[32])));

    @Test
    void M1_T1_a_member_sees_in_the_timeline_what_led_the_guest_here() {
        ThreadId thread = room.agreed(MIRA);

        room.receives(led("I saw your lamps", LAMPS));
        room.receives(led("Are they big?", null));

        assertThat(fromGuest(thread).map(GuestMessage::referral).filter(Objects::nonNull))
                .containsExactly(LAMPS);
    }

    @Test
    void M1_it_stays_whatever_else_of_the_message_changes() {
        ThreadId thread = room.agreed(MIRA);
        room.receives(led("I saw your lamps", LAMPS));
        GuestMessage message = fromGuest(thread)
                .filter(row -> row.referral() != null)
                .findFirst()
                .orElseThrow();

        assertThat(message.with(Fetch.due(room.clock.instant())).at(99).referral())
                .isEqualTo(LAMPS);
    }

    @Test
    void T4_an_erasure_takes_it_away() {
        ThreadId thread = room.agreed(MIRA);
        room.receives(led("I saw your lamps", LAMPS));
        GuestMessage message = fromGuest(thread)
                .filter(row -> row.referral() != null)
                .findFirst()
                .orElseThrow();

        assertThat(message.erased(id -> id).referral()).isNull();
    }

    private Stream<GuestMessage> fromGuest(ThreadId thread) {
        return room.parlor.timeline(MIRA, thread, 100).stream()
                .filter(Entry.FromGuest.class::isInstance)
                .map(entry -> ((Entry.FromGuest) entry).message());
    }

    private Item led(String text, @Nullable Referral referral) {
        room.passes(Duration.ofSeconds(1));
        Item.FromGuest plain = room.text(text, room.clock.instant());
        return new Item.FromGuest(
                plain.number(),
                plain.id(),
                plain.from(),
                plain.profileName(),
                plain.at(),
                plain.content(),
                plain.quoted(),
                referral);
    }
}
