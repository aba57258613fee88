package dev.parlor.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;

/** The databases as a host finds them at its start: how to ask each what it is, what it has, and what it allows. */
enum Product {
    POSTGRESQL(15, Dialect.POSTGRESQL) {
        @Override
        void checkKind(Connection connection) throws SQLException {
            if (is(connection, "SELECT pg_is_in_recovery()")) {
                throw new StartUpException(
                        "The server is a replica, which can only be read. Lead the pool to the primary "
                                + "(with several addresses: targetServerType=primary).");
            }
            if (is(connection, "SELECT current_setting('transaction_read_only') = 'on'")) {
                throw new StartUpException("The database is set to read only for this user. Turn "
                        + "default_transaction_read_only off for it, and read-only off in the pool.");
            }
            if (!is(connection, "SELECT current_setting('server_encoding') = 'UTF8'")) {
                throw new StartUpException(
                        "The database does not keep every character. Create it with ENCODING 'UTF8'.");
            }
            if (is(connection, "SELECT current_schema() IS NULL")) {
                throw new StartUpException(
                        "The search_path of this user names no schema that is there. Create the schema, "
                                + "or set the search_path of the user or the pool.");
            }
        }

        @Override
        void checkMayCreate(Connection connection) throws SQLException {
            if (!is(connection, "SELECT has_schema_privilege(current_schema(), 'CREATE')")) {
                throw new StartUpException("This user may not create tables in the schema " + schema(connection)
                        + ". Grant it CREATE on the schema, or migrate once as the owner.");
            }
        }

        @Override
        void checkMayUse(Connection connection, Set<String> tables) throws SQLException {
            String denied = one(
                    connection,
                    "SELECT string_agg(DISTINCT c.relname || ' (' || wanted || ')', ', ') FROM pg_class c,"
                            + " unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) wanted"
                            + " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')"
                            + " AND c.relname IN ('" + String.join("', '", tables) + "')"
                            + " AND NOT (c.relname = '" + Schema.HISTORY
                            + "' AND wanted <> 'SELECT') AND NOT has_table_privilege(c.oid, wanted)");
            if (!denied.isEmpty()) {
                throw new StartUpException("This user lacks rights on tables of Parlor's: " + denied
                        + ". Grant it SELECT, INSERT, UPDATE and DELETE on all tables of Parlor's in the "
                        + "schema " + schema(connection) + ".");
            }
        }

        @Override
        String tables() {
            // Also those that the user may not read.
            return "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                    + " AND relkind IN ('r', 'p', 'v', 'm', 'f') AND relname LIKE 'parlor\\_%'";
        }

        @Override
        String columns(String table) {
            return "SELECT attname FROM pg_attribute WHERE attrelid = '" + table + "'::regclass AND attnum > 0"
                    + " AND NOT attisdropped";
        }

        private static String schema(Connection connection) throws SQLException {
            return one(connection, "SELECT current_schema()");
        }
    },

    H2(2, Dialect.H2) {
        @Override
        void checkKind(Connection connection) throws SQLException {
            if (is(connection, "SELECT READONLY()")) {
                throw new StartUpException(
                        "The H2 database can only be read. Check the rights on its files and folder, and "
                                + "ACCESS_MODE_DATA in its address.");
            }
        }

        @Override
        void checkMayCreate(Connection connection) throws SQLException {
            if (!is(connection, "SELECT is_admin FROM information_schema.users WHERE user_name = current_user")) {
                throw new StartUpException(
                        "This user may not create tables. Migrate as an administrator of the H2 database.");
            }
        }

        @Override
        void checkMayUse(Connection connection, Set<String> tables) throws SQLException {
            // To ask for nothing asks for the right to it all the same.
            for (String table : tables) {
                try (Statement statement = connection.createStatement()) {
                    if (table.equals(Schema.HISTORY)) {
                        statement.execute("SELECT version FROM " + table + " WHERE false");
                    } else {
                        statement.execute("DELETE FROM " + table + " WHERE false");
                    }
                } catch (SQLException refused) {
                    throw new StartUpException(
                            "This user lacks rights on " + table
                                    + ". Grant it SELECT, INSERT, UPDATE and DELETE on all " + "tables of Parlor's.",
                            DatabaseSaid.copy(refused));
                }
            }
        }

        @Override
        String tables() {
            return "SELECT lower(table_name) FROM information_schema.tables WHERE table_schema = current_schema"
                    + " AND lower(table_name) LIKE 'parlor\\_%'";
        }

        @Override
        String columns(String table) {
            return "SELECT lower(column_name) FROM information_schema.columns WHERE table_schema = current_schema"
                    + " AND lower(table_name) = '" + table + "'";
        }
    };

    private final int oldest;
    private final Dialect dialect;

    Product(int oldest, Dialect dialect) {
        this.oldest = oldest;
        this.dialect = dialect;
    }

    /** Of the database behind a connection, by what it calls itself. */
    static Product of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> POSTGRESQL;
            case "h2" -> H2;
            default ->
                throw new StartUpException(
                        "The database is " + name + ". Use PostgreSQL 15 or newer, or an embedded H2.");
        };
    }

    /** How it is spoken to once it is found to be in order. */
    Dialect dialect() {
        return dialect;
    }

    /** The folder of its scripts. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That the server is new enough, and that it can be written. */
    void checkServer(Connection connection) throws SQLException {
        checkVersion(connection, oldest);
        checkKind(connection);
    }

    void checkVersion(Connection connection, int asked) throws SQLException {
        int found = connection.getMetaData().getDatabaseMajorVersion();
        if (found < asked) {
            throw new StartUpException("The server is "
                    + connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion() + ". Parlor needs version " + asked
                    + " or newer: upgrade the server.");
        }
    }

    abstract void checkKind(Connection connection) throws SQLException;

    /** That the user may change the schema. */
    abstract void checkMayCreate(Connection connection) throws SQLException;

    /** That the user may read and write the tables. */
    abstract void checkMayUse(Connection connection, Set<String> tables) throws SQLException;

    /** A query for the names of the tables with our prefix in the schema that the connection works in. */
    abstract String tables();

    /** A query for the names of the columns of one of them. */
    abstract String columns(String table);

    private static boolean is(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static String one(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            String found = answer.next() ? answer.getString(1) : null;
            return found == null ? "" : found;
        }
    }
}
