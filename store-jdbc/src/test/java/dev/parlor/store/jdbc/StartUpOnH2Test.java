package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host hears at its start when an H2 is not as it should be. */
class StartUpOnH2Test {
    @Test
    void a_database_that_can_only_be_read_is_refused(@TempDir Path folder) {
        try (Database database = Databases.h2(folder)) {
            Migrations.migrate(database.pool());
        }
        JdbcDataSource reader = source("jdbc:h2:file:" + folder.resolve("parlor") + ";ACCESS_MODE_DATA=r");

        assertThatThrownBy(() -> StartUp.check(reader))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("The H2 database can only be read.");
    }

    @Test
    void a_database_that_is_to_be_there_and_is_not_is_named_as_the_reason(@TempDir Path folder) {
        JdbcDataSource nowhere = source("jdbc:h2:file:" + folder.resolve("other") + ";IFEXISTS=TRUE");

        assertThatThrownBy(() -> StartUp.check(nowhere))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("There is no such database: create it");
    }

    @Test
    void a_user_who_is_no_administrator_may_use_the_tables_but_not_make_them() throws Exception {
        try (Database database = Databases.h2()) {
            String url = database.url();
            database.execute("CREATE USER worker PASSWORD ''");
            JdbcDataSource worker = source(url.replace(";DB_CLOSE_DELAY=-1", ""));
            worker.setUser("worker");

            assertThatThrownBy(() -> Migrations.migrate(worker))
                    .isInstanceOf(StartUpException.class)
                    .hasMessageStartingWith("This user may not create tables.");

            Migrations.migrate(database.pool());
            assertThatThrownBy(() -> StartUp.check(worker))
                    .isInstanceOf(StartUpException.class)
                    .hasMessageContaining("lacks");
            try (Connection owner = DriverManager.getConnection(url)) {
                owner.createStatement().execute("GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA public TO worker");
            }
            assertThatCode(() -> StartUp.check(worker)).doesNotThrowAnyException();
        }
    }

    private static JdbcDataSource source(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl(url);
        return source;
    }
}
