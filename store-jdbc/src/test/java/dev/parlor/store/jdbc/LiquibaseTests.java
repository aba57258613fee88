package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that migrates everything with Liquibase has it run the same scripts, the same on each database. */
abstract class LiquibaseTests {
    /** Writes much when all is well. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    @TempDir
    private Path folder;

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
    void what_liquibase_migrated_can_be_opened() throws Exception {
        migrate(Migration.SCRIPTS);

        assertThatCode(() -> StartUp.check(database.pool())).doesNotThrowAnyException();
        assertThat(applied()).isEqualTo(Migration.SCRIPTS.size());
        assertThat(database.query("SELECT version, checksum FROM parlor_schema_history ORDER BY version"))
                .contains(List.of("1", "null"));
    }

    @Test
    void liquibase_brings_it_on_beside_the_tables_of_the_host_and_finds_nothing_more_to_do_afterwards()
            throws Exception {
        database.execute("CREATE TABLE invoices (id INT)");
        migrate(Migration.SCRIPTS.subList(0, 1));
        assertThat(applied()).isEqualTo(1);

        migrate(Migration.SCRIPTS);
        migrate(Migration.SCRIPTS);
        Migrations.migrate(database.pool());

        assertThat(applied()).isEqualTo(Migration.SCRIPTS.size());
        StartUp.check(database.pool());
    }

    private int applied() {
        return database.query("SELECT id FROM databasechangelog").size();
    }

    private void migrate(List<String> scripts) throws Exception {
        Files.writeString(folder.resolve("changes.yaml"), changes(scripts));
        LIQUIBASE.setLevel(Level.WARNING);
        var files =
                new CompositeResourceAccessor(new DirectoryResourceAccessor(folder), new ClassLoaderResourceAccessor());
        try (Connection connection = database.pool().getConnection()) {
            Liquibase liquibase = new Liquibase("changes.yaml", files, new JdbcConnection(connection));
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            Map<String, Object> quiet = Map.of(Scope.Attr.ui.name(), new LoggerUIService());
            Scope.child(quiet, () -> liquibase.update(new Contexts(), new LabelExpression()));
        } finally {
            files.close();
        }
    }

    /** As docs/store.md says. */
    private String changes(List<String> scripts) {
        StringBuilder yaml = new StringBuilder("databaseChangeLog:\n");
        for (String script : scripts) {
            yaml.append("""
                      - changeSet:
                          id: %s
                          author: parlor
                          changes:
                            - sqlFile: {path: dev/parlor/store/jdbc/%s/%s, splitStatements: false, stripComments: false}
                    """.formatted(script, database.isH2() ? "h2" : "postgresql", script));
        }
        return yaml.toString();
    }
}
