package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that migrates everything with Flyway has it run the same scripts, the same on each database. */
abstract class FlywayTests {
    private Database database;

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
    void what_flyway_migrated_can_be_opened() {
        flyway().load().migrate();

        assertThatCode(() -> StartUp.check(database.pool())).doesNotThrowAnyException();
        assertThat(database.query("SELECT version, checksum FROM parlor_schema_history ORDER BY version"))
                .hasSize(Migration.SCRIPTS.size())
                .contains(List.of("1", "null"));
    }

    @Test
    void flyway_brings_it_on_and_finds_nothing_more_to_do_afterwards() {
        flyway().target("1").load().migrate();
        Flyway later = flyway().load();

        assertThat(later.migrate().migrationsExecuted).isEqualTo(Migration.SCRIPTS.size() - 1);
        assertThat(later.migrate().migrationsExecuted).isZero();
        StartUp.check(database.pool());
    }

    @Test
    void flyway_does_so_beside_the_tables_of_the_host() {
        database.execute("CREATE TABLE invoices (id INT)");

        flyway().load().migrate();

        StartUp.check(database.pool());
        assertThat(database.tables()).contains("invoices", "parlor_flyway");
    }

    @Test
    void to_migrate_what_flyway_migrated_changes_nothing() {
        flyway().load().migrate();

        Migrations.migrate(database.pool());

        assertThat(flyway().load().migrate().migrationsExecuted).isZero();
    }

    /** As docs/store.md says. */
    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(database.pool())
                .locations("classpath:dev/parlor/store/jdbc/" + (database.isH2() ? "h2" : "postgresql"))
                .table("parlor_flyway")
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }
}
