package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.Bank.NUMBER;
import static dev.parlor.testkit.flow.Bank.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlor.consent.Anchor;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.contact.RecordsAnswer;
import dev.parlor.event.Event;
import dev.parlor.id.GuestId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Ending;
import dev.parlor.message.KeepAnswer;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.NewFile;
import dev.parlor.message.Text;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.Reads;
import dev.parlor.timeline.HistoryLine;
import dev.parlor.transport.Item;
import dev.parlor.transport.SendResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A guest is erased, and what comes of it. */
class ErasureFlowTest extends OnErasure {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d");

    @Test
    void T4_I4_after_an_erasure_there_is_no_trace_of_the_guest_anywhere() throws IOException {
        ThreadId thread = room.agreed(MIRA);
        GuestId guest = guest();
        room.guestWrites("My knee hurts");
        room.writes(MIRA, thread, "Poor Noor");
        room.parlor.send(
                MIRA,
                thread,
                room.parlor
                        .keep(MIRA, NewFile.picture(new ByteArrayInputStream(PNG), "Noor's knee"))
                        .fold(KeepAnswer.Kept::content, Room::fail));
        room.parlor.add(MIRA, thread, List.of(TOMAS));
        room.dispatch();
        room.receives(
                new Item.NotUnderstood("unknown kind", "{\"from\":\"447700900123\",\"knee\":1}"),
                room.reportWithoutToken("sent-2", DeliveryReport.Status.DELIVERED));
        assertThat(traces()).anySatisfy(text -> assertThat(text).contains("knee"));
        assertThat(Traces.in(media)).anyMatch(text -> text.contains("PNG"));

        erase(guest);

        assertThat(traces())
                .noneSatisfy(text ->
                        assertThat(text).containsAnyOf("knee", "Noor", "7700900123", "Poor", "from-noor", "sent-"));
        assertThat(Traces.in(media)).noneMatch(text -> text.contains("PNG"));
        assertThat(export(guest)).doesNotContain("knee", "Noor", "7700900123", "Poor", "from-noor", "sent-");
        assertThat(room.parlor.quarantine().items(BANK, 10)).isEmpty();
        assertThat(room.parlor.contacts().of(MIRA)).isEmpty();
        assertThat(room.parlor.contacts().of(TOMAS)).isEmpty();
        assertThat(room.parlor.history(MIRA, 10)).isEmpty();
        assertThat(room.parlor.timeline(MIRA, thread, 10)).isEmpty();
        assertThat(room.parlor.consent(MIRA, thread)).isEmpty();
        assertThat(room.parlor.explain(MIRA, thread)).isEmpty();
        assertThat(room.events(Event.GuestErased.class)).containsExactly(new Event.GuestErased(guest));
    }

    @Test
    void T4_the_acts_stay_without_what_they_said() {
        ThreadId thread = room.agreed(MIRA);
        GuestId guest = guest();
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        erase(guest);

        Message kept = row(thread, message);
        assertThat(kept.state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(kept.author()).isEqualTo(MIRA);
        assertThat(export(guest)).contains("\"type\":\"Erased\"", "\"kind\":\"erasedGuest\"", "\"act\":\"GRANTED\"");
    }

    @Test
    void T4_O9_the_ledger_can_still_be_verified_by_its_anchors() {
        ThreadId thread = room.agreed(MIRA);
        Anchor anchor = room.parlor.consents().anchor(BANK);
        erase(guest());

        assertThat(room.parlor.consents().verify(BANK, List.of(anchor))).isEmpty();
        assertThat(records(thread)).isNotEmpty().allSatisfy(record -> {
            assertThat(record.evidence().verbatim()).isNull();
            assertThat(record.evidence().wording()).isNull();
            assertThat(record.seal().salt()).isNull();
        });
    }

    @Test
    void T4_P5_what_is_unsent_is_cancelled() {
        ThreadId thread = room.asks(MIRA);
        MessageId held = room.writes(MIRA, thread, "one");
        erase(guest());

        assertThat(row(thread, held).progress().ending()).isEqualTo(Ending.ERASED);
        assertThat(room.events(Event.MessageMoved.class))
                .contains(new Event.MessageMoved(thread, held, MessageState.CANCELLED, Ending.ERASED));
        room.assertNothingMoreGoes();
    }

    @Test
    void T4_P5_G2_what_comes_back_after_the_erasure_is_cancelled() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.fallSilent();
        MessageId armed = room.writes(MIRA, thread, "one");
        room.dispatch();
        erase(guest());
        room.wire.endOpen(new SendResult.NotSent("connection refused"));
        room.dispatch();

        room.passes(Duration.ofHours(1));
        room.assertNothingMoreGoes();
        assertThat(row(thread, armed).progress().ending()).isEqualTo(Ending.ERASED);
    }

