package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.LENA;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.CourtesyAnswer;
import dev.parlor.message.Reaction;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.CourtesyResult;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What a guest is shown of members who read and write (rule M7). */
class CourtesyFlowTest {
    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);

    @Test
    void M7_acknowledging_shows_the_guest_that_a_message_was_read() {
        Item.FromGuest item = writes("Hello");

        assertThat(acknowledge(last())).isInstanceOf(CourtesyAnswer.Shown.class);
        assertThat(room.wire.signs().read()).containsExactly(item.id());
    }

    @Test
    void M7_T3_reading_alone_tells_the_guest_nothing() {
        writes("Hello");
        List<Entry> entries = room.parlor.timeline(MIRA, thread, 100);

        assertThat(room.parlor.markRead(MIRA, thread, entries.get(entries.size() - 1)))
                .isTrue();
        assertThat(room.wire.signs().read()).isEmpty();
    }

    @Test
    void M7_typing_is_shown_on_what_the_guest_wrote_last() {
        Item.FromGuest item = writes("Hello");
        room.receives(room.item(new Reaction("👍"), room.clock.instant(), new PlatformId("sent-1")));

        assertThat(answer(room.parlor.showTyping(MIRA, thread))).isInstanceOf(CourtesyAnswer.Shown.class);
        assertThat(room.wire.signs().typing()).containsExactly(item.id());
        assertThat(room.wire.signs().read()).isEmpty();
    }

    @Test
    void M7_what_is_lost_is_not_tried_again() {
        Item.FromGuest item = writes("Hello");
        room.wire.signs().answerNext(CourtesyResult.lost("busy"));

        assertThat(acknowledge(last())).isEqualTo(new CourtesyAnswer.NotShown("busy"));
        room.passes(Duration.ofMinutes(1));
        room.dispatch();
        assertThat(room.wire.signs().read()).containsExactly(item.id());
    }

    @Test
    void M7_outside_the_window_the_guest_is_shown_nothing() {
        writes("Hello");
        room.passes(Duration.ofHours(24));

        assertThat(refusal(acknowledge(last()))).isEqualTo(RefusalReason.WINDOW_CLOSED);
        assertThat(refusal(answer(room.parlor.showTyping(MIRA, thread)))).isEqualTo(RefusalReason.WINDOW_CLOSED);
        assertThat(room.wire.signs().read()).isEmpty();
    }

    @Test
    void M7_only_an_enabled_participant_shows_the_guest_anything() {
        writes("Hello");
        assertThat(refusal(answer(room.parlor.acknowledge(LENA, thread, last()))))
                .isEqualTo(RefusalReason.NOT_A_PARTICIPANT);
        room.switched(false);

        assertThat(refusal(acknowledge(last()))).isEqualTo(RefusalReason.ORGANIZATION_OFF);
        assertThat(room.wire.signs().read()).isEmpty();
    }

    @Test
    void M7_only_a_guests_message_of_the_thread_can_be_acknowledged() {
        writes("Hello");
        MessageId ours = room.writes(MIRA, thread, "Good morning");

        assertThat(refusal(acknowledge(ours))).isEqualTo(RefusalReason.UNKNOWN_MESSAGE);
        assertThat(refusal(answer(room.parlor.acknowledge(MIRA, new ThreadId(UUID.randomUUID()), last()))))
                .isEqualTo(RefusalReason.UNKNOWN_THREAD);
    }

    @Test
    void M7_C6_a_blocked_guest_is_shown_nothing() {
        writes("Hello");
        room.parlor.contacts().block(MIRA, room.contactOf(MIRA));

        assertThat(refusal(acknowledge(last()))).isEqualTo(RefusalReason.GUEST_BLOCKED);
    }

    @Test
    void M7_a_transport_without_such_signs_shows_none_and_says_so() {
        writes("Hello");

        assertThat(answer(room.host(room.wire::send).build().acknowledge(MIRA, thread, last())))
                .isInstanceOf(CourtesyAnswer.NotShown.class);
    }

    @Test
    void M7_nothing_of_it_is_told_or_kept() {
        writes("Hello");
        int before = room.feed().size();

        acknowledge(last());

        assertThat(room.feed()).hasSize(before);
        assertThat(room.parlor.quarantine().items(BANK, 10)).isEmpty();
    }

    private Item.FromGuest writes(String text) {
        room.passes(Duration.ofSeconds(1));
        Item.FromGuest item = room.text(text, room.clock.instant());
        room.receives(item);
        return item;
    }

    private MessageId last() {
        return room.parlor.timeline(MIRA, thread, 100).stream()
                .filter(Entry.FromGuest.class::isInstance)
                .map(entry -> ((Entry.FromGuest) entry).message().id())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private CourtesyAnswer acknowledge(MessageId message) {
        return answer(room.parlor.acknowledge(MIRA, thread, message));
    }

    private static CourtesyAnswer answer(CompletionStage<CourtesyAnswer> shown) {
        return shown.toCompletableFuture().join();
    }

    private static RefusalReason refusal(CourtesyAnswer answer) {
        return answer.fold(Room::fail, Room::fail, refused -> refused.refusal().reason());
    }
}
