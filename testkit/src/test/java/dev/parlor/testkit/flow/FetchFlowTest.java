package dev.parlor.testkit.flow;

import static dev.parlor.testkit.flow.Bank.BANK;
import static dev.parlor.testkit.flow.Bank.MIRA;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.Parlor;
import dev.parlor.event.Event;
import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Fetch;
import dev.parlor.message.FileAnswer;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Picture;
import dev.parlor.queue.Backoff;
import dev.parlor.store.memory.InMemoryMediaStore;
import dev.parlor.timeline.Entry;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileHead;
import dev.parlor.transport.FileSink;
import dev.parlor.transport.FileUpload;
import dev.parlor.transport.MediaTransfer;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.Transport;
import dev.parlor.transport.UploadResult;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A guest's picture on its way to the members (rule M3). */
class FetchFlowTest {
    private static final byte[] BYTES = "hello".getBytes(US_ASCII);
    private static final String HASH = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final FetchResult TROUBLE = new FetchResult.RetryLater("trouble", null);

    private final Room room = new Room();
    private final ThreadId thread = room.agreed(MIRA);
    private final InMemoryMediaStore media = new InMemoryMediaStore(room.clock);
    private final Parlor host = room.host(room.wire).media(media).build();

    @Test
    void M3_a_guests_picture_is_shown_before_its_bytes_have_arrived_and_can_be_opened_then() throws IOException {
        room.wire.media().put("guests-1", "image/png", BYTES);
        guestSendsPicture();
        assertThat(state()).isEqualTo(Attachment.State.PENDING);
        assertThat(host.openFile(MIRA, thread, picture().id())).isInstanceOf(FileAnswer.Pending.class);

        host.dispatchDue();

        assertThat(state()).isEqualTo(Attachment.State.AVAILABLE);
        FileAnswer.Opened opened =
                (FileAnswer.Opened) host.openFile(MIRA, thread, picture().id());
        assertThat(opened.mimeType()).isEqualTo("image/png");
        try (InputStream bytes = opened.bytes()) {
            assertThat(bytes.readAllBytes()).isEqualTo(BYTES);
        }
        assertThat(room.events(Event.FileArrived.class))
                .containsExactly(new Event.FileArrived(thread, picture().id()));
    }

    @Test
    void M3_fetching_is_tried_again_and_a_restart_does_not_end_that() {
        room.wire.media().put("guests-1", "image/png", BYTES).answerNextFetch(TROUBLE);
        guestSendsPicture();
        host.dispatchDue();
        assertThat(state()).isEqualTo(Attachment.State.PENDING);
        host.close();

        Parlor restarted = room.host(room.wire).media(media).build();
        restarted.dispatchDue();
        assertThat(room.wire.media().fetched()).hasSize(1);
        room.passes(Duration.ofSeconds(2));
        restarted.dispatchDue();

        assertThat(state()).isEqualTo(Attachment.State.AVAILABLE);
    }

    @Test
    void M3_the_platforms_wish_to_wait_goes_before_our_own_count() {
        room.wire
                .media()
                .put("guests-1", "image/png", BYTES)
                .answerNextFetch(new FetchResult.RetryLater("busy", Duration.ofHours(2)));
        guestSendsPicture();
        host.dispatchDue();
        room.passes(Duration.ofHours(2).minusSeconds(1));
        host.dispatchDue();
        assertThat(room.wire.media().fetched()).hasSize(1);

        room.passes(Duration.ofSeconds(1));
        host.dispatchDue();

        assertThat(state()).isEqualTo(Attachment.State.AVAILABLE);
    }

    @Test
    void M3_what_the_platform_does_not_have_is_gone_and_told() {
        guestSendsPicture();
        host.dispatchDue();

        assertThat(state()).isEqualTo(Attachment.State.GONE);
        assertThat(host.openFile(MIRA, thread, picture().id())).isInstanceOf(FileAnswer.Gone.class);
        assertThat(room.events(Event.FileGone.class))
                .containsExactly(new Event.FileGone(thread, picture().id()));
        room.passes(Duration.ofDays(1));
        host.dispatchDue();
        assertThat(room.wire.media().fetched()).hasSize(1);
    }

    @Test
    void M3_trouble_is_borne_until_the_platform_has_forgotten_the_file() {
        guestSendsPicture();
        for (Duration passed = Duration.ZERO; passed.compareTo(Fetch.RETENTION) < 0; passed = passed.plusMinutes(30)) {
            room.wire.media().answerNextFetch(TROUBLE);
            host.dispatchDue();
            assertThat(state()).isEqualTo(Attachment.State.PENDING);
            room.passes(Duration.ofMinutes(30));
        }
        int tries = room.wire.media().fetched().size();
        host.dispatchDue();

        assertThat(state()).isEqualTo(Attachment.State.GONE);
        assertThat(room.wire.media().fetched()).hasSize(tries).hasSizeGreaterThan(300);
    }

