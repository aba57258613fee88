package dev.parlor.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Brings the schema of a database to the newest version, script by script, each in one transaction where the database can do
 * that. Many hosts may call it at once: one applies a script, the others wait and find it applied.
 */
final class Migrations {
    /** An embedded H2 belongs to one process, so what holds its threads apart is enough. */
    private static final ReentrantLock H2 = new ReentrantLock();

    /** A script that cannot have a table within this time is undone, so that the hosts that run go on. */
    private static final Duration TABLE_WAIT = Duration.ofSeconds(5);

    private Migrations() {}

    /** Applies what is missing, up to the newest version. */
    static void migrate(DataSource database) {
        migrate(database, Migration.SCRIPTS.size());
    }

    /** The same as a host does that knows the versions up to this one only. */
    static void migrate(DataSource database, int known) {
        StartUp.on(database, connection -> {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            Product product = Product.of(connection);
            product.checkServer(connection);
            connection.setAutoCommit(false);
            try {
                migrate(connection, product, Migration.of(product.folder()).subList(0, known));
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        });
    }

    private static void migrate(Connection connection, Product product, List<Migration> scripts) throws SQLException {
        if (product == Product.H2) {
            H2.lock();
        }
        try {
            while (applyNext(connection, product, scripts)) {
                connection.commit();
            }
            connection.rollback();
        } catch (SQLException | RuntimeException failed) {
            undo(connection, failed);
            throw failed;
        } finally {
            if (product == Product.H2) {
                H2.unlock();
            }
        }
    }

    /** Whether a script was missing, which is then applied but not committed. */
    private static boolean applyNext(Connection connection, Product product, List<Migration> scripts)
            throws SQLException {
        if (product == Product.POSTGRESQL) {
            // What others committed while this one waited for its turn is to be seen, however long they took. The lock
            // is
            // held until the end of the transaction; without it, hosts that start together would make the same tables.
            execute(connection, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            execute(connection, "SET LOCAL statement_timeout = 0");
            execute(connection, "SET LOCAL lock_timeout = 0");
            execute(connection, "SELECT pg_advisory_xact_lock(1885433964, hashtext(current_schema()))");
            // Whoever waits for a table keeps all others from it.
            execute(connection, "SET LOCAL lock_timeout = " + TABLE_WAIT.toMillis());
        }
        Schema schema = Schema.of(connection, product);
        schema.checkNotForeign();
        schema.checkUnchanged(scripts);
        schema.checkNotTooNew(scripts.size());
        if (schema.version() >= scripts.size()) {
            return false;
        }
        Migration next = scripts.get(schema.version());
        product.checkMayCreate(connection);
        execute(connection, next.sql());
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE parlor_schema_history SET checksum = ? WHERE version = ?")) {
            statement.setString(1, next.checksum());
            statement.setInt(2, next.version());
            statement.executeUpdate();
        }
        return true;
    }

    private static void undo(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            // A connection that is gone has undone it already.
            failed.addSuppressed(DatabaseSaid.copy(broken));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
