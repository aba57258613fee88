package dev.parlor.store.jdbc;

import static dev.parlor.store.jdbc.Proxies.proxy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Lines to a database, one of which breaks once. What was open on it is rolled back, as a server does, and nothing more goes
 * over it.
 */
final class BreakingLines {
    private static final Set<String> CALLS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");

    /** Where a line breaks: instead of a call, or between a commit and its answer. */
    enum Place {
        BEFORE_A_CALL,
        AFTER_A_COMMIT
    }

    private final DataSource source;
    private final Place place;
    private int left = Integer.MAX_VALUE;
    private boolean broke;

    BreakingLines(DataSource source, Place place) {
        this.source = source;
        this.place = place;
    }

    /** After so many more calls, or commits, the next one meets a line that breaks. */
    void breakAfter(int calls) {
        left = calls;
    }

    /** None breaks any more. */
    void hold() {
        left = Integer.MAX_VALUE;
    }

    boolean broke() {
        return broke;
    }

    DataSource source() {
        return proxy(DataSource.class, (method, arguments) -> {
            Object given = method.invoke(source, arguments);
            return given instanceof Connection connection ? new Line(connection).ends() : given;
        });
    }

    private final class Line {
        private final Connection connection;
        private boolean dead;

        Line(Connection connection) {
            this.connection = connection;
        }

        Connection ends() {
            return proxy(Connection.class, (method, arguments) -> {
                switch (method.getName()) {
                    case "isValid" -> {
                        return !dead;
                    }
                    case "close" -> {
                        return method.invoke(connection, arguments);
                    }
                    case "commit" -> pass(true);
                    default -> check();
                }
                Object given = method.invoke(connection, arguments);
                if (given instanceof PreparedStatement statement) {
                    return statement(PreparedStatement.class, statement);
                }
                return given instanceof Statement statement ? statement(Statement.class, statement) : given;
            });
        }

        private <T extends Statement> T statement(Class<T> type, T statement) {
            return proxy(type, (method, arguments) -> {
                if (CALLS.contains(method.getName())) {
                    pass(false);
                }
                return method.invoke(statement, arguments);
            });
        }

        private void pass(boolean isCommit) throws SQLException {
            check();
            boolean counts = isCommit || place == Place.BEFORE_A_CALL;
            if (!counts || left-- > 0) {
                return;
            }
            hold();
            broke = true;
            dead = true;
            if (place == Place.AFTER_A_COMMIT) {
                connection.commit();
            } else {
                connection.rollback();
            }
            check();
        }

        private void check() throws SQLException {
            if (dead) {
                throw new SQLException("the line is broken", "08006");
            }
        }
    }
}
