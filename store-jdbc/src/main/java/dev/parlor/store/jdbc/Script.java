package dev.parlor.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that are run in order, and what becomes of their rows and counts. On PostgreSQL all of them are one round trip,
 * each seeing what is committed when its turn comes.
 */
final class Script {
    /** More values than this would be too many for one message of the protocol. */
    private static final int MOST_VALUES = 20_000;

    /** Looks at one row. */
    @FunctionalInterface
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** Looks at how many rows were written. */
    @FunctionalInterface
    interface Count {
        void of(int rows) throws SQLException;
    }

    private record Step(Sql sql, Row row, Count count, int mostRows) {}

    private final List<Step> steps = new ArrayList<>();

    /** A statement of whose result nothing matters. */
    void add(Sql sql) {
        add(sql, rows -> {});
    }

    /** A statement that writes. */
    void add(Sql sql, Count count) {
        steps.add(new Step(sql, row -> {}, count, 0));
    }

    /** A statement that reads. */
    void read(Sql sql, Row row) {
        steps.add(new Step(sql, row, rows -> {}, 0));
    }

    /**
     * A statement that reads so many rows at most. Where statements are sent alone, the driver stops there; where they are
     * not, the statement has to say so itself.
     */
    void readAtMost(int rows, Sql sql, Row row) {
        steps.add(new Step(sql, row, count -> {}, rows));
    }

    void run(Connection connection, Dialect dialect) throws SQLException {
        if (!dialect.sendsTogether()) {
            for (Step step : steps) {
                run(connection, List.of(step));
            }
            return;
        }
        List<Step> together = new ArrayList<>();
        int values = 0;
        for (Step step : steps) {
            if (!together.isEmpty() && values + step.sql().size() > MOST_VALUES) {
                run(connection, together);
                together.clear();
                values = 0;
            }
            together.add(step);
            values += step.sql().size();
        }
        if (!together.isEmpty()) {
            run(connection, together);
        }
    }

    private static void run(Connection connection, List<Step> together) throws SQLException {
        String text = String.join(
                "; ", together.stream().map(step -> step.sql().text()).toList());
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int place = 1;
            for (Step step : together) {
                place = step.sql().bind(statement, place);
            }
            if (together.size() == 1) {
                statement.setMaxRows(together.get(0).mostRows());
            }
            boolean hasRows = statement.execute();
            for (int index = 0; index < together.size(); index++) {
                if (index > 0) {
                    hasRows = statement.getMoreResults();
                }
                if (hasRows) {
                    read(statement, together.get(index).row());
                } else {
                    together.get(index).count().of(statement.getUpdateCount());
                }
            }
        }
    }

    private static void read(PreparedStatement statement, Row row) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                row.read(rows);
            }
        }
    }
}
