package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.NOOR;
import static dev.parlor.testkit.flow.Bank.NUMBER;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contact.ErasureKey;
import dev.parlor.contact.IdentityAnswer;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.event.Event;
import dev.parlor.id.GuestId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.message.Text;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Mira writes with Noor, who is known by phone and user id. Then somebody whom Tomas knows by user id and another phone writes
 * from Noor's phone: a recycled number (rule C5).
 */
class RecycledNumberFlowTest {
    private static final UserId NOORS_ID = new UserId("US.NOOR1");
    private static final UserId STRANGERS_ID = new UserId("US.STRANGER1");
    private static final PhoneNumber STRANGERS_PHONE = PhoneNumber.parse("+44 7700 900777");

    private final Room room = new Room(builder -> builder.erasureKey(ErasureKey.of(new byte[32])));
    private final ThreadId old = room.agreed(MIRA);
    private final GuestId holder = room.line(MIRA, old).guest();
    private final ThreadId strange = writesFirst(new Reach(STRANGERS_PHONE, STRANGERS_ID));
    private final GuestId stranger = room.line(TOMAS, strange).guest();
    private int items;

    @Test
    void C5_what_would_go_to_the_old_holder_of_a_recycled_number_is_held_and_the_host_is_told() {
        MessageId ready = room.writes(MIRA, old, "before");
        seenAtNoors(STRANGERS_ID);
        MessageId later = room.writes(MIRA, old, "after");
        room.assertNothingMoreGoes();

        assertThat(room.state(ready)).isEqualTo(MessageState.HELD);
        assertThat(room.state(later)).isEqualTo(MessageState.HELD);
        assertThat(room.closedGates(MIRA, old)).containsExactly(Gate.REACHABLE);
        assertThat(room.closedGates(TOMAS, strange)).isEmpty();
        assertThat(conflicts()).containsExactly(new Event.IdentityConflict(stranger, holder));
    }

    @Test
    void C5_I3_one_who_is_seen_there_again_and_again_is_told_once() {
        seenAtNoors(STRANGERS_ID);
        seenAtNoors(STRANGERS_ID);

        assertThat(conflicts()).hasSize(1);
    }

    @Test
    void C5_what_the_stranger_writes_from_there_is_shown_in_the_strangers_thread_only() {
        seenAtNoors(STRANGERS_ID);

        assertThat(room.reads(TOMAS, strange)).contains("from Noor's phone");
        assertThat(room.reads(MIRA, old)).doesNotContain("from Noor's phone");
    }

    @Test
    void C5_one_who_was_never_seen_before_contests_the_phone_of_one_with_another_user_id() {
        room.receives(item(new Reach(NOOR, NOORS_ID), "it is me"));

        seenAtNoors(new UserId("US.NOBODY1"));

        assertThat(conflicts()).extracting(Event.IdentityConflict::other).containsExactly(holder);
        assertThat(room.closedGates(MIRA, old)).contains(Gate.REACHABLE);
    }

    @Test
    void C5_linked_by_the_host_they_are_one_and_what_was_held_goes_to_where_they_were_seen() {
        seenAtNoors(STRANGERS_ID);
        MessageId held = room.writes(MIRA, old, "held");

        assertThat(link(holder, stranger)).isEqualTo(new IdentityAnswer.Done(stranger));
        assertThat(link(holder, stranger)).isInstanceOf(IdentityAnswer.AlreadySo.class);
        assertThat(link(stranger, holder)).isInstanceOf(IdentityAnswer.AlreadySo.class);
        room.dispatch();

        assertThat(room.state(held)).isEqualTo(MessageState.ACCEPTED);
        assertThat(lastTo()).isEqualTo(new Reach(NOOR, STRANGERS_ID));
        assertThat(room.events(Event.GuestsLinked.class)).containsExactly(new Event.GuestsLinked(holder, stranger));
        assertThat(room.line(MIRA, old).guest()).isEqualTo(stranger);
    }

    @Test
    void C5_the_one_who_was_seen_there_stays_whoever_is_named_first() {
        seenAtNoors(STRANGERS_ID);

        assertThat(link(stranger, holder)).isEqualTo(new IdentityAnswer.Done(stranger));
    }

