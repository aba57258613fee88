package dev.parlor.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.parlor.id.MediaKey;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.MediaStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What Parlor relies on in a {@link MediaStore}, each as a test of its own. Used like {@link StoreContract}. */
public abstract class MediaStoreContract {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final OrganizationId OTHER = new OrganizationId("other");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final MediaKey UNKNOWN = new MediaKey("no-such-file");

    private final HandSetClock clock = new HandSetClock(NOON);

    /** For subclasses. */
    protected MediaStoreContract() {}

    /**
     * A media store with nothing in it. Called once for each test, in it.
     *
     * @param time by which it tells the age of its files; stands still unless the test moves it
     */
    protected abstract MediaStore create(InstantSource time);

    private MediaStore create() {
        return create(clock);
    }

    @Test
    void M3_bytes_come_back_as_they_were() throws IOException {
        MediaStore store = create();
        byte[] bytes = bytes(100_000);

        StoredBytes stored = put(store, ACME, bytes);

        assertThat(read(store, ACME, stored.key())).isEqualTo(bytes);
    }

    @Test
    void M3_bytes_come_back_as_they_were_whatever_their_number() throws IOException {
        MediaStore store = create();
        for (int count : List.of(1, 65_535, 65_536, 65_537, 262_143, 262_144, 262_145, 524_288, 1_048_576, 3_000_001)) {
            byte[] bytes = bytes(count);

            StoredBytes stored = put(store, ACME, bytes);

            assertThat(read(store, ACME, stored.key())).as("%d bytes", count).isEqualTo(bytes);
            assertThat(stored.sha256()).as("%d bytes", count).isEqualTo(sha256(bytes));
        }
    }

    @Test
    void M3_bytes_can_be_read_one_by_one_and_in_pieces_of_any_length() throws IOException {
        MediaStore store = create();
        byte[] bytes = bytes(600_000);
        StoredBytes stored = put(store, ACME, bytes);

        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (InputStream pieces = store.open(ACME, stored.key()).orElseThrow()) {
            read.write(pieces.read());
            read.writeBytes(pieces.readNBytes(299_999));
            read.writeBytes(pieces.readNBytes(1));
            assertThat(pieces.skip(0)).isZero();
            pieces.transferTo(read);
            assertThat(pieces.read()).isNegative();
        }

        assertThat(read.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void M3_size_and_hash_are_those_of_the_bytes() throws IOException {
        byte[] bytes = bytes(1234);

        StoredBytes stored = put(create(), ACME, bytes);

        assertThat(stored.size()).isEqualTo(1234);
        assertThat(stored.sha256()).isEqualTo(sha256(bytes));
    }

    @Test
    void M3_the_same_bytes_can_be_opened_again_and_at_once() throws IOException {
        MediaStore store = create();
        byte[] bytes = bytes(10);
        StoredBytes stored = put(store, ACME, bytes);

        try (InputStream one = store.open(ACME, stored.key()).orElseThrow();
                InputStream other = store.open(ACME, stored.key()).orElseThrow()) {
            assertThat(one.read()).isEqualTo(other.read());
            assertThat(one.readAllBytes()).isEqualTo(other.readAllBytes()).hasSize(9);
        }
    }

    @Test
    void M3_the_same_bytes_twice_are_two_files_of_which_one_can_go() throws IOException {
        MediaStore store = create();
        StoredBytes one = put(store, ACME, bytes(10));
        StoredBytes other = put(store, ACME, bytes(10));

        store.delete(ACME, one.key());

        assertThat(store.open(ACME, one.key())).isEmpty();
        assertThat(read(store, ACME, other.key())).isEqualTo(bytes(10));
    }

    @Test
    void M3_an_empty_file_is_a_file() throws IOException {
        MediaStore store = create();

        StoredBytes stored = put(store, ACME, new byte[0]);

        assertThat(stored.size()).isZero();
        assertThat(read(store, ACME, stored.key())).isEmpty();
    }

    @Test
    void M3_as_many_bytes_as_may_be_are_kept_and_one_more_is_not() throws IOException {
        MediaStore store = create();

        assertThat(store.put(ACME, new ByteArrayInputStream(bytes(1000)), 1000)).isPresent();
        assertThat(store.put(ACME, new ByteArrayInputStream(bytes(1001)), 1000)).isEmpty();
    }

    @Test
    void M3_a_big_file_may_be_as_big_as_is_said_and_not_a_byte_bigger() throws IOException {
        MediaStore store = create();

        for (int most : List.of(262_144, 1_048_576, 3_000_000)) {
            assertThat(store.put(ACME, new ByteArrayInputStream(bytes(most)), most))
                    .as("%d bytes", most)
                    .isPresent();
            assertThat(store.put(ACME, new ByteArrayInputStream(bytes(most + 1)), most))
                    .as("one more")
                    .isEmpty();
        }
    }

    @Test
    void M3_of_what_is_too_big_or_breaks_off_nothing_is_kept() throws IOException {
        MediaStore store = create();
        StoredBytes whole = put(store, ACME, bytes(10));

        assertThat(store.put(ACME, new ByteArrayInputStream(bytes(700_001)), 700_000))
                .isEmpty();
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(bytes(700_000)), new Broken());
        assertThatIOException().isThrownBy(() -> store.put(ACME, broken, Long.MAX_VALUE));
        clock.move(Duration.ofHours(3));

        assertThat(store.keptBefore(ACME, NOON.plus(Duration.ofHours(2)), null, 10))
                .containsExactly(whole.key());
    }

    @Test
    void M3_half_a_file_is_never_there() throws IOException {
        MediaStore store = create();
        AtomicInteger looks = new AtomicInteger();
        InputStream looksBeforeItEnds = new InputStream() {
            @Override
            public int read() {
                looks.incrementAndGet();
                clock.move(Duration.ofHours(3));
                store.keptBefore(ACME, NOON.plus(Duration.ofHours(2)), null, 10)
                        .forEach(key -> assertThat(store.open(ACME, key)).isEmpty());
                return -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return read();
            }
        };

        InputStream bytes = new SequenceInputStream(new ByteArrayInputStream(bytes(700_000)), looksBeforeItEnds);
        StoredBytes stored = store.put(ACME, bytes, Long.MAX_VALUE).orElseThrow();

        assertThat(looks).hasPositiveValue();
        assertThat(read(store, ACME, stored.key())).hasSize(700_000);
    }

    @Test
    void M3_of_a_file_that_is_too_big_the_rest_is_not_read() throws IOException {
        MediaStore store = create();
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(bytes(1001)), new Endless());

        assertThat(store.put(ACME, endless, 1000)).isEmpty();
        assertThat(store.put(ACME, new ByteArrayInputStream(bytes(1000)), 1000)).isPresent();
    }