    @Test
    void M3_bytes_with_another_hash_are_not_kept_and_tried_a_few_times_more() {
        room.wire.media().put("guests-1", new FileHead("image/png", null, "00"), BYTES);
        guestSendsPicture();
        host.dispatchDue();
        assertThat(state()).isEqualTo(Attachment.State.PENDING);
        assertThat(filesKept()).isZero();

        for (int tries = 1; tries < Backoff.MOST_ATTEMPTS; tries++) {
            assertThat(state()).isEqualTo(Attachment.State.PENDING);
            room.passes(Duration.ofMinutes(15));
            host.dispatchDue();
        }

        assertThat(state()).isEqualTo(Attachment.State.GONE);
        assertThat(filesKept()).isZero();
    }

    @Test
    void M3_bytes_with_the_hash_that_was_declared_are_kept() {
        room.wire.media().put("guests-1", new FileHead("image/png", (long) BYTES.length, HASH), BYTES);
        guestSendsPicture();
        host.dispatchDue();

        assertThat(state()).isEqualTo(Attachment.State.AVAILABLE);
    }

    @Test
    void M3_a_stream_that_ends_early_is_fetched_again() {
        room.wire.media().put("guests-1", new FileHead("image/png", BYTES.length + 1L, null), BYTES);
        guestSendsPicture();
        host.dispatchDue();
        assertThat(state()).isEqualTo(Attachment.State.PENDING);
        assertThat(filesKept()).isZero();

        room.wire.media().put("guests-1", "image/png", BYTES);
        room.passes(Duration.ofSeconds(2));
        host.dispatchDue();

        assertThat(state()).isEqualTo(Attachment.State.AVAILABLE);
    }

    @Test
    void M3_a_file_that_is_declared_bigger_than_100_MB_is_gone() {
        room.wire.media().put("guests-1", new FileHead("video/mp4", Fetch.MOST_BYTES + 1, null), BYTES);
        guestSendsPicture();
        host.dispatchDue();

        assertThat(state()).isEqualTo(Attachment.State.GONE);
        assertThat(filesKept()).isZero();
    }

    @Test
    void M3_a_host_that_dies_while_fetching_delays_the_picture_and_nothing_else() {
        Parlor dying = room.host(fetchingForEver()).media(media).build();
        room.wire.media().put("guests-1", "image/png", BYTES);
        guestSendsPicture();
        dying.dispatchDue();
        room.writes(MIRA, thread, "Thank you");
        int before = room.wire.sent().size();
        host.dispatchDue();
        assertThat(room.sentAfter(before)).containsExactly("Thank you");
        assertThat(state()).isEqualTo(Attachment.State.PENDING);

        room.passes(Fetch.PATIENCE);
        host.dispatchDue();

        assertThat(state()).isEqualTo(Attachment.State.AVAILABLE);
    }

    @Test
    void M3_without_a_way_to_fetch_a_guests_file_is_gone_at_once() {
        Parlor plain = room.host(room.wire::send).media(media).build();
        guestSendsPicture();
        plain.dispatchDue();

        assertThat(state()).isEqualTo(Attachment.State.GONE);
    }

    @Test
    void M3_C6_the_picture_of_a_blocked_guest_is_fetched_and_nobody_is_told() {
        room.wire.media().put("guests-1", "image/png", BYTES);
        host.contacts().block(MIRA, room.contactOf(MIRA));
        guestSendsPicture();
        host.dispatchDue();

        assertThat(state()).isEqualTo(Attachment.State.AVAILABLE);
        assertThat(room.events(Event.FileArrived.class)).isEmpty();
    }

    private void guestSendsPicture() {
        room.passes(Duration.ofSeconds(1));
        room.receives(room.item(new Picture("guests-1", "image/jpeg", "Look"), room.clock.instant(), null));
    }

    private GuestMessage picture() {
        return host.timeline(MIRA, thread, 100).stream()
                .filter(Entry.FromGuest.class::isInstance)
                .map(entry -> ((Entry.FromGuest) entry).message())
                .filter(message -> message.content() instanceof Picture)
                .findFirst()
                .orElseThrow();
    }

    private Attachment.State state() {
        return picture().content().attachment().orElseThrow().state();
    }

    private int filesKept() {
        return media.keptBefore(BANK, room.clock.instant().plusSeconds(1), null, 100)
                .size();
    }

    /** Of a host that will never hear of its fetches again. */
    private Transport fetchingForEver() {
        return new Transport() {
            @Override
            public CompletionStage<SendResult> send(Outgoing outgoing) {
                return room.wire.send(outgoing);
            }

            @Override
            public Optional<MediaTransfer> mediaTransfer() {
                return Optional.of(new MediaTransfer() {
                    @Override
                    public CompletionStage<UploadResult> upload(FileUpload upload) {
                        return new CompletableFuture<>();
                    }

                    @Override
                    public CompletionStage<FetchResult> fetch(PlatformNumber number, MediaId file, FileSink sink) {
                        return new CompletableFuture<>();
                    }
                });
            }
        };
    }
}