    @Test
    void C5_kept_apart_the_phone_is_the_new_holders_and_the_old_one_waits_without_an_address() {
        seenAtNoors(STRANGERS_ID);
        MessageId held = room.writes(MIRA, old, "held");

        assertThat(keepApart(holder, stranger)).isEqualTo(new IdentityAnswer.Done(stranger));
        assertThat(keepApart(holder, stranger)).isInstanceOf(IdentityAnswer.AlreadySo.class);
        assertThat(keepApart(stranger, holder)).isInstanceOf(IdentityAnswer.AlreadySo.class);
        room.writes(TOMAS, strange, "to the stranger");
        room.dispatch();

        assertThat(room.state(held)).isEqualTo(MessageState.HELD);
        assertThat(lastTo()).isEqualTo(new Reach(NOOR, STRANGERS_ID));
        assertThat(room.closedGates(MIRA, old)).containsExactly(Gate.REACHABLE);
        assertThat(room.parlor.contacts().of(MIRA)).hasSize(1);
    }

    @Test
    void C5_kept_apart_an_old_holder_with_a_user_id_is_reached_by_that() {
        room.receives(item(new Reach(NOOR, NOORS_ID), "it is me"));
        seenAtNoors(STRANGERS_ID);
        MessageId held = room.writes(MIRA, old, "held");

        keepApart(stranger, holder);
        room.dispatch();

        assertThat(room.state(held)).isEqualTo(MessageState.ACCEPTED);
        assertThat(lastTo()).isEqualTo(new Reach(null, NOORS_ID));
    }

    @Test
    void C5_what_waits_for_one_without_an_address_goes_once_they_are_linked_with_one_who_has_one() {
        seenAtNoors(STRANGERS_ID);
        MessageId held = room.writes(MIRA, old, "held");
        keepApart(holder, stranger);
        ThreadId again = writesFirst(new Reach(null, NOORS_ID));

        link(holder, room.line(TOMAS, again).guest());
        room.dispatch();

        assertThat(room.state(held)).isEqualTo(MessageState.ACCEPTED);
        assertThat(lastTo()).isEqualTo(new Reach(null, NOORS_ID));
    }

    @Test
    void C5_after_keeping_apart_the_stranger_writes_from_there_without_a_conflict() {
        seenAtNoors(STRANGERS_ID);
        keepApart(holder, stranger);

        seenAtNoors(STRANGERS_ID);

        assertThat(conflicts()).hasSize(1);
    }

    @Test
    void C5_C4_the_old_holder_who_has_another_number_now_is_contested_no_more() {
        seenAtNoors(STRANGERS_ID);
        MessageId held = room.writes(MIRA, old, "held");
        PhoneNumber now = PhoneNumber.parse("+44 7700 900888");

        room.receives(changed(Reach.by(NOOR), Reach.by(now)));
        room.passes(Duration.ofSeconds(1));
        room.receives(item(Reach.by(now), "here I am"));
        room.dispatch();

        assertThat(room.state(held)).isEqualTo(MessageState.ACCEPTED);
        assertThat(lastTo()).isEqualTo(Reach.by(now));
    }

    @Test
    void C5_C4_a_change_to_a_number_that_another_has_waits_for_the_host_and_is_done_after_it() {
        Item change = changed(new Reach(STRANGERS_PHONE, STRANGERS_ID), new Reach(NOOR, STRANGERS_ID));
        assertThat(room.receives(change).quarantined()).isEqualTo(1);
        MessageId held = room.writes(MIRA, old, "held");
        room.assertNothingMoreGoes();
        room.receives(change);
        assertThat(conflicts()).containsExactly(new Event.IdentityConflict(stranger, holder));

        keepApart(holder, stranger);

        assertThat(room.receives(change).duplicates()).isEqualTo(1);
        room.writes(TOMAS, strange, "to the stranger");
        room.dispatch();
        assertThat(lastTo()).isEqualTo(new Reach(NOOR, STRANGERS_ID));
        assertThat(room.state(held)).isEqualTo(MessageState.HELD);
    }

