package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.DESK;
import static dev.parlor.testkit.flow.Bank.LENA;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.NOOR;
import static dev.parlor.testkit.flow.Bank.NUMBER;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentState;
import dev.parlor.contact.Contact;
import dev.parlor.contact.Reach;
import dev.parlor.contact.UserId;
import dev.parlor.event.Event;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport.Status;
import dev.parlor.message.Ending;
import dev.parlor.message.Gate;
import dev.parlor.message.MessageState;
import dev.parlor.message.Rejection;
import dev.parlor.message.Text;
import dev.parlor.store.Reads;
import dev.parlor.transport.Item;
import dev.parlor.transport.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * One guest known twice, by phone and by user id, until an item carries both (rule C5). Mira writes with the guest whom she
 * knows by phone, Tomas with the one who wrote from a user id.
 */
class LinkingFlowTest {
    private static final UserId NOORS_ID = new UserId("US.NOOR1");

    private final Room room = new Room();
    private final ThreadId byPhone = room.agreed(MIRA);
    private final ThreadId byUserId = writesFirst();
    private final GuestId former = guestOf(MIRA, byPhone);
    private final GuestId kept = guestOf(TOMAS, byUserId);
    private int items;

    @Test
    void C5_what_two_guests_who_are_one_were_told_separately_stands_in_one_chat() {
        linked();

        assertThat(room.events(Event.GuestsLinked.class)).containsExactly(new Event.GuestsLinked(former, kept));
        assertThat(guestOf(MIRA, byPhone)).isEqualTo(kept);
        assertThat(room.parlor.contacts().of(MIRA)).extracting(Contact::guest).containsOnly(kept);
        assertThat(room.store
                        .read(BANK, Set.of(new ChatId(former, DESK)), Set.of(), Reads.everything())
                        .chats())
                .singleElement()
                .satisfies(chat -> assertThat(chat.id()).isEqualTo(new ChatId(kept, DESK)));
    }

    @Test
    void C5_held_messages_of_both_chats_go_out_in_the_order_in_which_they_were_taken() {
        room.passes(Duration.ofHours(25));
        room.dispatch();
        room.writes(MIRA, byPhone, "one");
        room.writes(TOMAS, byUserId, "two");
        room.writes(MIRA, byPhone, "three");
        room.writes(TOMAS, byUserId, "four");
        int before = room.wire.texts().size();

        linked();
        room.dispatch();

        assertThat(room.sentAfter(before)).containsExactly("one", "two", "three", "four");
        assertThat(room.wire.sent().get(before).to()).isEqualTo(new Reach(NOOR, NOORS_ID));
    }

    @Test
    void C5_the_joined_chat_arms_nothing_while_an_attempt_of_the_former_is_in_flight() {
        room.wire.fallSilent();
        MessageId inFlight = room.writes(MIRA, byPhone, "in flight");
        room.dispatch();
        linked();
        room.writes(TOMAS, byUserId, "waits");
        room.writes(MIRA, byPhone, "waits too");
        room.assertNothingMoreGoes();
        int before = room.wire.texts().size();

        room.wire.endOpen(new SendResult.Accepted(new PlatformId("home")));
        room.dispatch();

        assertThat(room.state(inFlight)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.sentAfter(before)).containsExactly("waits", "waits too");
    }

    @Test
    void C5_S5_each_of_two_attempts_in_flight_still_ends_as_the_platform_says() {
        room.wire.fallSilent();
        MessageId one = room.writes(MIRA, byPhone, "one");
        MessageId two = room.writes(TOMAS, byUserId, "two");
        room.dispatch();
        linked();
        room.assertNothingMoreGoes();
        assertThat(room.state(one)).isEqualTo(MessageState.SENDING);
        assertThat(room.state(two)).isEqualTo(MessageState.SENDING);

        room.wire.endOpen(new SendResult.Rejected(Rejection.of(Rejection.Kind.MESSAGE, 1)));
        room.dispatch();

        assertThat(room.state(one)).isEqualTo(MessageState.FAILED);
        assertThat(room.state(two)).isEqualTo(MessageState.FAILED);
    }

