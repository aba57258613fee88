package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import javax.sql.DataSource;
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
    void a_file_that_another_process_has_open_is_named_as_the_reason(@TempDir Path folder) throws Exception {
        try (Database database = Databases.h2(folder)) {
            Migrations.migrate(database.pool());
        }
        JdbcDataSource taken = source("jdbc:h2:file:" + folder.resolve("parlor"));

        try (FileChannel other = FileChannel.open(folder.resolve("parlor.mv.db"), StandardOpenOption.WRITE);
                FileLock held = other.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> StartUp.check(taken))
                    .isInstanceOf(StartUpException.class)
                    .hasMessageStartingWith("Another process has the file of this H2 open");
        }
        assertThatCode(() -> StartUp.check(taken)).doesNotThrowAnyException();
    }

    @Test
    void a_user_that_is_not_let_in_is_named_as_the_reason(@TempDir Path folder) {
        try (Database database = Databases.h2(folder)) {
            Migrations.migrate(database.pool());
        }
        JdbcDataSource stranger = source("jdbc:h2:file:" + folder.resolve("parlor"));
        stranger.setUser("stranger");

        assertThatThrownBy(() -> StartUp.check(stranger))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("The database does not let this user in");
    }

    @Test
    void another_product_is_refused_by_its_name() {
        DatabaseMetaData other = answering(DatabaseMetaData.class, "getDatabaseProductName", "Some SQL");
        Connection connection = answering(Connection.class, "getMetaData", other);
        DataSource source = answering(DataSource.class, "getConnection", connection);

        assertThatThrownBy(() -> StartUp.check(source))
                .isInstanceOf(StartUpException.class)
                .hasMessage("The database is Some SQL. Use PostgreSQL 15 or newer, or an embedded H2.");
        assertThatThrownBy(() -> Migrations.migrate(source))
                .isInstanceOf(StartUpException.class)
                .hasMessageStartingWith("The database is Some SQL.");
    }

    /** One that answers one question, and nothing else. */
    private static <T> T answering(Class<T> type, String question, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> method.getName().equals(question)
                        ? answer
                        : method.getReturnType() == boolean.class ? false : null));
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
