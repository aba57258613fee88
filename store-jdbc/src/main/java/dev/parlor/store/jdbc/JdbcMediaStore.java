package dev.parlor.store.jdbc;

import dev.parlor.id.MediaKey;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.MediaStore;
import dev.parlor.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps files in the database, beside the messages that carry them (rule M3): one backup has both. In parts of 256 KiB, each
 * written or read in a transaction of its own, so that no connection waits for a slow sender or reader, and no file needs more
 * memory than 1 MB. A file is there once its last part is. Thread-safe. Its tables are those of the schema of {@code JdbcStore}.
 *
 * <p>Where files are many and big, {@link FileSystemMediaStore} keeps the database small.
 */
public final class JdbcMediaStore implements MediaStore {
    private final Transactions database;
    private final InstantSource time;
    private final Encryption encryption;

    private JdbcMediaStore(Transactions database, InstantSource time, Encryption encryption) {
        this.database = database;
        this.time = time;
        this.encryption = encryption;
    }

    /**
     * In this database, whose schema has been applied.
     *
     * @param time by which files grow old: that of the store, {@code store::time}
     */
    public static JdbcMediaStore on(DataSource database, InstantSource time) {
        return new JdbcMediaStore(
                new Transactions(Objects.requireNonNull(database, "database")),
                Objects.requireNonNull(time, "time"),
                Encryption.NONE);
    }

    /** The same, but what it keeps from now on is encrypted. What was kept before stays readable as it is. */
    public JdbcMediaStore encryptedBy(ContentCipher cipher) {
        return new JdbcMediaStore(database, time, Encryption.by(cipher));
    }

    @Override
    public Optional<StoredBytes> put(OrganizationId organization, InputStream bytes, long most) throws IOException {
        FileParts parts = new FileParts(bytes, most);
        FilePlace place = new FilePlace(organization, FileKeys.make(time.instant()));
        try {
            if (keep(place, parts)) {
                return Optional.of(new StoredBytes(FileKeys.key(place.file()), parts.size(), parts.hash()));
            }
        } catch (IOException | RuntimeException failed) {
            undo(place, failed);
            throw failed;
        }
        delete(place);
        return Optional.empty();
    }

    /** What cannot be undone now is not there for anybody, and goes with the unsent. */
    private void undo(FilePlace place, Exception failed) {
        try {
            delete(place);
        } catch (StoreException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    private boolean keep(FilePlace place, FileParts parts) throws IOException {
        String key = encryption.currentKey();
        int number = 0;
        do {
            byte[] part = parts.next();
            if (parts.isTooMuch()) {
                return false;
            }
            boolean last = parts.isAtEnd();
            write(place, key, number, encryption.encrypt(key, place.ofPart(number, last), part), last);
            number++;
        } while (!parts.isAtEnd());
        return true;
    }

    /** The file's row comes with its first part, and counts its parts with the last one. */
    private void write(FilePlace place, @Nullable String key, int number, byte[] part, boolean last) {
        database.run("a file could not be kept", connection -> {
            if (number == 0) {
                insertFile(connection, place, key);
            }
            insertPart(connection, place, number, part);
            if (last) {
                countParts(connection, place, number + 1);
            }
            return true;
        });
    }

    private static void insertFile(Connection connection, FilePlace place, @Nullable String key) throws SQLException {
        try (PreparedStatement insert = on(
                connection,
                "INSERT INTO parlor_file (organization, file, key_name, parts) VALUES (?, ?, ?, ?)",
                place)) {
            insert.setString(3, key);
            insert.setNull(4, Types.INTEGER);
            insert.executeUpdate();
        }
    }

    private static void insertPart(Connection connection, FilePlace place, int number, byte[] part)
            throws SQLException {
        try (PreparedStatement insert = on(
                connection,
                "INSERT INTO parlor_file_part (organization, file, part, bytes) VALUES (?, ?, ?, ?)",
                place)) {
            insert.setInt(3, number);
            insert.setBytes(4, part);
            insert.executeUpdate();
        }
    }

    private static void countParts(Connection connection, FilePlace place, int parts) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE parlor_file SET parts = ? WHERE organization = ? AND file = ?")) {
            update.setInt(1, parts);
            update.setString(2, place.organization().value());
            update.setObject(3, place.file());
            update.executeUpdate();
        }
    }

    @Override
    public Optional<InputStream> open(OrganizationId organization, MediaKey key) {
        return FileKeys.parse(key).flatMap(file -> opened(new FilePlace(organization, file)));
    }

    private Optional<InputStream> opened(FilePlace place) {
        return database.run("a file could not be opened", connection -> {
            try (PreparedStatement select = on(
                            connection,
                            "SELECT key_name, parts FROM parlor_file"
                                    + " WHERE organization = ? AND file = ? AND parts IS NOT NULL",
                            place);
                    ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new PartStream(new Stored(place, row.getString(1), row.getInt(2))))
                        : Optional.empty();
            }
        });
    }

    /**
     * By age. One whose put was cut off with its process, of which {@link #open} knows nothing, is named too, so that what is
     * left of it goes with the files that nobody sent.
     */
    @Override
    public List<MediaKey> keptBefore(OrganizationId organization, Instant before, @Nullable MediaKey after, int limit) {
        UUID begin = FileKeys.begin(after);
        return database.run("the files could not be listed", connection -> {
            List<MediaKey> found = new ArrayList<>();
            try (PreparedStatement select = on(
                    connection,
                    "SELECT file FROM parlor_file WHERE organization = ? AND file > ? AND file < ? ORDER BY file"
                            + " LIMIT ?",
                    new FilePlace(organization, begin))) {
                select.setObject(3, FileKeys.floor(before));
                select.setInt(4, limit);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(FileKeys.key(rows.getObject(1, UUID.class)));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public void delete(OrganizationId organization, MediaKey key) {
        FileKeys.parse(key).ifPresent(file -> delete(new FilePlace(organization, file)));
    }

    /** Its parts go with it, by their foreign key. */
    private void delete(FilePlace place) {
        database.run("a file could not be deleted", connection -> {
            try (PreparedStatement delete =
                    on(connection, "DELETE FROM parlor_file WHERE organization = ? AND file = ?", place)) {
                return delete.executeUpdate();
            }
        });
    }

    /** A file, part by part, each in a transaction of its own. */
    private final class Stored implements PartStream.Source {
        private final FilePlace place;
        private final @Nullable String key;
        private final int parts;
        private int number;

        Stored(FilePlace place, @Nullable String key, int parts) {
            this.place = place;
            this.key = key;
            this.parts = parts;
        }

        @Override
        public byte @Nullable [] next() throws IOException {
            if (number >= parts) {
                return null;
            }
            byte[] stored = part(number).orElseThrow(() -> new IOException("a file was deleted while it was read"));
            boolean last = number == parts - 1;
            return encryption.decrypt(key, place.ofPart(number++, last), stored);
        }

        private Optional<byte[]> part(int wanted) {
            return database.run("a file could not be read", connection -> {
                try (PreparedStatement select = on(
                        connection,
                        "SELECT bytes FROM parlor_file_part WHERE organization = ? AND file = ? AND part = ?",
                        place)) {
                    select.setInt(3, wanted);
                    try (ResultSet row = select.executeQuery()) {
                        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
                    }
                }
            });
        }

        @Override
        public void close() {
            // Nothing is open between two parts.
        }
    }

    private static PreparedStatement on(Connection connection, String sql, FilePlace place) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, place.organization().value());
        statement.setObject(2, place.file());
        return statement;
    }
}