    @Test
    void T4_what_is_on_its_way_ends_as_it_does_and_leaves_no_name_of_the_platform() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.fallSilent();
        MessageId armed = room.writes(MIRA, thread, "one");
        room.dispatch();
        erase(guest());
        room.receives(room.reportWithoutToken("wamid-of-noor", DeliveryReport.Status.SENT));
        room.wire.endOpen(new SendResult.Accepted(new PlatformId("wamid-of-noor")));
        room.dispatch();

        assertThat(row(thread, armed).state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(traces()).noneMatch(text -> text.contains("wamid-of-noor"));
    }

    @Test
    void T4_G2_what_a_dead_host_left_open_is_not_taken_up_again() {
        ThreadId thread = room.agreed(MIRA);
        room.wire.fallSilent();
        MessageId armed = room.writes(MIRA, thread, "one");
        room.dispatch();
        erase(guest());
        room.leaseNanos.addAndGet(Duration.ofMinutes(1).toNanos());
        room.passes(Duration.ofMinutes(1));

        room.assertNothingMoreGoes();
        assertThat(row(thread, armed).progress().ending()).isEqualTo(Ending.ERASED);
    }

    @Test
    void T4_a_late_report_changes_nothing_with_our_token_and_without() {
        ThreadId thread = room.agreed(MIRA);
        MessageId message = room.writes(MIRA, thread, "one");
        room.dispatch();
        erase(guest());
        Message before = row(thread, message);

        assertThat(room.receives(
                                room.report(2, DeliveryReport.Status.READ),
                                room.reportWithoutToken("sent-2", DeliveryReport.Status.READ))
                        .duplicates())
                .isEqualTo(2);
        assertThat(row(thread, message)).isEqualTo(before);
        assertThat(traces()).noneMatch(text -> text.contains("sent-2"));
    }

    @Test
    void T4_erasing_again_changes_nothing() {
        room.agreed(MIRA);
        GuestId guest = guest();
        erase(guest);
        int events = room.feed().size();

        assertThat(room.parlor.records().erase(BANK, guest)).isEqualTo(new RecordsAnswer.AlreadySo());
        assertThat(room.feed()).hasSize(events);
    }

    @Test
    void T4_a_guest_who_never_was_cannot_be_erased() {
        RecordsAnswer answer = room.parlor.records().erase(BANK, new GuestId(new UUID(0, 1)));

        assertThat(refused(answer).refusal().reason()).isEqualTo(RefusalReason.UNKNOWN_GUEST);
    }

    @Test
    void T4_without_a_key_nobody_is_erased() {
        Room keyless = new Room();

        assertThatIllegalStateException()
                .isThrownBy(() -> keyless.parlor.records().erase(BANK, new GuestId(new UUID(0, 1))));
    }

    @Test
    void T4_nobody_can_write_into_a_thread_of_an_erased_guest_or_be_brought_in() {
        ThreadId thread = room.agreed(MIRA);
        erase(guest());

        assertThat(room.refusedToWrite(MIRA, thread, new Text("one")).reason()).isEqualTo(RefusalReason.UNKNOWN_THREAD);
        assertThat(room.parlor
                        .threads()
                        .assign(thread, TOMAS)
                        .<RefusalReason>fold(
                                Room::fail,
                                Room::fail,
                                refused -> refused.refusal().reason()))
                .isEqualTo(RefusalReason.UNKNOWN_THREAD);
    }

    @Test
    void T4_other_guests_stay_as_they_are() {
        ThreadId thread = room.agreed(MIRA);
        PhoneNumber phone = new PhoneNumber("+447700900456");
        room.receives(new Item.FromGuest(
                NUMBER, new PlatformId("from-ada"), Reach.by(phone), null, room.clock.instant(), new Text("Hi"), null));
        erase(guest());

        assertThat(traces()).contains("Hi", phone.value());
        assertThat(room.parlor.history(MIRA, 10))
                .extracting(HistoryLine::thread)
                .doesNotContain(thread);
    }

    @Test
    void T4_a_long_thread_is_erased_to_its_end() {
        ThreadId thread = room.agreed(MIRA);
        for (int message = 0; message < 450; message++) {
            room.receives(room.text("knee " + message, room.clock.instant()));
        }
        erase(guest());

        assertThat(traces()).noneMatch(text -> text.contains("knee"));
        assertThat(room.store.wholeTimeline(BANK, thread, null, 1000).guestMessages())
                .hasSizeGreaterThan(450);
    }

    private String export(GuestId guest) {
        StringBuilder lines = new StringBuilder();
        try {
            room.parlor.records().export(BANK, guest, lines);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return lines.toString();
    }

    private Message row(ThreadId thread, MessageId message) {
        return room.store
                .read(BANK, Set.of(), Set.of(thread), Reads.none().message(message))
                .messages()
                .get(0);
    }

    private List<ConsentRecord> records(ThreadId thread) {
        return room.store
                .read(BANK, Set.of(), Set.of(thread), Reads.everything())
                .consents();
    }

    private static RecordsAnswer.Refused refused(RecordsAnswer answer) {
        return answer.fold(Room::fail, Room::fail, refused -> refused);
    }
}
