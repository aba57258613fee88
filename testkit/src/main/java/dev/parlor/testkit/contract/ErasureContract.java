package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.NUMBER;
import static dev.parlor.testkit.contract.Rows.OTHER;
import static dev.parlor.testkit.contract.Rows.asked;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.messageId;
import static dev.parlor.testkit.contract.Rows.minute;
import static dev.parlor.testkit.contract.Rows.phone;
import static dev.parlor.testkit.contract.Rows.platformId;
import static dev.parlor.testkit.contract.Rows.report;
import static dev.parlor.testkit.contract.Rows.threadId;
import static dev.parlor.testkit.contract.Rows.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Seal;
import dev.parlor.contact.AddressHash;
import dev.parlor.contact.ErasedGuest;
import dev.parlor.contact.Guest;
import dev.parlor.contact.LegalHold;
import dev.parlor.contact.Reach;
import dev.parlor.id.MediaKey;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Attachment;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Picture;
import dev.parlor.message.StoredBytes;
import dev.parlor.message.Text;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.transport.Item;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes with an erased guest, what stays, and what forbids it. */
abstract class ErasureContract extends Bench {
    private static final AddressHash HASH = new AddressHash("ab".repeat(32));
    private static final ErasedGuest ERASED =
            new ErasedGuest(guestId(1), Set.of(HASH), minute(1), Map.of(NUMBER, minute(0)), false);

    ErasureContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void T4_a_guest_who_was_removed_is_found_no_more_and_the_address_is_free() {
        commit(new ChangesBuilder().remove(guestId(1)));
        Reads byPhone = Reads.none().addresses(Set.of(phone(1)));

        assertThat(found(byPhone).guests()).isEmpty();
        assertThat(loaded(1, Reads.none()).guests()).isEmpty();
        assertThat(loaded(1, Reads.none()).chats()).hasSize(1);
        commit(new ChangesBuilder().put(new Guest(guestId(9), guest(1).reach(), null)));
        assertThat(found(byPhone).guests()).hasSize(1);
    }

    @Test
    void T4_what_is_left_of_a_guest_is_found_by_the_chat_and_by_the_hash_of_an_address() {
        commit(new ChangesBuilder().put(ERASED));
        assertThat(loaded(1, Reads.none()).erased()).containsExactly(ERASED);
        assertThat(found(Reads.none().addresses(Set.of(HASH))).erased()).containsExactly(ERASED);

        commit(new ChangesBuilder().put(ERASED.asSwept()));

        assertThat(loaded(1, Reads.none()).erased()).containsExactly(ERASED.asSwept());
        assertThat(loaded(2, Reads.none()).erased()).isEmpty();
    }

    @Test
    void T4_O9_a_record_that_is_emptied_keeps_its_place_and_its_seal() {
        List<ConsentRecord> sealed = List.of(sealed(1), sealed(2), sealed(3));
        sealed.forEach(row -> commit(new ChangesBuilder().add(row)));

        commit(new ChangesBuilder().empty(sealed.get(1)));

        assertThat(loaded(1, Reads.everything()).consents())
                .containsExactly(sealed.get(0), sealed.get(1).withoutPersonal(), sealed.get(2));
    }

    @Test
    void T4_what_is_kept_aside_goes_with_an_address_in_it() {
        Quarantined theirs = aside(1);
        commit(new ChangesBuilder().put(theirs).put(aside(2)));

        commit(new ChangesBuilder().forget(Set.of(phone(1))));

        assertThat(store.quarantined(ACME, 10)).containsExactly(aside(2));
    }

    @Test
    void T4_reports_on_a_message_go_with_it() {
        DeliveryReport one = report(1, DeliveryReport.Status.SENT);
        DeliveryReport other = report(2, DeliveryReport.Status.SENT);
        commit(new ChangesBuilder()
                .add(one)
                .add(other)
                .put(new Quarantined(NOON, "odd", new Item.Report(new PlatformNumber("1066"), one))));

        commit(new ChangesBuilder().removeReports(platformId(1)));

        assertThat(found(Reads.none().platformIds(List.of(platformId(1), platformId(2))))
                        .parked())
                .containsExactly(other);
        assertThat(store.quarantined(ACME, 10)).isEmpty();
    }

    @Test
    void T4_holds_are_listed_oldest_first_and_loaded_with_the_chats_of_their_guests() {
        LegalHold later = new LegalHold(guestId(1), threadId(1), "A dispute over order 17", minute(2));
        LegalHold earlier = new LegalHold(guestId(2), null, "A claim", minute(1));
        commit(new ChangesBuilder().set(later));
        commit(new ChangesBuilder().set(earlier));

        assertThat(store.holds(ACME)).containsExactly(earlier, later);
        assertThat(store.holds(OTHER)).isEmpty();
        assertThat(loaded(1, Reads.none()).holds()).containsExactly(later);
    }

    @Test
    void T4_a_hold_that_is_lifted_is_gone_and_another_on_the_same_guest_stays() {
        LegalHold whole = new LegalHold(guestId(1), null, "A claim", minute(1));
        LegalHold thread = new LegalHold(guestId(1), threadId(1), "A dispute", minute(2));
        commit(new ChangesBuilder().set(whole).set(thread));

        commit(new ChangesBuilder().lift(new LegalHold(guestId(1), null, "whatever", minute(9))));

        assertThat(store.holds(ACME)).containsExactly(thread);
    }

    @Test
    void T4_a_hold_that_is_set_again_is_there_once_with_the_later_reason() {
        LegalHold first = new LegalHold(guestId(1), null, "A claim", minute(1));
        LegalHold again = new LegalHold(guestId(1), null, "Another claim", minute(2));
        commit(new ChangesBuilder().set(first));
        commit(new ChangesBuilder().set(again));

        assertThat(store.holds(ACME)).containsExactly(again);
    }

    @Test
    void M3_files_that_a_message_of_either_side_carries_are_told_from_those_that_none_does() {
        commit(new ChangesBuilder()
                .put(message(1, 1, 1, ANN, picture("ours")))
                .add(wrote(2, 1, 1, picture("theirs")))
                .put(message(3, 1, 1, ANN, new Text("none"))));

        assertThat(store.carried(ACME, Set.of(new MediaKey("ours"), new MediaKey("theirs"), new MediaKey("nobodys"))))
                .containsExactlyInAnyOrder(new MediaKey("ours"), new MediaKey("theirs"));
        assertThat(store.carried(OTHER, Set.of(new MediaKey("ours")))).isEmpty();
        assertThat(found(Reads.none().message(messageId(1))).messages()).hasSize(1);
    }

    private static Quarantined aside(int guest) {
        Item item = new Item.Preference(new PlatformNumber("1066"), Reach.by(phone(guest)), minute(guest), true);
        return new Quarantined(minute(guest), "odd", item);
    }

    private static ConsentRecord sealed(int number) {
        ConsentRecord row = asked(number, 1, 1);
        Seal seal = new Seal(number, "", "salt", "cd".repeat(32), "ef".repeat(32));
        return new ConsentRecord(row.chat(), row.thread(), row.act(), row.at(), row.recordedAt(), row.evidence(), seal);
    }

    private static Picture picture(String key) {
        return new Picture(Attachment.kept(new StoredBytes(new MediaKey(key), 10, "ab".repeat(32)), "image/png"), "");
    }
}
