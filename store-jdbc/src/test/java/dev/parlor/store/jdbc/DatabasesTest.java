package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The databases of the tests are what the other tests take them for. */
class DatabasesTest {
    @Test
    void the_postgresql_of_the_tests_is_the_version_asked_for_commits_to_the_disk_and_listens_to_this_machine_only() {
        try (Database database = Databases.postgres()) {
            String asked = System.getProperty("postgresql.binaries.version", "17.11.0");
            assertThat(database.query("SHOW server_version").get(0).get(0))
                    .startsWith(asked.substring(0, asked.lastIndexOf('.')));
            assertThat(database.query("SHOW fsync")).containsExactly(List.of("on"));
            assertThat(database.query("SHOW synchronous_commit")).containsExactly(List.of("on"));
            assertThat(database.query("SHOW full_page_writes")).containsExactly(List.of("on"));
            assertThat(database.query("SHOW listen_addresses")).containsExactly(List.of("127.0.0.1"));
        }
    }

    @Test
    void two_databases_on_the_server_know_nothing_of_each_other() {
        try (Database one = Databases.postgres();
                Database other = Databases.postgres()) {
            one.execute("CREATE TABLE of_one (id INT)");
            assertThat(one.tables()).containsExactly("of_one");
            assertThat(other.tables()).isEmpty();
        }
    }

    @Test
    void what_was_committed_is_there_after_a_stop_at_once_and_what_was_not_is_gone() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            server.execute("postgres", "CREATE TABLE notes (text TEXT)", "INSERT INTO notes VALUES ('committed')");
            Connection open = DriverManager.getConnection(server.url("postgres"));
            open.setAutoCommit(false);
            open.createStatement().execute("INSERT INTO notes VALUES ('never')");
            server.stopImmediately();
            assertThatThrownBy(open::commit).isInstanceOf(SQLException.class);

            server.startAgain();
            try (Connection again = DriverManager.getConnection(server.url("postgres"));
                    ResultSet found = again.createStatement().executeQuery("SELECT text FROM notes")) {
                assertThat(found.next()).isTrue();
                assertThat(found.getString(1)).isEqualTo("committed");
                assertThat(found.next()).isFalse();
            }
        }
    }

    @Test
    void an_h2_in_a_folder_is_as_it_was_left(@TempDir Path folder) {
        try (Database first = Databases.h2(folder)) {
            first.execute("CREATE TABLE notes (text VARCHAR)", "INSERT INTO notes VALUES ('kept')");
        }
        try (Database second = Databases.h2(folder)) {
            assertThat(second.tables()).containsExactly("notes");
            assertThat(second.query("SELECT text FROM notes")).containsExactly(List.of("kept"));
            second.empty();
            assertThat(second.query("SELECT text FROM notes")).isEmpty();
        }
    }

    @Test
    void an_h2_in_memory_is_gone_when_it_is_closed() {
        try (Database first = Databases.h2()) {
            first.execute("CREATE TABLE notes (text VARCHAR)");
            assertThat(first.isH2()).isTrue();
        }
        try (Database second = Databases.h2()) {
            assertThat(second.tables()).isEmpty();
        }
    }
}
