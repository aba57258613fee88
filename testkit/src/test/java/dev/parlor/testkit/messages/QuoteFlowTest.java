package dev.parlor.testkit.messages;

import static dev.parlor.testkit.messages.Desk.IDA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.message.Content;
import dev.parlor.message.Edit;
import dev.parlor.message.Reaction;
import dev.parlor.message.Revocation;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.timeline.Entry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuoteFlowTest {
    private final Desk desk = new Desk();

    @Test
    void M7_a_member_quotes_what_the_guest_wrote() {
        PlatformId question = desk.guest(new Text("Is it in?"), null);

        desk.sends(IDA, new Text("Yes, this one"), quoting(desk.lastOfGuest(IDA)));

        assertThat(desk.wire.sent())
                .last()
                .satisfies(sent -> assertThat(sent.inReplyTo()).isEqualTo(question));
    }

    @Test
    void M7_a_member_quotes_what_the_platform_took_of_ours() {
        MessageId ours = desk.writes(IDA, "It is in");

        desk.sends(IDA, new Text("I mean this"), SendOptions.none().inReplyTo(ours));

        assertThat(desk.wire.sent())
                .last()
                .satisfies(sent -> assertThat(sent.inReplyTo())
                        .isEqualTo(new PlatformId("sent-" + (desk.wire.sent().size() - 1))));
    }

    @Test
    void M7_what_the_platform_has_not_taken_yet_cannot_be_quoted() {
        desk.windowCloses();
        MessageId held = desk.writes(IDA, "It is in");

        assertThat(desk.refused(IDA, new Text("This"), SendOptions.none().inReplyTo(held))
                        .reason())
                .isEqualTo(RefusalReason.UNKNOWN_MESSAGE);
    }

    @Test
    void M7_a_member_reacts_to_a_message_of_the_guest_and_only_to_one() {
        desk.guest(new Text("Thanks"), null);

        desk.sends(IDA, new Reaction("👍"), quoting(desk.lastOfGuest(IDA)));

        assertThat(desk.wire.sent())
                .last()
                .satisfies(sent -> assertThat(sent.content()).isEqualTo(new Reaction("👍")));
        assertThat(desk.refused(IDA, new Reaction("👍"), SendOptions.none()).reason())
                .isEqualTo(RefusalReason.UNKNOWN_MESSAGE);
    }

    @Test
    void M7_an_edit_is_shown_and_the_original_is_kept() {
        PlatformId original = desk.guest(new Text("At nine"), null);
        desk.guest(new Edit(new Text("At ten")), original);

        assertThat(desk.timeline(IDA))
                .filteredOn(Entry.FromGuest.class::isInstance)
                .extracting(entry -> ((Entry.FromGuest) entry).message().content())
                .containsSequence(new Text("At nine"), new Edit(new Text("At ten")));
        assertThat(desk.lastOfGuest(IDA).message().quoted()).isEqualTo(original);
    }

    @Test
    void M7_a_guests_reaction_is_told_to_the_host() {
        desk.writes(IDA, "It is in");
        desk.guest(new Reaction("👍"), new PlatformId("sent-" + desk.wire.sent().size()));

        assertThat(desk.parlor.events(Desk.LIBRARY, 0, 1000))
                .extracting(RecordedEvent::event)
                .last()
                .isInstanceOf(Event.GuestMessageChanged.class);
    }

    @Test
    void W2_reactions_edits_and_revocations_open_no_window_and_are_not_unread() {
        PlatformId original = desk.guest(new Text("At nine"), null);
        desk.parlor.markRead(IDA, desk.thread, desk.last(IDA));
        Instant end = desk.line(IDA).windowEnd();

        for (Content act : new Content[] {new Reaction("👍"), new Edit(new Text("STOP")), new Revocation()}) {
            desk.guest(act, original);
        }

        assertThat(desk.line(IDA).windowEnd()).isEqualTo(end);
        assertThat(desk.line(IDA).unread()).isZero();
        assertThat(desk.line(IDA).consent().name()).isEqualTo("GRANTED");
    }

    private static SendOptions quoting(Entry.FromGuest entry) {
        return SendOptions.none().inReplyTo(entry.message().id());
    }
}