    @Test
    void C5_the_chat_stays_leased_until_the_last_of_two_attempts_has_ended() {
        List<CompletableFuture<SendResult>> open = new ArrayList<>();
        Parlor slow = room.host(outgoing -> {
                    open.add(new CompletableFuture<>());
                    return open.get(open.size() - 1);
                })
                .build();
        MessageId one = room.writes(MIRA, byPhone, "one");
        MessageId two = room.writes(TOMAS, byUserId, "two");
        slow.dispatchDue();
        linked();
        room.writes(MIRA, byPhone, "waits");

        open.get(0).complete(new SendResult.Accepted(new PlatformId("home")));
        slow.dispatchDue();

        assertThat(List.of(room.state(one), room.state(two)))
                .containsExactlyInAnyOrder(MessageState.ACCEPTED, MessageState.SENDING);
        assertThat(open).hasSize(2);
    }

    @Test
    void C5_S9_attempts_of_both_chats_are_in_doubt_once_the_lease_has_run_out() {
        room.wire.fallSilent();
        MessageId one = room.writes(MIRA, byPhone, "one");
        MessageId two = room.writes(TOMAS, byUserId, "two");
        room.dispatch();
        linked();

        room.leaseNanos.addAndGet(Duration.ofMinutes(1).toNanos());
        room.host(room.wire).build().dispatchDue();

        assertThat(room.state(one)).isEqualTo(MessageState.IN_DOUBT);
        assertThat(room.state(two)).isEqualTo(MessageState.IN_DOUBT);
    }

    @Test
    void C5_a_stop_said_to_one_stays_in_force_though_the_other_agreed_later() {
        room.guestWrites("STOP");
        room.dispatch();
        room.passes(Duration.ofMinutes(1));
        agreedElsewhere();
        room.passes(Duration.ofHours(25));
        room.dispatch();
        MessageId held = room.writes(TOMAS, byUserId, "held");
        int before = room.wire.texts().size();

        linked();
        room.dispatch();

        assertThat(room.message(held).progress().ending()).isEqualTo(Ending.REVOKED);
        assertThat(room.closedGates(TOMAS, byUserId)).contains(Gate.CONSENT);
        assertThat(room.closedGates(MIRA, byPhone)).contains(Gate.CONSENT);
        assertThat(room.sentAfter(before)).isEmpty();
    }

    @Test
    void C5_a_yes_said_to_one_stays_a_yes_for_its_thread() {
        linked();

        assertThat(room.consent(byPhone)).isEqualTo(ConsentState.GRANTED);
        assertThat(room.line(TOMAS, byUserId).consent()).isEqualTo(ConsentState.GUEST_INITIATED);
    }

    @Test
    void C5_the_later_end_of_the_window_stays() {
        room.passes(Duration.ofHours(20));
        room.guestWrites("still here");
        room.passes(Duration.ofHours(5));
        room.dispatch();
        assertThat(room.closedGates(TOMAS, byUserId)).contains(Gate.WINDOW);
        Item.FromGuest old = item(new Reach(NOOR, NOORS_ID), "sent long ago", Duration.ofDays(9));

        room.receives(old);

        assertThat(room.closedGates(TOMAS, byUserId)).doesNotContain(Gate.WINDOW);
    }

    @Test
    void C5_a_report_on_a_message_of_the_former_chat_still_finds_it() {
        MessageId message = room.writes(MIRA, byPhone, "one");
        room.dispatch();
        int attempt = room.wire.sent().size();
        linked();

        assertThat(room.receives(room.report(attempt, Status.READ)).applied()).isEqualTo(1);
        assertThat(room.receives(room.reportWithoutToken("sent-" + attempt, Status.PLAYED))
                        .applied())
                .isEqualTo(1);

        assertThat(room.message(message).delivery().step()).isEqualTo(Delivery.Step.PLAYED);
    }

