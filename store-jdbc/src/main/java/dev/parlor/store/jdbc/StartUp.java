package dev.parlor.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What is looked at before a store is opened, so that a host hears at its start, and not at its first message, what is wrong. */
final class StartUp {
    /** What is done on a connection to the database. */
    interface Act {
        void on(Connection connection) throws SQLException;
    }

    private StartUp() {}

    /** That the database can be reached and written, and carries a schema that this version of Parlor can work with. */
    static void check(DataSource database) {
        check(database, Migration.SCRIPTS.size());
    }

    /** The same for a host that knows the versions of the schema up to this one. */
    static void check(DataSource database, int known) {
        on(database, connection -> {
            Product product = Product.of(connection);
            product.checkServer(connection);
            Schema schema = Schema.of(connection, product);
            schema.checkNotForeign();
            schema.checkNotTooNew(known);
            schema.checkNotTooOld(known);
            schema.checkWhole(Migration.of(product.folder()).subList(0, known));
            product.checkMayUse(connection, schema.tables());
        });
    }

    /** Does it on a connection, and says in plain words why that was not possible. */
    static void on(DataSource database, Act act) {
        try (Connection connection = connect(database)) {
            act.on(connection);
        } catch (SQLException failed) {
            SQLException root = DatabaseSaid.root(failed);
            throw new StartUpException(
                    whyRefused(root) + " The database said: " + DatabaseSaid.of(root) + ".", DatabaseSaid.copy(root));
        }
    }

    private static Connection connect(DataSource database) {
        try {
            return database.getConnection();
        } catch (SQLException failed) {
            SQLException root = DatabaseSaid.root(failed);
            throw new StartUpException(
                    whyNoConnection(root) + " The database said: " + DatabaseSaid.of(root) + ".",
                    DatabaseSaid.copy(root));
        }
    }

    private static String whyRefused(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        if (state.equals("42501") || state.equals("90096") || state.equals("90040")) {
            return "This user lacks a right that Parlor needs at its start: grant it.";
        }
        if (state.equals("55P03")) {
            return "A table that a script changes was in use for too long; nothing was changed. Migrate again when no long "
                    + "transaction runs.";
        }
        return "The database did not do what Parlor needs at its start.";
    }

    private static String whyNoConnection(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        if (state.startsWith("28")) {
            return "The database does not let this user in: check user and password of the pool.";
        }
        if (state.equals("3D000") || state.equals("90146")) {
            return "There is no such database: create it, or correct its name in the address of the pool.";
        }
        if (state.equals("90020")) {
            return "Another process has the file of this H2 open: one process at a time can; end it, or use PostgreSQL.";
        }
        if (state.equals("53300")) {
            return "The server has no connection left: close some, make the pools smaller, or raise max_connections.";
        }
        return "The database cannot be reached: check that it runs, the address in the pool, and the network between.";
    }
}
