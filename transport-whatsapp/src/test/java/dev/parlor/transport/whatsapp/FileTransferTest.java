package dev.parlor.transport.whatsapp;

import static dev.parlor.transport.whatsapp.Samples.NUMBER;
import static dev.parlor.transport.whatsapp.Samples.PHONE;
import static dev.parlor.transport.whatsapp.Samples.TOKEN;
import static dev.parlor.transport.whatsapp.Samples.transport;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Rejection;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.MediaFailure;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileHead;
import dev.parlor.transport.FileUpload;
import dev.parlor.transport.UploadResult;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files over HTTP to a platform that reads forms strictly, and back from it, with everything that can go wrong. */
@Timeout(60)
class FileTransferTest {
    private static final int FIVE_MB = 5 * 1024 * 1024;
    private static final Duration SHORT = Duration.ofMillis(300);

    private final MovableClock clock = MovableClock.at(Instant.ofEpochSecond(1_790_000_000));
    private final PlatformModel model = PlatformModel.at(clock)
            .addAccessToken(TOKEN)
            .addNumber(NUMBER.value(), "+44 7700 900001", "2060001")
            .addNumber("200", "+44 7700 900002", "2060001");
    private final Kept kept = new Kept(FIVE_MB);
    private CloudApiSimulator simulator;
    private WhatsAppTransport transport;

    @BeforeEach
    void start() {
        simulator = CloudApiSimulator.around(model).start();
        transport = transport(simulator.baseUrl()).build();
    }

    @AfterEach
    void stop() {
        transport.close();
        simulator.close();
    }

    @Test
    void M3_a_picture_of_5_MB_goes_up_whole_and_comes_back_whole() {
        byte[] picture = picture(FIVE_MB);

        MediaId id = ((UploadResult.Uploaded) upload(NUMBER, "image/png", picture)).id();

        assertThat(fetch(id)).isInstanceOf(FetchResult.Fetched.class);
        assertThat(kept.bytes.toByteArray()).isEqualTo(picture);
        assertThat(kept.heads).extracting(FileHead::size).containsExactly((long) FIVE_MB);
        assertThat(kept.heads).extracting(FileHead::mimeType).containsExactly("image/png");
        assertThat(simulator.<List<?>>act(PlatformModel::violations)).isEmpty();
    }

    @Test
    void M3_an_id_is_good_for_its_number_only() {
        MediaId id = ((UploadResult.Uploaded) upload(NUMBER, "image/png", picture(10))).id();

        assertThat(join(transport.mediaTransfer().orElseThrow().fetch(new PlatformNumber("200"), id, kept)))
                .isEqualTo(new FetchResult.Gone());
    }

    @Test
    void M3_a_file_without_bytes_is_not_asked_for() {
        assertThat(join(transport
                        .mediaTransfer()
                        .orElseThrow()
                        .upload(new FileUpload(NUMBER, "image/png", 3, Optional::empty))))
                .isEqualTo(new UploadResult.NoBytes());
        assertThat(record()).isEmpty();
    }

    @Test
    void M3_what_the_platform_says_against_an_upload_keeps_its_class() {
        assertThat(upload(NUMBER, "image/tiff", picture(10)))
                .isEqualTo(new UploadResult.Rejected(Rejection.of(Rejection.Kind.MESSAGE, 100)));
        assertThat(upload(new PlatformNumber("300"), "image/png", picture(10)))
                .isEqualTo(new UploadResult.Rejected(Rejection.of(Rejection.Kind.ACCOUNT, 33)));
    }

    @Test
    void M3_a_type_that_could_say_more_in_a_header_is_not_sent() {
        assertThat(upload(NUMBER, "image/png\r\nX-Other: 1", picture(10)))
                .isEqualTo(new UploadResult.Rejected(Rejection.of(Rejection.Kind.MEDIA, 131053)));
        assertThat(record()).isEmpty();
    }

    @Test
    void M3_an_upload_that_has_fewer_or_more_bytes_than_announced_is_not_uploaded() {
        assertThat(upload(NUMBER, "image/png", picture(10), 11)).isInstanceOf(UploadResult.NotUploaded.class);
        assertThat(upload(NUMBER, "image/png", picture(10), 9)).isInstanceOf(UploadResult.NotUploaded.class);
        assertThat(record()).isEmpty();
    }

    @Test
    void M3_an_address_that_expired_meanwhile_is_asked_for_again_once() {
        MediaId id = guestsPicture(picture(100));
        fail(MediaFailure.EXPIRED);

        assertThat(fetch(id)).isInstanceOf(FetchResult.Fetched.class);
        assertThat(kinds()).containsExactly("describe", "download", "describe", "download");

        fail(MediaFailure.EXPIRED);
        fail(MediaFailure.EXPIRED);
        assertThat(fetch(id)).isInstanceOf(FetchResult.RetryLater.class);
        assertThat(kinds()).hasSize(8);
    }

