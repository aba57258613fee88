package dev.parlor.store.jdbc;

import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One transaction on a connection of the host's, rolled back unless it was committed. */
final class Transaction implements AutoCloseable {
    private final DataSource source;
    private final Layout layout;
    private final Connection connection;
    private final boolean autoCommits;
    private @Nullable Mark mark;
    private boolean ended;

    /** Tells this transaction from every other, by a row that it writes. */
    private record Mark(String organization, UUID operation, UUID transaction) {
        Sql row(Instant at) {
            return new Sql(
                    "INSERT INTO parlor_operation (organization, operation, transaction, at) VALUES (?, ?, ?, ?)",
                    organization,
                    operation,
                    transaction,
                    at);
        }
    }

    Transaction(DataSource source, Layout layout) throws SQLException {
        this.source = source;
        this.layout = layout;
        connection = source.getConnection();
        try {
            autoCommits = connection.getAutoCommit();
            connection.setAutoCommit(false);
            layout.dialect().prepare(connection, layout.limits());
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    Connection connection() {
        return connection;
    }

    void run(Script script) throws SQLException {
        script.run(connection, layout.dialect());
    }

    /** Writes with the rest by what a lost commit is found again. */
    void mark(OrganizationId organization, OperationId operation, Instant at, Script script) {
        if (mark == null) {
            mark = new Mark(organization.value(), operation.value(), UUID.randomUUID());
            script.add(mark.row(at));
        }
    }

    /** Commits; if the answer is lost, finds out whether it did. */
    void commit() throws SQLException {
        ended = true;
        try {
            connection.commit();
        } catch (SQLException failure) {
            if (mark == null || !isLost(failure)) {
                throw failure;
            }
            Mark sought = mark;
            if (!new LostCommit(source, layout).wasCommitted(sought.row(Instant.EPOCH), failure)) {
                throw failure;
            }
        }
    }

    /** The connection broke: the database may have committed or not. */
    private boolean isLost(SQLException failure) {
        String state = failure.getSQLState();
        boolean broke = state == null || state.startsWith("08") || state.startsWith("57") || state.startsWith("90");
        return broke || !isValid();
    }

    private boolean isValid() {
        try {
            return connection.isValid(1);
        } catch (SQLException broken) {
            return false;
        }
    }

    /** A connection that breaks here takes back nothing that is committed; what is not, the database undoes. */
    @Override
    public void close() {
        try (connection) {
            if (!ended) {
                connection.rollback();
            }
            if (autoCommits) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException broken) {
            // The pool finds out by itself.
        }
    }
}
