package dev.parlor.testkit.contract;

import static dev.parlor.testkit.contract.Rows.ACME;
import static dev.parlor.testkit.contract.Rows.ANN;
import static dev.parlor.testkit.contract.Rows.NOON;
import static dev.parlor.testkit.contract.Rows.accepted;
import static dev.parlor.testkit.contract.Rows.contact;
import static dev.parlor.testkit.contract.Rows.event;
import static dev.parlor.testkit.contract.Rows.guest;
import static dev.parlor.testkit.contract.Rows.guestId;
import static dev.parlor.testkit.contract.Rows.message;
import static dev.parlor.testkit.contract.Rows.messageId;
import static dev.parlor.testkit.contract.Rows.phone;
import static dev.parlor.testkit.contract.Rows.platformId;
import static dev.parlor.testkit.contract.Rows.threadId;
import static dev.parlor.testkit.contract.Rows.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.Address;
import dev.parlor.contact.Guest;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.id.CallerKey;
import dev.parlor.id.PlatformId;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Message;
import dev.parlor.message.Text;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Reads;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What can be there only once. A decision that would make it twice is made anew; see {@code Changes}. */
abstract class UniqueContract extends Bench {
    private static final CallerKey KEY = new CallerKey("order-17");

    UniqueContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void C4_a_phone_number_has_one_guest() {
        assertThat(collides(new ChangesBuilder().put(new Guest(guestId(9), guest(1).reach(), null))))
                .isTrue();
        assertThat(at(phone(1))).containsExactly(guest(1));
    }

    @Test
    void C4_a_user_id_has_one_guest() {
        Guest known = new Guest(guestId(5), new Reach(null, new UserId("US.1")), null);
        commit(new ChangesBuilder().put(known));

        assertThat(collides(
                        new ChangesBuilder().put(new Guest(guestId(9), new Reach(phone(9), new UserId("US.1")), null))))
                .isTrue();
        assertThat(at(new UserId("US.1"))).containsExactly(known);
        assertThat(at(phone(9))).isEmpty();
    }

    @Test
    void C4_a_phone_number_and_a_user_id_that_read_the_same_are_two_addresses() {
        Guest other = new Guest(guestId(5), new Reach(null, new UserId(phone(1).value())), null);

        assertThat(collides(new ChangesBuilder().put(other))).isFalse();
        assertThat(at(phone(1))).containsExactly(guest(1));
        assertThat(at(new UserId(phone(1).value()))).containsExactly(other);
    }

    @Test
    void C4_user_ids_differ_by_case() {
        Guest lower = new Guest(guestId(5), new Reach(null, new UserId("us.a")), null);
        Guest upper = new Guest(guestId(6), new Reach(null, new UserId("US.A")), null);

        commit(new ChangesBuilder().put(lower));
        assertThat(collides(new ChangesBuilder().put(upper))).isFalse();
        assertThat(at(new UserId("US.A"))).containsExactly(upper);
    }

    @Test
    void C4_a_guest_who_is_written_again_keeps_the_address() {
        Guest blocked = guest(1).withBlocked(true);

        assertThat(collides(new ChangesBuilder().put(blocked))).isFalse();
        assertThat(at(phone(1))).containsExactly(blocked);
    }

    @Test
    void C4_an_address_that_a_guest_gave_up_is_free_for_another() {
        Guest moved = guest(1).at(Reach.by(phone(9)));
        Guest heir = new Guest(guestId(8), Reach.by(phone(1)), null);
        commit(new ChangesBuilder().put(moved));

        assertThat(collides(new ChangesBuilder().put(heir))).isFalse();
        assertThat(at(phone(1))).containsExactly(heir);
        assertThat(at(phone(9))).containsExactly(moved);
    }

    @Test
    void I3_a_platform_id_has_one_guest_message() {
        commit(new ChangesBuilder().add(wrote(1, 1, 1)));

        assertThat(collides(new ChangesBuilder().add(named(9, platformId(1))))).isTrue();
        assertThat(found(Reads.none().platformIds(List.of(platformId(1)))).guestMessages())
                .containsExactly(wrote(1, 1, 1));
    }

