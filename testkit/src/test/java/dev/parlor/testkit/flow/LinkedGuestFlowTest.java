package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.DESK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.NOOR;
import static dev.parlor.testkit.flow.Bank.NUMBER;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.consent.AnchorKey;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentScope;
import dev.parlor.consent.ConsentState;
import dev.parlor.contact.ErasureKey;
import dev.parlor.contact.LegalHold;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.RecordsAnswer;
import dev.parlor.contact.UserId;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Language;
import dev.parlor.event.Event;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.message.Text;
import dev.parlor.store.Reads;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.Item;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What two guests who became one can do, and what can be done with them, afterwards (rule C5). */
class LinkedGuestFlowTest {
    private static final UserId NOORS_ID = new UserId("US.NOOR1");
    private static final PhoneNumber NEW_PHONE = PhoneNumber.parse("+44 7700 900888");
    private static final BusinessNumberId BRANCH = new BusinessNumberId("branch");
    private static final PlatformNumber BRANCH_NUMBER = new PlatformNumber("1060002");

    private final Room room =
            new Room(builder -> builder.erasureKey(ErasureKey.of(new byte[32])).anchorKey(AnchorKey.of(new byte[32])));
    private int items;

    @Test
    void C5_R7_an_entry_from_before_the_joining_takes_a_new_place_in_the_thread_it_is_moved_to() {
        ThreadId byPhone = room.agreed(MIRA);
        ThreadId byUserId = writesFirst(NUMBER);
        room.guestWrites("moved");
        linked();
        MessageId moved = guestMessage(byPhone, "moved");
        long last = room.parlor.timeline(TOMAS, byUserId, 100).stream()
                .mapToLong(LinkedGuestFlowTest::position)
                .max()
                .orElseThrow();

        assertThat(room.parlor.threads().move(BANK, moved, byUserId)).isTrue();
        assertThat(room.parlor.threads().move(BANK, moved, byUserId)).isFalse();

        assertThat(room.reads(TOMAS, byUserId)).contains("moved");
        assertThat(room.reads(MIRA, byPhone)).doesNotContain("moved");
        assertThat(room.parlor.timeline(TOMAS, byUserId, 100))
                .filteredOn(entry -> entry instanceof Entry.FromGuest from
                        && from.message().id().equals(moved))
                .singleElement()
                .satisfies(entry -> assertThat(position(entry)).isGreaterThan(last));
    }

    @Test
    void C5_the_chats_of_every_business_number_are_joined_each_with_its_own() {
        ThreadId byPhone = room.agreed(MIRA);
        room.parlor.directory().put(BANK, BusinessNumber.openToAll(BRANCH, BRANCH_NUMBER, Language.EN));
        ThreadId atBranch = writesFirst(BRANCH_NUMBER);
        GuestId kept = room.line(TOMAS, atBranch).guest();
        MessageId waits = room.writes(MIRA, byPhone, "waits");

        linked();
        room.dispatch();

        assertThat(chats(kept)).containsExactlyInAnyOrder(new ChatId(kept, DESK), new ChatId(kept, BRANCH));
        assertThat(room.state(waits)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.parlor.consents().verify(BANK, List.of())).isEmpty();
    }

    @Test
    void C5_O7_a_stop_at_one_number_is_in_force_at_every_number_of_both() {
        ThreadId byPhone = room.agreed(MIRA);
        room.parlor.directory().put(BANK, BusinessNumber.openToAll(BRANCH, BRANCH_NUMBER, Language.EN));
        ThreadId atBranch = writesFirst(BRANCH_NUMBER);
        room.guestWrites("STOP");
        room.dispatch();

        linked();

        assertThat(room.closedGates(MIRA, byPhone)).contains(Gate.CONSENT);
        assertThat(room.closedGates(TOMAS, atBranch)).contains(Gate.CONSENT);
    }

    @Test
    void C5_O2_a_no_for_the_whole_chat_stays_a_no_though_the_other_said_yes_later() {
        Room whole = new Room(builder -> builder.consentScope(ConsentScope.BUSINESS_NUMBER));
        ThreadId byPhone = whole.asks(MIRA);
        whole.guestTapsNo(byPhone);
        whole.receives(item(NUMBER, new Reach(null, NOORS_ID), "hello"));
        ThreadId byUserId = newest(whole);
        whole.parlor.threads().assign(byUserId, TOMAS);
        whole.passes(Duration.ofMinutes(1));
        whole.parlor.consents().record(TOMAS, byUserId, "signed form", "signed in the branch", whole.clock.instant());
        whole.passes(Duration.ofMinutes(1));

        whole.receives(item(NUMBER, new Reach(NOOR, NOORS_ID), "it is me"));

        assertThat(whole.line(MIRA, byPhone).consent()).isEqualTo(ConsentState.DECLINED);
        assertThat(whole.line(TOMAS, byUserId).consent()).isEqualTo(ConsentState.DECLINED);
    }

    @Test
    void C5_O10_one_who_wanted_no_marketing_wants_none_though_the_other_took_it_again_later() {
        ThreadId byPhone = room.agreed(MIRA);
        ThreadId byUserId = writesFirst(NUMBER);
        room.receives(preference(Reach.by(NOOR), false));
        room.passes(Duration.ofMinutes(1));
        room.receives(preference(new Reach(null, NOORS_ID), true));

        linked();

        assertThat(room.parlor.consent(MIRA, byPhone))
                .extracting(record -> record.act())
                .contains(ConsentAct.MARKETING_STOPPED);
        assertThat(room.parlor.consent(TOMAS, byUserId))
                .filteredOn(record ->
                        record.act() == ConsentAct.MARKETING_STOPPED || record.act() == ConsentAct.MARKETING_RESUMED)
                .last()
                .satisfies(record -> assertThat(record.act()).isEqualTo(ConsentAct.MARKETING_STOPPED));
    }

