package dev.parlor.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MediaId;
import dev.parlor.id.MediaKey;
import dev.parlor.message.StoredBytes;
import dev.parlor.testkit.invariant.Secrets;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileBytes;
import dev.parlor.transport.FileHead;
import dev.parlor.transport.FileSink;
import dev.parlor.transport.FileUpload;
import dev.parlor.transport.MediaTransfer;
import dev.parlor.transport.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Files to the platform and back: every byte, or nothing. */
abstract class FileContract extends OnTransport {
    private static final String JPEG = "image/jpeg";
    private static final int SIZE = 300_001;

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    FileContract(TransportContract contract) {
        super(contract);
    }

    @Test
    void M3_a_file_arrives_byte_by_byte_and_its_stream_is_closed() {
        whereFilesAreCarried((transfer, platform) -> {
            byte[] picture = picture(SIZE);

            UploadResult result = upload(transfer, SIZE, picture);

            assertThat(result).isInstanceOf(UploadResult.Uploaded.class);
            assertThat(platform.uploaded(((UploadResult.Uploaded) result).id())).hasValue(picture);
            assertThat(platform.count()).isEqualTo(1);
            assertThat(opened).hasValueGreaterThan(0);
            assertThat(closed).hasValue(opened.get());
        });
    }

    @Test
    void M3_a_file_that_is_gone_is_told_and_not_asked_for() {
        whereFilesAreCarried((transfer, platform) -> {
            assertThat(upload(transfer, SIZE, Optional::empty)).isEqualTo(new UploadResult.NoBytes());
            assertThat(platform.count()).isZero();
        });
    }

    @Test
    void M3_of_a_file_that_breaks_off_nothing_is_kept() {
        whereFilesAreCarried((transfer, platform) -> {
            InputStream half = new SequenceInputStream(new ByteArrayInputStream(picture(SIZE / 2)), new Broken());

            assertThat(upload(transfer, SIZE, () -> Optional.of(watched(half))))
                    .isInstanceOf(UploadResult.NotUploaded.class);
            assertThat(platform.count()).isZero();
            assertThat(closed).hasValue(opened.get());
        });
    }

    @Test
    void M3_of_a_file_with_other_bytes_than_announced_nothing_is_kept() {
        whereFilesAreCarried((transfer, platform) -> {
            assertThat(upload(transfer, SIZE + 1, picture(SIZE))).isInstanceOf(UploadResult.NotUploaded.class);
            assertThat(upload(transfer, SIZE - 1, picture(SIZE))).isInstanceOf(UploadResult.NotUploaded.class);
            assertThat(platform.count()).isZero();
        });
    }

    @Test
    void M3_a_guests_file_comes_byte_by_byte_and_as_it_was_declared() {
        whereFilesAreCarried((transfer, platform) -> {
            byte[] picture = picture(SIZE);
            Sink sink = new Sink(SIZE);

            FetchResult result = fetch(transfer, platform.sentByGuest(picture), sink);

            assertThat(result).isSameAs(sink.answer);
            assertThat(sha256(sink.bytes)).isEqualTo(sha256(picture));
            assertThat(sink.heads).hasSize(1);
            FileHead head = sink.heads.get(0);
            assertThat(head.mimeType()).isIn("", JPEG);
            assertThat(head.size()).isIn(null, (long) SIZE);
            assertThat(head.sha256()).isIn(null, sha256(picture));
        });
    }

    @Test
    void M3_what_the_sink_says_is_the_answer() {
        whereFilesAreCarried((transfer, platform) -> {
            MediaId id = platform.sentByGuest(picture(SIZE));

            assertThat(fetch(transfer, id, new Sink(SIZE - 1))).isEqualTo(new FetchResult.TooBig());
            assertThat(fetch(transfer, id, (head, bytes) -> new FetchResult.TooBig()))
                    .isEqualTo(new FetchResult.TooBig());
            assertThat(fetch(transfer, id, (head, bytes) -> new FetchResult.HashWrong()))
                    .isEqualTo(new FetchResult.HashWrong());
        });
    }

    @Test
    void M3_a_file_that_the_platform_does_not_have_is_gone_and_the_sink_not_asked() {
        whereFilesAreCarried((transfer, platform) -> {
            Sink sink = new Sink(SIZE);

            assertThat(fetch(transfer, platform.unknownFile(), sink)).isEqualTo(new FetchResult.Gone());
            assertThat(sink.heads).isEmpty();
        });
    }