    @Test
    void C5_T4_the_phone_is_not_the_old_holders_though_the_stranger_was_erased() {
        seenAtNoors(STRANGERS_ID);
        room.parlor.records().erase(BANK, stranger);
        MessageId held = room.writes(MIRA, old, "held");

        assertThat(keepApart(holder, stranger)).isEqualTo(new IdentityAnswer.Done(holder));
        room.dispatch();

        assertThat(room.state(held)).isEqualTo(MessageState.HELD);
        assertThat(refused(link(holder, stranger))).isEqualTo(RefusalReason.UNKNOWN_GUEST);
    }

    @Test
    void C5_nobody_is_linked_with_one_who_is_not_there() {
        GuestId nobody = new GuestId(new UUID(1, 2));

        assertThat(refused(link(holder, nobody))).isEqualTo(RefusalReason.UNKNOWN_GUEST);
        assertThat(refused(keepApart(nobody, nobody))).isEqualTo(RefusalReason.UNKNOWN_GUEST);
        assertThat(keepApart(holder, stranger)).isInstanceOf(IdentityAnswer.AlreadySo.class);
        assertThat(link(holder, holder)).isInstanceOf(IdentityAnswer.AlreadySo.class);
    }

    @Test
    void C5_O3_a_button_counts_only_from_the_guest_for_whom_it_was_made() {
        Item.FromGuest tapped = room.tap(old, 1, room.clock.instant());

        room.receives(new Item.FromGuest(
                NUMBER,
                new PlatformId("tapped-by-a-stranger"),
                new Reach(NOOR, STRANGERS_ID),
                null,
                room.clock.instant(),
                tapped.content(),
                null));

        assertThat(room.consent(old)).isEqualTo(dev.parlor.consent.ConsentState.GRANTED);
    }

    @Test
    void C5_O3_a_button_counts_from_one_who_is_linked_to_the_guest_for_whom_it_was_made() {
        link(holder, stranger);
        Item.FromGuest tapped = room.tap(old, 1, room.clock.instant());

        room.receives(new Item.FromGuest(
                NUMBER,
                new PlatformId("tapped-by-the-other"),
                new Reach(null, STRANGERS_ID),
                null,
                room.clock.instant(),
                tapped.content(),
                null));

        assertThat(room.consent(old)).isEqualTo(dev.parlor.consent.ConsentState.DECLINED);
    }

    private ThreadId writesFirst(Reach from) {
        room.passes(Duration.ofSeconds(1));
        room.receives(item(from, "hello from a stranger"));
        List<Event.ThreadStarted> started = room.events(Event.ThreadStarted.class);
        ThreadId thread = started.get(started.size() - 1).thread();
        room.parlor.threads().assign(thread, TOMAS);
        room.dispatch();
        return thread;
    }

    private void seenAtNoors(UserId userId) {
        room.passes(Duration.ofSeconds(1));
        room.receives(item(new Reach(NOOR, userId), "from Noor's phone"));
    }

    private Item.FromGuest item(Reach from, String text) {
        items++;
        return new Item.FromGuest(
                NUMBER, new PlatformId("recycled-" + items), from, null, room.clock.instant(), new Text(text), null);
    }

    private Item.AddressChanged changed(Reach before, Reach now) {
        return new Item.AddressChanged(NUMBER, new PlatformId("changed-1"), before, now, room.clock.instant());
    }

    private IdentityAnswer link(GuestId guest, GuestId other) {
        return room.parlor.contacts().link(BANK, guest, other);
    }

    private IdentityAnswer keepApart(GuestId guest, GuestId other) {
        return room.parlor.contacts().keepApart(BANK, guest, other);
    }

    private static RefusalReason refused(IdentityAnswer answer) {
        return answer.fold(Room::fail, Room::fail, refused -> refused.refusal().reason());
    }

    private List<Event.IdentityConflict> conflicts() {
        return room.events(Event.IdentityConflict.class);
    }

    private Reach lastTo() {
        return room.wire.sent().get(room.wire.sent().size() - 1).to();
    }
}
