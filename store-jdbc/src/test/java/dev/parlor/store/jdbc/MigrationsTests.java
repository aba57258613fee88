package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the schema comes to its newest version, the same on each database. */
abstract class MigrationsTests {
    static final int NEWEST = Migration.SCRIPTS.size();

    Database database;

    abstract Database create();

    @BeforeEach
    void createDatabase() {
        database = create();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void an_empty_database_is_brought_to_the_newest_version_and_can_be_opened() {
        Migrations.migrate(database.pool());

        assertThat(versions()).hasSize(NEWEST);
        assertThatCode(() -> StartUp.check(database.pool())).doesNotThrowAnyException();
    }

    @Test
    void to_migrate_again_changes_nothing() {
        Migrations.migrate(database.pool());
        List<List<String>> before = history();

        Migrations.migrate(database.pool());

        assertThat(history()).isEqualTo(before);
    }

    @Test
    void a_schema_is_brought_on_from_each_version() {
        for (int version = 1; version <= NEWEST; version++) {
            Migrations.migrate(database.pool(), version);
            assertThat(versions()).hasSize(version);
        }
    }

    @Test
    void S9_of_many_hosts_that_start_at_once_each_script_is_applied_by_one() throws Exception {
        int hosts = 8;
        CyclicBarrier together = new CyclicBarrier(hosts);
        ExecutorService threads = Executors.newFixedThreadPool(hosts);
        try {
            List<Future<?>> started = new ArrayList<>();
            for (int host = 0; host < hosts; host++) {
                started.add(threads.submit(() -> {
                    together.await();
                    Migrations.migrate(database.pool());
                    StartUp.check(database.pool());
                    return null;
                }));
            }
            for (Future<?> host : started) {
                host.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(versions()).hasSize(NEWEST);
        assertThat(database.query("SELECT count(*) FROM parlor_clock")).containsExactly(List.of("1"));
    }

    @Test
    void S9_a_host_goes_on_beside_a_newer_one_as_long_as_the_newer_schema_works_with_it() {
        Migrations.migrate(database.pool());

        assertThatCode(() -> StartUp.check(database.pool(), 1)).doesNotThrowAnyException();
        assertThatCode(() -> Migrations.migrate(database.pool(), 1)).doesNotThrowAnyException();
        assertThat(versions()).hasSize(NEWEST);
    }

    @Test
    void a_schema_that_no_longer_works_with_this_version_is_refused_and_stays_as_it_is() {
        Migrations.migrate(database.pool());
        int next = NEWEST + 1;
        database.execute("INSERT INTO parlor_schema_history (version, works_with) VALUES (" + next + ", " + next + ")");
        List<List<String>> before = history();
        String what = "The schema has version " + next + " and works with Parlor from schema " + next
                + " on, but this Parlor knows schema " + NEWEST + " only. Start a newer Parlor";

        assertThatThrownBy(() -> Migrations.migrate(database.pool()))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith(what);
        assertThatThrownBy(() -> StartUp.check(database.pool()))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith(what);
        assertThat(history()).isEqualTo(before);
    }

    @Test
    void a_script_that_was_changed_after_it_was_applied_is_refused() {
        Migrations.migrate(database.pool());
        database.execute("UPDATE parlor_schema_history SET checksum = 'of another text' WHERE version = 1");

        assertThatThrownBy(() -> Migrations.migrate(database.pool()))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("Script 1 of Parlor is not the one that was applied");
    }

    @Test
    void a_host_on_an_older_schema_hears_that_it_is_to_migrate_first() {
        Migrations.migrate(database.pool(), 1);

        assertThatThrownBy(() -> StartUp.check(database.pool()))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("The schema has version 1, but this Parlor needs version " + NEWEST
                        + ". Call JdbcStore.migrate");
    }

    @Test
    void a_database_without_a_schema_is_refused_when_it_is_opened() {
        assertThatThrownBy(() -> StartUp.check(database.pool()))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("The database has no tables of Parlor's. Call JdbcStore.migrate");
    }

    @Test
    void foreign_tables_under_our_names_are_refused_and_stay_as_they_are() {
        database.execute("CREATE TABLE parlor_message (id INT)");
        String what =
                "There are tables with Parlor's names that Parlor did not make: parlor_message. Give Parlor a schema";

        assertThatThrownBy(() -> Migrations.migrate(database.pool()))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith(what);
        assertThatThrownBy(() -> StartUp.check(database.pool()))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith(what);
        assertThat(database.tables()).containsExactly("parlor_message");
    }

    @Test
    void a_foreign_table_under_the_name_of_our_history_is_refused() {
        database.execute("CREATE TABLE parlor_schema_history (version INT, note VARCHAR(10))");

        assertThatThrownBy(() -> Migrations.migrate(database.pool()))
                .isInstanceOf(StartUpException.class)
                .hasMessageContaining("that Parlor did not make: parlor_schema_history");
    }

    @Test
    void a_table_that_somebody_dropped_is_named_at_the_start() {
        Migrations.migrate(database.pool());
        database.execute("DROP TABLE parlor_hold");

        assertThatThrownBy(() -> StartUp.check(database.pool()))
                .isInstanceOf(StartUpException.class)
                .hasMessageContaining("but lacks: parlor_hold.");
    }

    @Test
    void S9_a_host_for_schema_1_writes_beside_one_for_schema_2_and_both_find_all_rows() {
        String host1 = "INSERT INTO parlor_quarantine (organization, id, body) VALUES ('acme', '%s', '{}')";
        Migrations.migrate(database.pool(), 1);
        database.execute(String.format(host1, "00000000-0000-7000-8000-000000000001"));

        Migrations.migrate(database.pool(), 2);
        database.execute(String.format(host1, "00000000-0000-7000-8000-000000000002"));
        database.execute("INSERT INTO parlor_quarantine (organization, id, body, received_at) VALUES ('acme', "
                + "'00000000-0000-7000-8000-000000000003', '{}', CURRENT_TIMESTAMP)");

        assertThat(database.query("SELECT count(*), count(received_at) FROM parlor_quarantine"
                        + " WHERE received_at <= CURRENT_TIMESTAMP"))
                .containsExactly(List.of("3", "3"));
        assertThat(database.query("SELECT id FROM parlor_quarantine WHERE organization = 'acme' ORDER BY place"))
                .hasSize(3);
    }

    private List<List<String>> versions() {
        return database.query("SELECT version FROM parlor_schema_history ORDER BY version");
    }

    private List<List<String>> history() {
        return database.query("SELECT * FROM parlor_schema_history ORDER BY version");
    }
}
