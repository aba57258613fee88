package dev.parlor.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Everything in which the databases differ while the store runs; how they differ at its start is in {@link Product}. */
enum Dialect {
    /** PostgreSQL 15 and newer. Statements with parameters travel together, one round trip for all of them. */
    POSTGRESQL {
        @Override
        boolean sendsTogether() {
            return true;
        }

        @Override
        void begin(Script script, Limits limits) {
            script.add(new Sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED"));
            script.add(new Sql("SET LOCAL lock_timeout = " + limits.lockWait().toMillis()));
            script.add(new Sql(
                    "SET LOCAL statement_timeout = " + limits.statement().toMillis()));
        }

        @Override
        void beginReading(Script script, Limits limits) {
            script.add(new Sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"));
            script.add(new Sql(
                    "SET LOCAL statement_timeout = " + limits.statement().toMillis()));
        }

        @Override
        void setUp(Connection connection) {}

        @Override
        void prepare(Connection connection, Limits limits) {}

        @Override
        Sql now() {
            return new Sql("clock_timestamp()");
        }

        @Override
        Sql later(Sql time, Sql micros) {
            return new Sql("(").add(time).add(" + ").add(micros).add(" * INTERVAL '1 microsecond')");
        }

        @Override
        String upsert(Upsert row) {
            return row.onConflict();
        }

        @Override
        void skipLocked(Sql query, int limit) {
            query.add(" LIMIT " + limit + " FOR UPDATE SKIP LOCKED");
        }

        // A failed statement would break the whole transaction.
        @Override
        String insertUnlessTaken(String row) {
            return "INSERT INTO " + row + " ON CONFLICT DO NOTHING";
        }
    },

    /** An embedded H2. Its statements travel nowhere, so that each is sent alone. */
    H2 {
        private static final Set<String> CODES = Set.of("90131", "50200", "HYT00");

        @Override
        boolean sendsTogether() {
            return false;
        }

        @Override
        void begin(Script script, Limits limits) {}

        @Override
        void beginReading(Script script, Limits limits) {}

        // Without this it answers commits up to half a second before they are on disk.
        @Override
        void setUp(Connection connection) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute("SET WRITE_DELAY 0");
            }
        }

        @Override
        void prepare(Connection connection, Limits limits) throws SQLException {
            if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCK_TIMEOUT " + limits.lockWait().toMillis());
                statement.execute("SET QUERY_TIMEOUT " + limits.statement().toMillis());
            }
        }

        // Its own stands still during a transaction; it is the one of this process anyway.
        @Override
        Sql now() {
            return new Sql("CAST(? AS TIMESTAMP(6) WITH TIME ZONE)", Instant.now());
        }

        @Override
        Sql later(Sql time, Sql micros) {
            return new Sql("DATEADD(MICROSECOND, ")
                    .add(micros)
                    .add(", ")
                    .add(time)
                    .add(")");
        }

        @Override
        String upsert(Upsert row) {
            return row.merge();
        }

        @Override
        void skipLocked(Sql query, int limit) {
            query.add(" FOR UPDATE SKIP LOCKED");
        }

        // A failed statement is undone alone.
        @Override
        String insertUnlessTaken(String row) {
            return "INSERT INTO " + row;
        }

        @Override
        boolean mayPass(SQLException failure) {
            return super.mayPass(failure) || CODES.contains(failure.getSQLState());
        }
    };

    /** How long a transaction may wait for a lock, and for one statement. */
    record Limits(Duration lockWait, Duration statement) {}

    /** Whether several statements are one round trip. */
    abstract boolean sendsTogether();

    /** What a transaction that writes begins with. */
    abstract void begin(Script script, Limits limits);

    /** What a transaction that only reads begins with: all of its statements see one moment. */
    abstract void beginReading(Script script, Limits limits);

    /** What the whole database needs, once. */
    abstract void setUp(Connection connection) throws SQLException;

    /** What cannot be a part of the first round trip. */
    abstract void prepare(Connection connection, Limits limits) throws SQLException;

    /** The time on the clock of the database, as it goes on. */
    abstract Sql now();

    /** A time and so many microseconds. */
    abstract Sql later(Sql time, Sql micros);

    /** Adds a row, or writes over the one with its key. */
    abstract String upsert(Upsert row);

    /** Locks so many of the rows, at least, that nobody else has locked. */
    abstract void skipLocked(Sql query, int limit);

    /** Adds a row in a transaction that goes on if its key is taken, as {@link #isTaken} or a count of 0 tells. */
    abstract String insertUnlessTaken(String row);

    /** Whether the same transaction may succeed at the next try: two of them kept each other waiting, or one waited too long. */
    boolean mayPass(SQLException failure) {
        String state = failure.getSQLState();
        return "40001".equals(state) || "40P01".equals(state) || "55P03".equals(state);
    }

    /** Whether a row was to be there a second time. */
    boolean isTaken(SQLException failure) {
        return "23505".equals(failure.getSQLState());
    }
}
