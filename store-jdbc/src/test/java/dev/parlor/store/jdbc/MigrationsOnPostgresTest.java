package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** Also: of what PostgreSQL can undo, nothing of a script stays that failed. */
class MigrationsOnPostgresTest extends MigrationsTests {
    @Override
    Database create() {
        return Databases.postgres();
    }

    @Test
    void a_script_that_fails_leaves_nothing_and_the_next_try_succeeds() {
        database.execute("CREATE SEQUENCE parlor_event_new");

        assertThatThrownBy(() -> Migrations.migrate(database.pool()))
                .isInstanceOf(StartUpException.class)
                .hasMessageContaining("\"parlor_event_new\" already exists (SQL state 42P07)");
        assertThat(database.tables()).isEmpty();

        database.execute("DROP SEQUENCE parlor_event_new");
        Migrations.migrate(database.pool());
        StartUp.check(database.pool());
    }

    @Test
    void S9_what_another_host_applied_while_this_one_waited_is_seen_whatever_the_isolation_of_the_pool()
            throws Exception {
        String name = database.query("SELECT current_database()").get(0).get(0);
        database.execute("ALTER DATABASE " + name + " SET default_transaction_isolation = 'repeatable read'");

        S9_of_many_hosts_that_start_at_once_each_script_is_applied_by_one();
    }

    @Test
    void a_script_waits_for_a_table_no_longer_than_is_good_for_the_hosts_that_run() throws Exception {
        Migrations.migrate(database.pool(), 1);
        try (Connection reader = database.pool().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("SELECT * FROM parlor_quarantine");

            assertThatThrownBy(() -> Migrations.migrate(database.pool()))
                    .isInstanceOf(StartUpException.class)
                    .hasMessageStartingWith(
                            "A table that a script changes was in use for too long; nothing was changed.");
            reader.rollback();
        }
        Migrations.migrate(database.pool());
        StartUp.check(database.pool());
    }
}