    @Test
    void M3_a_file_that_the_platform_does_not_know_any_more_is_gone() {
        MediaId id = guestsPicture(picture(100));
        clock.pass(Duration.ofDays(7));

        assertThat(fetch(id)).isEqualTo(new FetchResult.Gone());
        assertThat(kinds()).containsExactly("describe");
    }

    @Test
    void M3_a_wrong_hash_is_for_the_sink_to_see() {
        fail(MediaFailure.WRONG_HASH);

        assertThat(fetch(guestsPicture(picture(100)))).isEqualTo(new FetchResult.HashWrong());
    }

    @Test
    void M3_a_file_that_is_declared_too_big_is_not_read() {
        fail(MediaFailure.TOO_BIG);

        assertThat(fetch(guestsPicture(picture(100)))).isEqualTo(new FetchResult.TooBig());
        assertThat(kept.bytes.size()).isZero();
    }

    @Test
    void M3_a_redirect_is_not_followed_and_the_token_stays() {
        MediaId id = guestsPicture(picture(100));
        fail(MediaFailure.REDIRECTED);

        assertThat(fetch(id)).isEqualTo(new FetchResult.RetryLater("HTTP 302 instead of the file", null));
        assertThat(kinds()).containsExactly("describe", "download");
        assertThat(simulator.<List<?>>act(PlatformModel::violations)).isEmpty();
        assertThat(fetch(id)).isInstanceOf(FetchResult.Fetched.class);
    }

    @Test
    void M3_a_body_that_stalls_ends_with_the_deadline_and_can_be_had_later() {
        MediaId id = guestsPicture(picture(FIVE_MB));
        fail(MediaFailure.STALLED);
        try (WhatsAppTransport hurried = transport(simulator.baseUrl())
                .connectTimeout(Duration.ofMillis(100))
                .transferDeadline(SHORT)
                .build()) {
            assertThat(join(hurried.mediaTransfer().orElseThrow().fetch(NUMBER, id, kept)))
                    .isEqualTo(new FetchResult.RetryLater("not whole within PT0.3S", null));
        }
        kept.bytes.reset();

        assertThat(fetch(id)).isInstanceOf(FetchResult.Fetched.class);
    }

    @Test
    void S10_closing_cuts_off_a_transfer_and_leaves_no_thread_of_ours() throws Exception {
        MediaId id = guestsPicture(picture(100));
        fail(MediaFailure.STALLED);
        CompletionStage<FetchResult> fetch = transport
                .mediaTransfer()
                .orElseThrow()
                .fetch(NUMBER, id, (head, bytes) -> {
                    bytes.readNBytes(50);
                    kept.heads.add(head);
                    transport.close();
                    throw new AssertionError("read on after closing: " + bytes.read());
                });

        assertThat(join(fetch)).isInstanceOf(FetchResult.RetryLater.class);
        assertThat(kept.heads).hasSize(1);
        assertThat(fetch(id)).isEqualTo(new FetchResult.RetryLater("the transport is closed", null));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("parlor-whatsapp")) {
                thread.join(5_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    private UploadResult upload(PlatformNumber from, String mimeType, byte[] bytes) {
        return upload(from, mimeType, bytes, bytes.length);
    }

    private UploadResult upload(PlatformNumber from, String mimeType, byte[] bytes, long announced) {
        return join(transport
                .mediaTransfer()
                .orElseThrow()
                .upload(new FileUpload(from, mimeType, announced, () -> Optional.of(new ByteArrayInputStream(bytes)))));
    }

    private FetchResult fetch(MediaId id) {
        return join(transport.mediaTransfer().orElseThrow().fetch(NUMBER, id, kept));
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private MediaId guestsPicture(byte[] bytes) {
        String webhook = simulator.act(platform -> {
            platform.guest(PHONE.value()).sendsPicture("", "image/png", bytes);
            return platform.takeWebhooks().get(0).text();
        });
        return new MediaId(webhook.replaceAll("(?s).*\"image\":\\{\"id\":\"(\\d+)\".*", "$1"));
    }

    private void fail(MediaFailure failure) {
        simulator.act(platform -> platform.media().failNext(failure));
    }

    private List<ClientCall> record() {
        return simulator.act(PlatformModel::record);
    }

    private List<String> kinds() {
        return record().stream().map(ClientCall::kind).toList();
    }

    /** Begins as a PNG does; the rest is anything. */
    private static byte[] picture(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        byte[] head = HexFormat.of().parseHex("89504e470d0a1a0a");
        System.arraycopy(head, 0, bytes, 0, Math.min(head.length, size));
        return bytes;
    }
}
