package dev.parlor.store.jdbc;

import dev.parlor.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * A commit of which nobody knows whether it was done. Its transaction had written a row with a key of its own: to write the
 * same row again waits until the database is through with it, and then clashes if and only if it was committed.
 */
final class LostCommit {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final DataSource source;
    private final Layout layout;

    LostCommit(DataSource source, Layout layout) {
        this.source = source;
        this.layout = layout;
    }

    /**
     * Asks until the database answers.
     *
     * @throws StoreException if it does not answer for too long: then nobody knows, and nobody may do it again blindly
     */
    boolean wasCommitted(Sql row, SQLException loss) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return isThere(row);
            } catch (SQLException down) {
                loss.addSuppressed(down);
                if (System.nanoTime() - end >= 0) {
                    throw new StoreException(
                            "the connection broke during a commit, and the database did not answer for "
                                    + PATIENCE.toSeconds() + " s whether it was done: it may have been",
                            loss);
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
    }

    private boolean isThere(Sql row) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(row.text())) {
                row.bind(statement, 1);
                statement.executeUpdate();
                return false;
            } catch (SQLException failure) {
                if (layout.dialect().isTaken(failure)) {
                    return true;
                }
                throw failure;
            } finally {
                connection.rollback();
            }
        }
    }
}
