package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.zaxxer.hikari.HikariDataSource;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcMediaStoreTest {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String WORDS = "the words of a document ";

    @Nested
    class OnH2 extends Facts {
        OnH2() {
            super(Databases::h2);
        }
    }

    @Nested
    class OnPostgres extends Facts {
        OnPostgres() {
            super(Databases::postgres);
        }
    }

    abstract static class Facts extends OnDatabase {
        private JdbcMediaStore store;

        Facts(Supplier<Database> kind) {
            super(kind);
        }

        @BeforeEach
        void open() {
            store = JdbcMediaStore.on(database.pool(), () -> NOON);
        }

        @Test
        void M3_no_connection_waits_for_those_who_send_and_read() throws IOException {
            InputStream bytes = new ByteArrayInputStream(words(700_000)) {
                @Override
                public synchronized int read(byte[] into, int from, int count) {
                    assertThatNoConnectionIsInUse();
                    return super.read(into, from, count);
                }
            };

            StoredBytes stored = store.put(ACME, bytes, Long.MAX_VALUE).orElseThrow();
            try (InputStream read = store.open(ACME, stored.key()).orElseThrow()) {
                for (byte[] some = read.readNBytes(100_000); some.length > 0; some = read.readNBytes(100_000)) {
                    assertThatNoConnectionIsInUse();
                }
            }
        }

        private void assertThatNoConnectionIsInUse() {
            HikariDataSource pool = (HikariDataSource) database.pool();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }

        @Test
        void M3_what_a_process_left_that_was_cut_off_is_not_there_and_goes_with_the_unsent() throws IOException {
            StoredBytes stored = put(store, words(700_000));
            database.execute("UPDATE parlor_file SET parts = NULL", "DELETE FROM parlor_file_part WHERE part = 2");

            assertThat(store.open(ACME, stored.key())).isEmpty();
            assertThat(store.keptBefore(ACME, NOON.plus(Duration.ofDays(1)), null, 10))
                    .containsExactly(stored.key());
            store.delete(ACME, stored.key());
            assertThatNothingIsLeft();
        }

        @Test
        void M3_with_a_file_its_parts_go() throws IOException {
            StoredBytes stored = put(store, words(700_000));

            store.delete(ACME, stored.key());

            assertThatNothingIsLeft();
        }

        @Test
        void M3_of_what_is_too_big_or_breaks_off_no_part_is_left() throws IOException {
            InputStream broken = new ByteArrayInputStream(words(700_000)) {
                @Override
                public synchronized int read(byte[] into, int from, int count) {
                    throw new IllegalStateException("the sender broke");
                }
            };

            assertThat(store.put(ACME, new ByteArrayInputStream(words(700_000)), 600_000))
                    .isEmpty();
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> store.put(
                            ACME,
                            new SequenceInputStream(new ByteArrayInputStream(words(600_000)), broken),
                            Long.MAX_VALUE));

            assertThatNothingIsLeft();
        }

        @Test
        void M3_a_file_that_is_deleted_while_it_is_read_is_told() throws IOException {
            StoredBytes stored = put(store, words(700_000));

            try (InputStream read = store.open(ACME, stored.key()).orElseThrow()) {
                read.readNBytes(100);
                store.delete(ACME, stored.key());

                assertThatIOException().isThrownBy(read::readAllBytes).withMessageContaining("deleted");
            }
        }

        @Test
        void M3_a_database_that_does_not_answer_is_told_and_loses_nothing() throws IOException {
            StoredBytes stored = put(store, words(700_000));
            database.execute("ALTER TABLE parlor_file_part RENAME TO elsewhere");

            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> put(store, words(10)));
            try (InputStream read = store.open(ACME, stored.key()).orElseThrow()) {
                assertThatIOException().isThrownBy(read::readAllBytes);
            }

            database.execute("ALTER TABLE elsewhere RENAME TO parlor_file_part");
            assertThat(read(store, stored)).isEqualTo(words(700_000));
        }

        @Test
        void M3_with_a_cipher_no_word_of_a_file_lies_in_the_database() throws IOException {
            StoredBytes stored = put(encrypted("spring"), words(700_000));

            assertThat(inHex())
                    .hasSize(3)
                    .allSatisfy(part -> assertThat(part).doesNotContain(hex("words"), hex("document")));
            assertThat(read(encrypted("spring"), stored)).isEqualTo(words(700_000));
        }

        @Test
        void M3_without_one_they_would_be_found() throws IOException {
            put(store, words(700_000));

            assertThat(inHex()).hasSize(3).allSatisfy(part -> assertThat(part).contains(hex("words")));
        }

        @Test
        void M3_a_new_key_is_for_what_comes_and_the_old_one_for_what_is_there() throws IOException {
            StoredBytes plain = put(store, words(10));
            StoredBytes spring = put(encrypted("spring"), words(20));
            StoredBytes summer = put(encrypted("summer", "spring"), words(30));

            assertThat(read(encrypted("summer", "spring"), plain)).isEqualTo(words(10));
            assertThat(read(encrypted("summer", "spring"), spring)).isEqualTo(words(20));
            assertThat(read(encrypted("summer"), summer)).isEqualTo(words(30));
            assertThat(database.query("SELECT key_name FROM parlor_file ORDER BY key_name"))
                    .contains(List.of("spring"), List.of("summer"));
            assertThatIOException()
                    .isThrownBy(() -> read(encrypted("summer"), spring))
                    .withMessageContaining("key spring");
            assertThatIOException()
                    .isThrownBy(() -> read(store, summer))
                    .withStackTraceContaining("was given no cipher");
        }

        @Test
        void M3_parts_that_were_dropped_or_changed_about_are_found() throws IOException {
            StoredBytes cutOff = put(encrypted("spring"), words(700_000));
            database.execute("DELETE FROM parlor_file_part WHERE part = 2", "UPDATE parlor_file SET parts = 2");
            StoredBytes changedAbout = put(encrypted("spring"), words(700_001));
            String second = " WHERE file = '" + changedAbout.key().value() + "' AND part = ";
            database.execute(
                    "UPDATE parlor_file_part SET part = 7" + second + 0,
                    "UPDATE parlor_file_part SET part = 0" + second + 1,
                    "UPDATE parlor_file_part SET part = 1" + second + 7);

            assertThatIOException().isThrownBy(() -> read(encrypted("spring"), cutOff));
            assertThatIOException().isThrownBy(() -> read(encrypted("spring"), changedAbout));
        }

        private void assertThatNothingIsLeft() {
            assertThat(database.query("SELECT file FROM parlor_file")).isEmpty();
            assertThat(database.query("SELECT file FROM parlor_file_part")).isEmpty();
        }

        private JdbcMediaStore encrypted(String current, String... others) {
            return store.encryptedBy(TestKeys.cipher(current, others));
        }

        private List<String> inHex() {
            String hex = database.isH2() ? "RAWTOHEX(bytes)" : "encode(bytes, 'hex')";
            return database.query("SELECT lower(" + hex + ") FROM parlor_file_part").stream()
                    .map(row -> row.get(0))
                    .toList();
        }
    }

    private static StoredBytes put(JdbcMediaStore store, byte[] bytes) throws IOException {
        return store.put(ACME, new ByteArrayInputStream(bytes), Long.MAX_VALUE).orElseThrow();
    }

    private static byte[] read(JdbcMediaStore store, StoredBytes stored) throws IOException {
        try (InputStream bytes = store.open(ACME, stored.key()).orElseThrow()) {
            return bytes.readAllBytes();
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] words(int count) {
        return WORDS.repeat(count / WORDS.length() + 1).substring(0, count).getBytes(StandardCharsets.US_ASCII);
    }
}