    @Test
    void R7_the_same_guest_message_again_shows_it_in_the_other_thread_only() {
        commit(new ChangesBuilder().add(wrote(1, 1, 1)));
        GuestMessage moved = wrote(1, 1, 1).shownIn(threadId(2));

        assertThat(collides(new ChangesBuilder().add(moved))).isFalse();

        assertThat(found(Reads.none().message(messageId(1))).guestMessages()).containsExactly(moved);
        assertThat(store.wholeTimeline(ACME, threadId(1), null, 10).guestMessages())
                .isEmpty();
        assertThat(store.wholeTimeline(ACME, threadId(2), null, 10).guestMessages())
                .containsExactly(moved);
    }

    @Test
    void I3_platform_ids_differ_by_case() {
        commit(new ChangesBuilder().add(named(1, new PlatformId("wamid.abc="))));

        assertThat(collides(new ChangesBuilder().add(named(2, new PlatformId("wamid.ABC=")))))
                .isFalse();
        assertThat(store.wholeTimeline(ACME, threadId(1), null, 10).guestMessages())
                .hasSize(2);
    }

    @Test
    void M5_a_callers_key_has_one_message_in_a_thread() {
        commit(new ChangesBuilder().put(message(1, 1, 1).with(KEY, null)));

        assertThat(collides(new ChangesBuilder().put(message(2, 1, 1).with(KEY, null))))
                .isTrue();
        assertThat(loaded(1, Reads.none().key(KEY)).messages()).hasSize(1);
    }

    @Test
    void M5_a_callers_key_may_be_used_in_each_thread() {
        commit(new ChangesBuilder().put(message(1, 1, 1).with(KEY, null)));

        assertThat(collides(new ChangesBuilder().put(message(2, 2, 1).with(KEY, null))))
                .isFalse();
        assertThat(loaded(1, Reads.none().key(KEY)).messages()).hasSize(2);
    }

    @Test
    void M5_a_message_that_moves_on_keeps_its_key() {
        Message keyed = message(1, 1, 1).with(KEY, null);
        commit(new ChangesBuilder().put(keyed));

        assertThat(collides(new ChangesBuilder().put(accepted(1, keyed)))).isFalse();
        assertThat(loaded(1, Reads.none().key(KEY)).messages()).containsExactly(accepted(1, keyed));
    }

    @Test
    void M5_messages_without_a_key_never_collide() {
        commit(new ChangesBuilder().put(message(1, 1, 1)));

        assertThat(collides(new ChangesBuilder().put(message(2, 1, 1)))).isFalse();
        assertThat(store.wholeTimeline(ACME, threadId(1), null, 10).messages()).hasSize(2);
    }

    @Test
    void I3_of_a_unit_that_collides_no_other_row_stays() {
        commit(new ChangesBuilder().add(wrote(1, 1, 1)));

        assertThat(collides(new ChangesBuilder()
                        .put(message(2, 1, 1))
                        .put(contact(1, ANN, 1, "Mr Guest"))
                        .add(event(1))
                        .add(named(9, platformId(1)))))
                .isTrue();
        assertThat(found(Reads.none().message(messageId(2))).messages()).isEmpty();
        assertThat(store.contacts(ANN)).isEmpty();
        assertThat(told()).isEmpty();
    }

    /** Whether a unit that writes this at its first try is decided again; the second time it writes nothing. */
    private boolean collides(ChangesBuilder rows) {
        AtomicInteger decisions = new AtomicInteger();
        applied(onChat(
                1,
                Reads.none(),
                (loaded, time) -> (decisions.incrementAndGet() == 1 ? rows : new ChangesBuilder()).answer(true)));
        return decisions.get() == 2;
    }

    private List<Guest> at(Address address) {
        return found(Reads.none().addresses(Set.of(address))).guests();
    }

    private static GuestMessage named(int number, PlatformId platformId) {
        return wrote(messageId(number), platformId, number, 1, 1, new Text("Hello"), NOON);
    }
}
