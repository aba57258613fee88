package dev.parlor.store.jdbc;

import dev.parlor.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs acts on the host's database, each in a transaction and on a connection of its own. Thread-safe. */
record Transactions(DataSource database) {
    /** What is done in one transaction. */
    interface Act<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Commits what the act did, or nothing of it.
     *
     * @param otherwise what to say if it could not be done, without personal data
     */
    <T> T run(String otherwise, Act<T> act) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = act.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new StoreException(otherwise, failed);
        }
    }
}
