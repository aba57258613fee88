package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Also: H2 cannot undo a script, so that one that was cut off is run again. */
class MigrationsOnH2Test extends MigrationsTests {
    @Override
    Database create() {
        return Databases.h2();
    }

    @Test
    void a_script_that_was_cut_off_after_any_of_its_statements_is_finished_by_the_next_try() {
        List<Migration> scripts = Migration.of("h2");
        for (Migration script : scripts) {
            List<String> statements = statements(script);
            for (int cut = 1; cut < statements.size(); cut++) {
                try (Database cutOff = Databases.h2()) {
                    Migrations.migrate(cutOff.pool(), script.version() - 1);
                    cutOff.execute(statements.subList(0, cut).toArray(String[]::new));

                    Migrations.migrate(cutOff.pool());

                    assertThatCode(() -> StartUp.check(cutOff.pool()))
                            .as("version %s, cut after %s statements", script.version(), cut)
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    private static List<String> statements(Migration script) {
        String withoutComments = script.sql().replaceAll("(?m)^ *--.*$", "");
        return List.of(withoutComments.split(";")).stream()
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