    @Test
    void M3_a_sink_that_fails_is_no_end_of_the_file() {
        whereFilesAreCarried((transfer, platform) -> {
            byte[] picture = picture(SIZE);
            MediaId id = platform.sentByGuest(picture);
            Sink sink = new Sink(SIZE);

            assertThat(fetch(transfer, id, (head, bytes) -> {
                        throw new IOException("no room for now");
                    }))
                    .isInstanceOf(FetchResult.RetryLater.class);
            assertThat(fetch(transfer, id, (head, bytes) -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(FetchResult.RetryLater.class);
            fetch(transfer, id, sink);
            assertThat(sha256(sink.bytes)).isEqualTo(sha256(picture));
        });
    }

    @Test
    void M3_several_files_at_once_do_not_mix() {
        whereFilesAreCarried((transfer, platform) -> {
            List<Exchange<UploadResult>> uploads = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                byte[] picture = picture(SIZE + number);
                uploads.add(begin(transfer, picture.length, () -> Optional.of(new ByteArrayInputStream(picture))));
            }

            for (int number = 0; number < 8; number++) {
                MediaId id = ((UploadResult.Uploaded) uploads.get(number).result()).id();
                assertThat(platform.uploaded(id)).hasValue(picture(SIZE + number));
            }
        });
    }

    @Test
    void X10_no_id_of_a_file_shows_in_what_a_log_would_say_of_it() {
        whereFilesAreCarried((transfer, platform) -> {
            Exchange<UploadResult> upload =
                    begin(transfer, SIZE, () -> Optional.of(new ByteArrayInputStream(picture(SIZE))));
            MediaId uploaded = ((UploadResult.Uploaded) upload.result()).id();
            MediaId unknown = platform.unknownFile();
            Exchange<FetchResult> gone =
                    Exchange.begin(() -> transfer.fetch(fixture.number(), unknown, new Sink(SIZE)), fixture.patience());
            gone.result();
            Secrets secrets = new Secrets().add("media id", uploaded.value()).add("media id", unknown.value());

            secrets.requireNoneIn("the end of an upload", upload.shown());
            secrets.requireNoneIn("the end of a fetch", gone.shown());
            secrets.requireNoneIn("the transfer", transfer.toString());
        });
    }

    /** Where they are not, the transport must say so. */
    private void whereFilesAreCarried(BiConsumer<MediaTransfer, TransportFixture.Files> test) {
        Optional<MediaTransfer> transfer = fixture.transport().mediaTransfer();
        Optional<TransportFixture.Files> platform = fixture.files();
        assertThat(transfer.isPresent())
                .as("files are carried exactly where the fixture has the other side")
                .isEqualTo(platform.isPresent());
        transfer.ifPresent(carrying -> test.accept(carrying, platform.orElseThrow()));
    }

    private UploadResult upload(MediaTransfer transfer, long size, byte[] bytes) {
        return upload(transfer, size, () -> Optional.of(watched(new ByteArrayInputStream(bytes))));
    }

    private UploadResult upload(MediaTransfer transfer, long size, FileBytes bytes) {
        return begin(transfer, size, bytes).result();
    }

    private Exchange<UploadResult> begin(MediaTransfer transfer, long size, FileBytes bytes) {
        return Exchange.begin(
                () -> transfer.upload(new FileUpload(fixture.number(), JPEG, size, bytes)), fixture.patience());
    }

    private FetchResult fetch(MediaTransfer transfer, MediaId file, FileSink sink) {
        return Exchange.begin(() -> transfer.fetch(fixture.number(), file, sink), fixture.patience())
                .result();
    }

    private InputStream watched(InputStream bytes) {
        opened.incrementAndGet();
        return new FilterInputStream(bytes) {
            private boolean open = true;

            @Override
            public void close() throws IOException {
                if (open) {
                    open = false;
                    closed.incrementAndGet();
                }
                super.close();
            }
        };
    }

    /** Begins as a JPEG does; the rest is anything. */
    private static byte[] picture(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        byte[] head = HexFormat.of().parseHex("ffd8ffe0");
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Keeps up to so many bytes, as Parlor's own does, and remembers what it answered. */
    private static final class Sink implements FileSink {
        private final int most;
        private final List<FileHead> heads = new ArrayList<>();
        private byte[] bytes = {};
        private FetchResult answer = new FetchResult.TooBig();

        Sink(int most) {
            this.most = most;
        }

        @Override
        public FetchResult take(FileHead head, InputStream stream) throws IOException {
            heads.add(head);
            bytes = stream.readNBytes(most + 1);
            if (bytes.length <= most) {
                StoredBytes stored = new StoredBytes(new MediaKey("kept"), bytes.length, sha256(bytes));
                answer = new FetchResult.Fetched(stored, head.mimeType());
            }
            return answer;
        }
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broken off");
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            throw new IOException("broken off");
        }
    }
}
