package dev.parlor.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.Fetch;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;

/**
 * A program that keeps a file as big as a guest can send, reads it again, and prints its size if that was the same: to be run
 * with a heap into which the file does not fit. Its argument is where: the URL of a database, or a folder.
 */
final class BigFile {
    private static final OrganizationId ACME = new OrganizationId("acme");

    private BigFile() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        String where = arguments[0];
        if (where.startsWith("jdbc:")) {
            try (HikariDataSource pool = Database.pool(where)) {
                keepAndRead(JdbcMediaStore.on(pool, Instant::now).encryptedBy(TestKeys.cipher("spring")));
            }
        } else {
            keepAndRead(FileSystemMediaStore.in(Path.of(where), Instant::now).encryptedBy(TestKeys.cipher("spring")));
        }
    }

    private static void keepAndRead(MediaStore store) throws IOException, GeneralSecurityException {
        StoredBytes stored =
                store.put(ACME, new Noise(Fetch.MOST_BYTES), Fetch.MOST_BYTES).orElseThrow();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream bytes =
                new DigestInputStream(store.open(ACME, stored.key()).orElseThrow(), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        if (Objects.equals(HexFormat.of().formatHex(digest.digest()), stored.sha256())) {
            System.out.println("kept and read " + stored.size());
        }
    }

    /** As many bytes by chance. */
    private static final class Noise extends InputStream {
        private final Random random = new Random(1);
        private long left;

        Noise(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? random.nextInt(256) : -1;
        }

        @Override
        public int read(byte[] into, int from, int count) {
            byte[] some = new byte[(int) Math.min(left, count)];
            random.nextBytes(some);
            System.arraycopy(some, 0, into, from, some.length);
            left -= some.length;
            return some.length == 0 && count > 0 ? -1 : some.length;
        }
    }
}
