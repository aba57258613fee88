package dev.parlor.store.jdbc;

import dev.parlor.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes a {@link JdbcStore}. For one thread. */
public final class JdbcStoreBuilder {
    private final DataSource source;
    private @Nullable Clock clock;
    private Encryption encryption = Encryption.NONE;
    private Duration lockWait = Duration.ofSeconds(5);
    private Duration statement = Duration.ofSeconds(30);

    JdbcStoreBuilder(DataSource source) {
        this.source = source;
    }

    /** Takes the store's time from this clock instead of the database, for tests. Leases stay on the clock of the database. */
    public JdbcStoreBuilder clock(Clock other) {
        clock = Objects.requireNonNull(other, "clock");
        return this;
    }

    /**
     * Encrypts what people write before it is stored: messages, what of them is still in the intake or kept aside, consent
     * records, and the reasons of legal holds. Not names, addresses, what the directory holds, and times, since the database looks for
     * them. Without it everything is stored as it is. What was stored before stays readable; it is encrypted when it is written again.
     * Files have a cipher of their own ({@link JdbcMediaStore#encryptedBy}).
     */
    public JdbcStoreBuilder encryptedBy(ContentCipher cipher) {
        encryption = Encryption.by(cipher);
        return this;
    }

    /** How long a unit waits for a chat that another holds, before it is tried again; 5 seconds unless said. */
    public JdbcStoreBuilder lockWait(Duration other) {
        lockWait = positive("lockWait", other);
        return this;
    }

    /** How long a statement may take, its waiting included; 30 seconds unless said. */
    public JdbcStoreBuilder statementTime(Duration other) {
        statement = positive("statementTime", other);
        return this;
    }

    /**
     * The store. Looks first whether the database can be reached and written and has a schema that this version works with
     * ({@link JdbcStore#migrate}).
     *
     * @throws StartUpException if not, with what was found and what to do
     */
    public JdbcStore build() {
        StartUp.check(source);
        try (Connection connection = source.getConnection()) {
            Dialect dialect = Product.of(connection).dialect();
            Layout layout = new Layout(dialect, new Codec(encryption), new Dialect.Limits(lockWait, statement));
            dialect.setUp(connection);
            return new JdbcStore(source, layout, new Times(dialect, clock));
        } catch (SQLException failure) {
            throw new StoreException("no connection to the database", failure);
        }
    }

    private static Duration positive(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least a millisecond, but is " + value);
        }
        return value;
    }
}
