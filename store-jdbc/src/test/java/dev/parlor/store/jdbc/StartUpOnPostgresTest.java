package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What a host hears at its start when PostgreSQL is not as it should be, and that this is not too much. */
class StartUpOnPostgresTest {
    private static final String SECRET = "hunter2";

    private Database database;

    @BeforeEach
    void create() {
        database = Databases.postgres();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_address_where_nothing_listens_is_said_to_be_out_of_reach() {
        PGSimpleDataSource nowhere = source("jdbc:postgresql://127.0.0.1:1/parlor");

        assertThatThrownBy(() -> StartUp.check(nowhere))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("The database cannot be reached: check that it runs, the address in the pool")
                .hasMessageContaining("SQL state 08001");
    }

    @Test
    void a_pool_that_waited_in_vain_hides_neither_the_reason_nor_shows_the_password() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/parlor?user=parlor&password=" + SECRET);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(250);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            StartUpException refused = catchThrowableOfType(StartUpException.class, () -> StartUp.check(pool));

            assertThat(refused).hasMessageStartingWith("The database cannot be reached");
            StringWriter whole = new StringWriter();
            refused.printStackTrace(new PrintWriter(whole));
            assertThat(whole.toString()).doesNotContain(SECRET, "jdbc:");
        }
    }

    @Test
    void what_a_driver_says_is_shown_without_addresses_and_values_of_rows() {
        SQLException address = new SQLException("No driver for jdbc:postgresql://h/d?password=" + SECRET, "08001");
        SQLException row = new SQLException("ERROR: duplicate key\n  Detail: Key (name)=(Nora) exists", "23505");

        assertThat(DatabaseSaid.of(address)).isEqualTo("No driver for (address) (SQL state 08001)");
        assertThat(DatabaseSaid.of(row)).doesNotContain("Nora");
    }

    @Test
    void a_database_that_is_not_there_is_named_as_the_reason() {
        assertThatThrownBy(() -> StartUp.check(source(Databases.server().url("nowhere"))))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("There is no such database: create it");
    }

    @Test
    void a_user_that_is_not_let_in_is_named_as_the_reason() {
        assertThatThrownBy(() -> StartUp.check(source(Databases.server().url("postgres", "nobody"))))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("The database does not let this user in");
    }

    @Test
    void a_server_without_a_connection_left_is_named_as_the_reason() {
        PGSimpleDataSource user = user("crowded");
        database.execute("ALTER ROLE crowded CONNECTION LIMIT 0");

        assertThatThrownBy(() -> StartUp.check(user))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("The server has no connection left: close some");
    }

    @Test
    void a_database_that_does_not_keep_every_character_is_refused() {
        Databases.server()
                .execute(
                        "postgres", "CREATE DATABASE plain_letters ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0");

        assertThatThrownBy(() -> StartUp.check(source(Databases.server().url("plain_letters"))))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("The database does not keep every character. Create it with ENCODING 'UTF8'");
    }

    @Test
    void a_server_that_is_too_old_is_told_apart_by_its_version() throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            assertThatCode(() -> Product.POSTGRESQL.checkVersion(connection, 15))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> Product.POSTGRESQL.checkVersion(connection, 99))
                    .isInstanceOf(StartUpException.class)
                    .hasMessageMatching("The server is PostgreSQL 1\\d[.\\d]*\\. Parlor needs version 99 or newer:"
                            + " upgrade the server\\.");
        }
    }

    @Test
    void a_replica_is_refused() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            server.becomeReplica();

            PGSimpleDataSource replica = source(server.url("postgres"));
            assertThatThrownBy(() -> StartUp.check(replica))
                    .isInstanceOf(StartUpException.class)
                    .hasMessageStartingWith(
                            "The server is a replica, which can only be read. Lead the pool to the primary");
            assertThatThrownBy(() -> Migrations.migrate(replica))
                    .isInstanceOf(StartUpException.class)
                    .hasMessageStartingWith("The server is a replica");
        }
    }

    @Test
    void a_user_that_may_only_read_is_refused() {
        Migrations.migrate(database.pool());
        PGSimpleDataSource reader = source(database.url());
        reader.setReadOnly(true);
        reader.setOptions("-c default_transaction_read_only=on");

        assertThatThrownBy(() -> StartUp.check(reader))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("The database is set to read only for this user.");
    }

    @Test
    void a_search_path_without_a_schema_is_refused() {
        PGSimpleDataSource lost = source(database.url());
        lost.setCurrentSchema("not_there");

        assertThatThrownBy(() -> StartUp.check(lost))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("The search_path of this user names no schema that is there.");
    }

    @Test
    void a_user_without_the_right_to_create_tables_hears_so_when_it_migrates() {
        PGSimpleDataSource user = user("plain");

        assertThatThrownBy(() -> Migrations.migrate(user))
                .isInstanceOf(StartUpException.class)
                .hasMessage("This user may not create tables in the schema public. Grant it CREATE on the schema, or "
                        + "migrate once as the owner.");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void a_user_needs_the_four_rights_on_our_tables_and_no_more() {
        Migrations.migrate(database.pool());
        PGSimpleDataSource user = user("worker");
        database.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO worker");

        assertThatThrownBy(() -> StartUp.check(user))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("This user lacks rights on tables of Parlor's: parlor_address (DELETE), ")
                .hasMessageContaining("Grant it SELECT, INSERT, UPDATE and DELETE");

        database.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO worker");
        assertThatCode(() -> StartUp.check(user)).doesNotThrowAnyException();
    }

    /** A user of the server who owns nothing. */
    private PGSimpleDataSource user(String name) {
        database.execute(
                "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + name + "') THEN CREATE ROLE "
                        + name + " LOGIN; END IF; END $$",
                "GRANT USAGE ON SCHEMA public TO " + name);
        return source(database.url().replace("user=postgres", "user=" + name));
    }

    private static PGSimpleDataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }
}