    @Test
    void M3_bytes_that_cannot_be_read_to_their_end_are_told() {
        MediaStore store = create();
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(bytes(10)), new Broken());

        assertThatIOException().isThrownBy(() -> store.put(ACME, broken, 1000)).withMessage("broken off");
    }

    @Test
    void M3_what_is_not_there_is_not_opened_and_can_be_deleted() throws IOException {
        MediaStore store = create();
        StoredBytes stored = put(store, ACME, bytes(10));

        store.delete(ACME, UNKNOWN);

        assertThat(store.open(ACME, UNKNOWN)).isEmpty();
        assertThat(read(store, ACME, stored.key())).hasSize(10);
    }

    @Test
    void M3_files_that_were_put_before_a_time_are_named_page_by_page_and_no_others() throws IOException {
        MediaStore store = create();
        Set<MediaKey> old = new HashSet<>();
        for (int file = 0; file < 5; file++) {
            old.add(put(store, ACME, bytes(10)).key());
        }
        StoredBytes deleted = put(store, ACME, bytes(10));
        store.delete(ACME, deleted.key());
        put(store, OTHER, bytes(10));
        clock.move(Duration.ofHours(3));
        put(store, ACME, bytes(10));
        clock.move(Duration.ofHours(3));

        List<MediaKey> named = new ArrayList<>();
        for (List<MediaKey> page = store.keptBefore(ACME, NOON.plus(Duration.ofHours(2)), null, 2);
                !page.isEmpty();
                page = store.keptBefore(ACME, NOON.plus(Duration.ofHours(2)), named.get(named.size() - 1), 2)) {
            named.addAll(page);
        }

        assertThat(named).containsExactlyInAnyOrderElementsOf(old);
    }

    @Test
    void X10_a_key_is_good_in_its_own_organization_only() throws IOException {
        MediaStore store = create();
        StoredBytes stored = put(store, ACME, bytes(10));

        assertThat(store.open(OTHER, stored.key())).isEmpty();
        store.delete(OTHER, stored.key());
        assertThat(read(store, ACME, stored.key())).hasSize(10);
    }

    private static StoredBytes put(MediaStore store, OrganizationId organization, byte[] bytes) throws IOException {
        return store.put(organization, new ByteArrayInputStream(bytes), Long.MAX_VALUE)
                .orElseThrow();
    }

    private static byte[] read(MediaStore store, OrganizationId organization, MediaKey key) throws IOException {
        try (InputStream bytes = store.open(organization, key).orElseThrow()) {
            return bytes.readAllBytes();
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Fails the test rather than running for ever. */
    private static final class Endless extends InputStream {
        private static final int FAR_TOO_FAR = 1_000_000;
        private int given;

        @Override
        public int read() {
            return read(new byte[1], 0, 1);
        }

        @Override
        public int read(byte[] into, int from, int count) {
            given += count;
            if (given > FAR_TOO_FAR) {
                throw new AssertionError("the rest of a file that is too big was read");
            }
            return count;
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
