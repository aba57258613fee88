package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static dev.parlor.testkit.flow.PlatformItems.windowClosed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.id.MediaId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.KeepAnswer;
import dev.parlor.message.MessageState;
import dev.parlor.message.NewFile;
import dev.parlor.message.Picture;
import dev.parlor.message.Rejection;
import dev.parlor.message.Upload;
import dev.parlor.queue.Backoff;
import dev.parlor.queue.SendAnswer;
import dev.parlor.store.memory.InMemoryMediaStore;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A picture of a member on its way to the platform (rule M3). */
class UploadFlowTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d");
    private static final UploadResult TROUBLE = new UploadResult.NotUploaded("trouble");

    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);
    private final InMemoryMediaStore media = new InMemoryMediaStore(room.clock);
    private final Parlor host = room.host(room.wire).media(media).build();

    @Test
    void M3_a_picture_is_uploaded_before_its_arm_and_goes_by_the_platforms_id() throws IOException {
        MessageId picture = sendsPicture();
        host.dispatchDue();

        assertThat(room.wire.media().uploaded()).containsExactly(PNG);
        assertThat(lastSent().mediaId()).isEqualTo(new MediaId("media-1"));
        assertThat(lastSent().file().open()).isEmpty();
        assertThat(room.state(picture)).isEqualTo(MessageState.ACCEPTED);
        assertThat(room.message(picture).progress().attempts()).isEqualTo(1);
    }

    @Test
    void M3_a_held_picture_keeps_its_bytes_and_is_uploaded_when_its_gates_have_opened() throws IOException {
        room.passes(Duration.ofHours(25));
        sendsPicture();
        host.dispatchDue();
        assertThat(room.wire.media().uploaded()).isEmpty();

        room.guestWrites("Hello");
        host.dispatchDue();

        assertThat(room.wire.media().uploaded()).containsExactly(PNG);
        assertThat(lastSent().mediaId()).isEqualTo(new MediaId("media-1"));
    }

    @Test
    void M3_Q6_an_upload_that_fails_keeps_the_message_at_the_head_and_is_tried_again() throws IOException {
        room.wire.media().answerNextUpload(TROUBLE);
        MessageId picture = sendsPicture();
        room.writes(MIRA, thread, "two");
        int before = room.wire.sent().size();

        host.dispatchDue();
        assertThat(room.sentAfter(before)).isEmpty();
        assertThat(room.message(picture).progress().attempts()).isZero();

        room.passes(Duration.ofSeconds(2));
        dispatchesAll();
        assertThat(room.sentAfter(before)).containsExactly("The shelf", "two");
    }

    @Test
    void M3_Q6_a_picture_that_never_can_be_uploaded_fails_and_the_next_goes() throws IOException {
        MessageId picture = sendsPicture();
        MessageId next = room.writes(MIRA, thread, "two");
        for (int failure = 0; failure < Backoff.MOST_ATTEMPTS; failure++) {
            assertThat(room.state(picture)).isEqualTo(MessageState.READY);
            room.wire.media().answerNextUpload(TROUBLE);
            host.dispatchDue();
            room.passes(Duration.ofMinutes(15));
        }
        host.dispatchDue();

        assertThat(room.message(picture).progress().ending()).isEqualTo(Ending.OUT_OF_ATTEMPTS);
        assertThat(room.state(next)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void M3_Q6_a_picture_that_the_platform_does_not_take_fails_and_the_next_goes() throws IOException {
        room.wire.media().answerNextUpload(rejected(Rejection.Kind.MEDIA));
        MessageId picture = sendsPicture();
        MessageId next = room.writes(MIRA, thread, "two");
        host.dispatchDue();

        assertThat(room.state(picture)).isEqualTo(MessageState.FAILED);
        assertThat(Objects.requireNonNull(room.message(picture).delivery().failure())
                        .kind())
                .isEqualTo(Rejection.Kind.MEDIA);
        assertThat(room.state(next)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void M3_Q6_account_trouble_pauses_the_number_and_an_upload_is_a_probe_too() throws IOException {
        room.wire
                .media()
                .answerNextUpload(rejected(Rejection.Kind.ACCOUNT))
                .answerNextUpload(rejected(Rejection.Kind.ACCOUNT));
        MessageId picture = sendsPicture();
        assertThat(uploadsAfter(Duration.ZERO)).isEqualTo(1);
        assertThat(uploadsAfter(Duration.ofSeconds(59))).isEqualTo(1);
        assertThat(uploadsAfter(Duration.ofSeconds(1))).isEqualTo(2);
        assertThat(uploadsAfter(Duration.ofSeconds(119))).isEqualTo(2);
        assertThat(room.state(picture)).isEqualTo(MessageState.READY);

        assertThat(uploadsAfter(Duration.ofSeconds(1))).isEqualTo(3);

        assertThat(room.state(picture)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void M3_an_id_that_is_older_than_25_days_is_not_used_any_more() throws IOException {
        MessageId picture = sendsPicture();
        room.wire.answerNext(new SendResult.Rejected(windowClosed()));
        host.dispatchDue();
        assertThat(room.state(picture)).isEqualTo(MessageState.HELD);

        room.passes(Upload.USABLE.minusSeconds(1));
        room.wire.answerNext(new SendResult.Rejected(windowClosed()));
        room.guestWrites("Hello");
        host.dispatchDue();
        assertThat(lastSent().mediaId()).isEqualTo(new MediaId("media-1"));

        room.guestWrites("Hello?");
        host.dispatchDue();
        assertThat(lastSent().mediaId()).isEqualTo(new MediaId("media-2"));
        assertThat(room.state(picture)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void M3_bytes_that_are_gone_fail_the_message_and_the_next_goes() throws IOException {
        MessageId picture = sendsPicture();
        media.delete(
                BANK,
                media.keptBefore(BANK, room.clock.instant().plusSeconds(1), null, 1)
                        .get(0));
        MessageId next = room.writes(MIRA, thread, "two");
        host.dispatchDue();

        assertThat(room.message(picture).progress().ending()).isEqualTo(Ending.FILE_GONE);
        assertThat(room.state(next)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void M3_S9_what_a_host_uploaded_that_died_before_the_arm_is_uploaded_again() throws IOException {
        RecordingTransport othersWire = new RecordingTransport();
        Parlor other = room.host(othersWire).media(media).host("other").build();
        MessageId picture = inUploadAtADeadHost();
        other.dispatchDue();

        assertThat(othersWire.media().uploaded()).containsExactly(PNG);
        assertThat(othersWire.sent()).hasSize(1);
        assertThat(room.state(picture)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void M3_while_an_upload_runs_nothing_else_of_the_chat_goes_and_no_second_one_begins() throws IOException {
        room.wire.media().fallSilent();
        sendsPicture();
        host.dispatchDue();
        room.writes(MIRA, thread, "two");
        int before = room.wire.sent().size();
        host.dispatchDue();
        assertThat(room.sentAfter(before)).isEmpty();
        assertThat(room.wire.media().uploaded()).hasSize(1);

        room.wire.media().endOpen(new UploadResult.Uploaded(new MediaId("slow")));
        dispatchesAll();

        assertThat(room.sentAfter(before)).containsExactly("The shelf", "two");
    }

    @Test
    void M3_S5_the_id_that_an_old_host_brings_home_counts_and_its_failure_does_not() throws IOException {
        RecordingTransport othersWire = new RecordingTransport();
        Parlor other = room.host(othersWire).media(media).host("other").build();
        MessageId picture = inUploadAtADeadHost();
        othersWire.media().fallSilent();
        other.dispatchDue();

        room.wire.media().endOpen(new UploadResult.Uploaded(new MediaId("late")));
        host.dispatchDue();
        othersWire.media().endOpen(TROUBLE);
        other.dispatchDue();
        room.passes(Duration.ofSeconds(2));
        other.dispatchDue();

        assertThat(othersWire.sent().get(0).mediaId()).isEqualTo(new MediaId("late"));
        assertThat(room.state(picture)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void M3_S5_a_rejection_that_an_old_host_brings_home_changes_nothing() throws IOException {
        RecordingTransport othersWire = new RecordingTransport();
        Parlor other = room.host(othersWire).media(media).host("other").build();
        MessageId picture = inUploadAtADeadHost();
        othersWire.media().fallSilent();
        other.dispatchDue();

        room.wire.media().endOpen(rejected(Rejection.Kind.MEDIA));
        host.dispatchDue();
        assertThat(room.state(picture)).isEqualTo(MessageState.READY);

        othersWire.media().endOpen(new UploadResult.Uploaded(new MediaId("good")));
        other.dispatchDue();
        assertThat(room.state(picture)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void M3_O7_a_stop_while_the_picture_is_uploaded_cancels_it() throws IOException {
        room.wire.media().fallSilent();
        MessageId picture = sendsPicture();
        host.dispatchDue();
        room.guestWrites("STOP");

        room.wire.media().endOpen(new UploadResult.Uploaded(new MediaId("slow")));
        host.dispatchDue();

        assertThat(room.state(picture)).isEqualTo(MessageState.CANCELLED);
        assertThat(room.wire.sent()).noneMatch(outgoing -> outgoing.content() instanceof Picture);
    }

    @Test
    void M3_a_transport_that_transfers_no_files_is_given_the_bytes() throws IOException {
        Parlor plain = room.host(room.wire::send).media(media).build();
        MessageId picture = sendsPicture();
        plain.dispatchDue();

        assertThat(room.state(picture)).isEqualTo(MessageState.ACCEPTED);
        assertThat(lastSent().mediaId()).isNull();
        try (InputStream bytes = lastSent().file().open().orElseThrow()) {
            assertThat(bytes.readAllBytes()).isEqualTo(PNG);
        }
    }

    private MessageId inUploadAtADeadHost() throws IOException {
        room.wire.media().fallSilent();
        MessageId picture = sendsPicture();
        host.dispatchDue();
        room.leaseNanos.addAndGet(Duration.ofSeconds(30).toNanos());
        return picture;
    }

    private int uploadsAfter(Duration duration) {
        room.passes(duration);
        host.dispatchDue();
        return room.wire.media().uploaded().size();
    }

    /** By default what follows a picture waits a little for the platform's report that the picture was sent. */
    private void dispatchesAll() {
        host.dispatchDue();
        room.passes(Duration.ofSeconds(5));
        host.dispatchDue();
    }

    private MessageId sendsPicture() throws IOException {
        room.passes(Duration.ofSeconds(1));
        KeepAnswer kept = host.keep(MIRA, NewFile.picture(new ByteArrayInputStream(PNG), "The shelf"));
        return kept.fold(
                it -> host.send(MIRA, thread, it.content())
                        .fold(SendAnswer.Taken::message, refused -> Room.fail(refused.refusal())),
                refused -> Room.fail(refused.refusal()));
    }

    private Outgoing lastSent() {
        List<Outgoing> sent = room.wire.sent();
        return sent.get(sent.size() - 1);
    }

    private static UploadResult rejected(Rejection.Kind kind) {
        return new UploadResult.Rejected(Rejection.of(kind, 1));
    }
}
