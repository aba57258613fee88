package dev.parlor.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A database of a test, with a pool of connections to it as a host would bring. */
abstract class Database implements AutoCloseable {
    private final String url;
    private final HikariDataSource pool;

    Database(String url) {
        this.url = url;
        this.pool = pool(url);
    }

    /** A pool of its own for whoever acts another host; the caller closes it. */
    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        return new HikariDataSource(config);
    }

    String url() {
        return url;
    }

    DataSource pool() {
        return pool;
    }

    boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    /** Runs statements, each in a transaction of its own. */
    void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, each with its columns as strings. */
    List<List<String>> query(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(found.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of its tables, in lower case, in order. */
    List<String> tables() {
        return query("SELECT lower(table_name) FROM information_schema.tables WHERE lower(table_schema) = 'public'"
                        + " AND table_type LIKE 'BASE%' ORDER BY 1")
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** Removes all rows but the history of the schema: cheaper than a new database for each test. */
    void empty() {
        List<String> statements = new ArrayList<>();
        // No table refers to another in a way that an order would matter; if one does, this fails.
        tables().stream()
                .filter(table -> !table.equals("parlor_schema_history"))
                .forEach(table -> statements.add("DELETE FROM " + table));
        execute(statements.toArray(String[]::new));
    }

    /** Ends the pool, and the database with what is in it unless it is kept in files. */
    @Override
    public final void close() {
        pool.close();
        end();
    }

    abstract void end();
}