    @Test
    void C5_I3_what_comes_again_changes_nothing() {
        Item.FromGuest before = item(Reach.by(NOOR), "before", Duration.ZERO);
        room.receives(before);
        Item.FromGuest linking = item(new Reach(NOOR, NOORS_ID), "hello", Duration.ZERO);
        room.receives(linking);
        int events = room.feed().size();

        assertThat(room.receives(linking, before).duplicates()).isEqualTo(2);
        assertThat(room.feed()).hasSize(events);
    }

    @Test
    void C5_items_of_one_delivery_find_the_chat_that_the_later_ones_joined() {
        Item.FromGuest phoneOnly = item(Reach.by(NOOR), "from the phone", Duration.ZERO);
        Item.FromGuest both = item(new Reach(NOOR, NOORS_ID), "from both", Duration.ZERO);

        assertThat(room.receives(phoneOnly, both).applied()).isEqualTo(2);

        assertThat(room.store
                        .read(BANK, Set.of(new ChatId(former, DESK)), Set.of(), Reads.everything())
                        .chats())
                .extracting(chat -> chat.id().guest())
                .containsExactly(kept);
    }

    @Test
    void C5_P6_nobody_reads_beyond_their_interval_in_a_joined_chat() {
        room.writes(MIRA, byPhone, "early");
        room.parlor.add(MIRA, byPhone, List.of(LENA));
        room.parlor.leave(LENA, byPhone);
        room.writes(MIRA, byPhone, "late");
        List<String> mira = room.reads(MIRA, byPhone);
        List<String> lena = room.reads(LENA, byPhone);
        List<String> tomas = room.reads(TOMAS, byUserId);
        int unread = room.line(LENA, byPhone).unread();

        linked();

        assertThat(room.reads(LENA, byPhone)).isEqualTo(lena).contains("early").doesNotContain("late");
        assertThat(room.line(LENA, byPhone).unread()).isEqualTo(unread);
        assertThat(room.reads(MIRA, byPhone)).startsWith(mira.toArray(String[]::new));
        assertThat(room.reads(TOMAS, byUserId)).startsWith(tomas.toArray(String[]::new));
    }

    @Test
    void C5_O9_both_chains_of_the_ledger_hold_and_name_each_other() {
        linked();

        assertThat(room.parlor.consents().verify(BANK, List.of())).isEmpty();
        assertThat(room.parlor.consent(MIRA, byPhone))
                .extracting(record -> record.act())
                .contains(ConsentAct.GRANTED, ConsentAct.JOINED_INTO, ConsentAct.JOINED);
    }

    private ThreadId writesFirst() {
        room.passes(Duration.ofSeconds(1));
        room.receives(item(new Reach(null, NOORS_ID), "hello from an id", Duration.ZERO));
        List<Event.ThreadStarted> started = room.events(Event.ThreadStarted.class);
        ThreadId thread = started.get(started.size() - 1).thread();
        room.parlor.threads().assign(thread, TOMAS);
        room.dispatch();
        return thread;
    }

    private void agreedElsewhere() {
        room.parlor.consents().record(TOMAS, byUserId, "signed form", "signed in the branch", room.clock.instant());
    }

    private void linked() {
        room.passes(Duration.ofSeconds(1));
        room.receives(item(new Reach(NOOR, NOORS_ID), "it is me", Duration.ZERO));
    }

    private Item.FromGuest item(Reach from, String text, Duration age) {
        items++;
        return new Item.FromGuest(
                NUMBER,
                new PlatformId("linking-" + items),
                from,
                null,
                room.clock.instant().minus(age),
                new Text(text),
                null);
    }

    private GuestId guestOf(MemberId member, ThreadId thread) {
        return room.line(member, thread).guest();
    }
}