    @Test
    void C5_three_who_are_one_are_met_by_every_name() {
        ThreadId first = room.agreed(MIRA);
        GuestId one = room.line(MIRA, first).guest();
        ThreadId second = writesFirst(NUMBER);
        GuestId two = room.line(TOMAS, second).guest();
        linked();
        room.receives(item(NUMBER, Reach.by(NEW_PHONE), "hello from a third"));
        ThreadId third = newest(room);
        room.parlor.threads().assign(third, TOMAS);
        GuestId three = room.line(TOMAS, third).guest();

        room.parlor.contacts().link(BANK, one, three);

        assertThat(chats(one)).containsExactly(new ChatId(three, DESK));
        assertThat(chats(two)).containsExactly(new ChatId(three, DESK));
        assertThat(room.line(MIRA, first).guest()).isEqualTo(three);
        assertThat(room.line(TOMAS, second).guest()).isEqualTo(three);
        assertThat(room.events(Event.GuestsLinked.class))
                .containsExactly(new Event.GuestsLinked(one, two), new Event.GuestsLinked(two, three));
        assertThat(room.parlor.consents().verify(BANK, List.of())).isEmpty();
    }

    @Test
    void C5_T4_one_who_was_linked_is_erased_by_either_name_with_all_they_ever_were() throws IOException {
        ThreadId byPhone = room.agreed(MIRA);
        GuestId former = room.line(MIRA, byPhone).guest();
        ThreadId byUserId = writesFirst(NUMBER);
        room.guestWrites("My knee hurts");
        linked();

        assertThat(room.parlor.records().erase(BANK, former)).isInstanceOf(RecordsAnswer.Done.class);
        assertThat(room.parlor.records().erase(BANK, former)).isInstanceOf(RecordsAnswer.AlreadySo.class);

        StringBuilder export = new StringBuilder();
        room.parlor.records().export(BANK, former, export);
        assertThat(export.toString())
                .contains("JOINED_INTO", former.toString())
                .doesNotContain("knee", "Noor", "7700900123", "US.NOOR1", "it is me", "from-noor", "hello from an id");
        assertThat(Traces.in(room.store))
                .noneSatisfy(text -> assertThat(text).containsAnyOf("knee", "7700900123", "US.NOOR1"));
        assertThat(room.parlor.timeline(MIRA, byPhone, 10)).isEmpty();
        assertThat(room.parlor.timeline(TOMAS, byUserId, 10)).isEmpty();
        assertThat(room.parlor.consents().verify(BANK, List.of())).isEmpty();
    }

    @Test
    void C5_T4_a_legal_hold_on_the_former_guest_holds_the_one_they_became() {
        ThreadId byPhone = room.agreed(MIRA);
        GuestId former = room.line(MIRA, byPhone).guest();
        GuestId kept = room.line(TOMAS, writesFirst(NUMBER)).guest();
        room.parlor.records().hold(BANK, former, "A dispute");
        linked();

        assertThat(room.parlor.records().holds(BANK))
                .extracting(LegalHold::guest)
                .containsExactly(kept);
        assertThat(room.parlor.records().erase(BANK, kept)).isInstanceOf(RecordsAnswer.Refused.class);
        assertThat(room.parlor.records().lift(BANK, former)).isInstanceOf(RecordsAnswer.Done.class);
        assertThat(room.parlor.records().erase(BANK, kept)).isInstanceOf(RecordsAnswer.Done.class);
    }

    private ThreadId writesFirst(PlatformNumber number) {
        room.passes(Duration.ofSeconds(1));
        room.receives(item(number, new Reach(null, NOORS_ID), "hello from an id"));
        ThreadId thread = newest(room);
        room.parlor.threads().assign(thread, TOMAS);
        room.dispatch();
        return thread;
    }

    private static ThreadId newest(Room where) {
        List<Event.ThreadStarted> started = where.events(Event.ThreadStarted.class);
        return started.get(started.size() - 1).thread();
    }

    private void linked() {
        room.passes(Duration.ofSeconds(1));
        room.receives(item(NUMBER, new Reach(NOOR, NOORS_ID), "it is me"));
    }

    private Item.FromGuest item(PlatformNumber number, Reach from, String text) {
        items++;
        return new Item.FromGuest(
                number, new PlatformId("linked-" + items), from, null, room.clock.instant(), new Text(text), null);
    }

    private Item.Preference preference(Reach from, boolean wanted) {
        return new Item.Preference(NUMBER, from, room.clock.instant(), wanted);
    }

    private MessageId guestMessage(ThreadId thread, String text) {
        return room.parlor.timeline(MIRA, thread, 100).stream()
                .filter(Entry.FromGuest.class::isInstance)
                .map(entry -> ((Entry.FromGuest) entry).message())
                .filter(message -> message.content().shown().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static long position(Entry entry) {
        return entry.<Long>fold(
                ours -> ours.message().position(),
                fromGuest -> fromGuest.message().position(),
                told -> told.notice().position());
    }

    private List<ChatId> chats(GuestId guest) {
        Set<ChatId> named = Set.of(new ChatId(guest, DESK), new ChatId(guest, BRANCH));
        return room.store.read(BANK, named, Set.of(), Reads.everything()).chats().stream()
                .map(chat -> chat.id())
                .toList();
    }
}
