package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.AnchorKey;
import dev.parlor.contact.ErasureKey;
import dev.parlor.contact.RecordsAnswer;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.store.memory.InMemoryMediaStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Tests that begin with a guest of the bank and erase her (T4). */
abstract class OnErasure {
    final InMemoryMediaStore media = new InMemoryMediaStore(InstantSource.fixed(Instant.EPOCH));
    final Room room = new Room(builder ->
            builder.media(media).erasureKey(ErasureKey.of(new byte[32])).anchorKey(AnchorKey.of(new byte[32])));

    final GuestId guest() {
        return guestOf(room.contactOf(MIRA));
    }

    final GuestId guestOf(ContactId contact) {
        return room.parlor.contacts().of(MIRA).stream()
                .filter(row -> row.id().equals(contact))
                .findFirst()
                .orElseThrow()
                .guest();
    }

    final void erase(GuestId guest) {
        assertThat(room.parlor.records().erase(BANK, guest)).isEqualTo(new RecordsAnswer.Done());
    }

    final Set<String> traces() {
        return Traces.in(room.store);
    }
}
