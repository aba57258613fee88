package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the catalogue of a database says about our tables, the same on each database. */
abstract class CatalogueTests {
    /** Nothing of anybody's is in these. */
    private static final Set<String> OF_NO_ORGANIZATION =
            Set.of("parlor_clock", "parlor_host", "parlor_schema_history");

    private Database database;

    abstract Database create();

    @BeforeEach
    void migrate() {
        database = create();
        Migrations.migrate(database.pool());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void X10_each_primary_and_unique_key_begins_with_the_organization_and_goes_on_with_the_chat_where_there_is_one()
            throws SQLException {
        assertThat(wrongKeys()).isEmpty();
    }

    @Test
    void X10_a_key_that_does_not_would_be_found() throws SQLException {
        database.execute(
                "CREATE TABLE parlor_crossing (organization INT NOT NULL, id INT NOT NULL, PRIMARY KEY (id, organization))",
                "CREATE TABLE parlor_chatless (organization INT NOT NULL, guest INT NOT NULL, number INT NOT NULL,"
                        + " id INT, PRIMARY KEY (organization, guest, number), UNIQUE (organization, id))",
                "CREATE TABLE parlor_keyless (organization INT NOT NULL)",
                "CREATE TABLE parlor_nobodys (id INT PRIMARY KEY)");

        assertThat(wrongKeys())
                .containsExactly(
                        "parlor_chatless [organization, id]",
                        "parlor_crossing [id, organization]",
                        "parlor_keyless has no primary key",
                        "parlor_nobodys [id]");
    }

    @Test
    void each_name_has_our_prefix() throws SQLException {
        assertThat(database.tables()).isNotEmpty().allMatch(table -> table.startsWith("parlor_"));
        if (!database.isH2()) {
            assertThat(database.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                    .isNotEmpty()
                    .allMatch(row -> row.get(0).startsWith("parlor_"));
        }
    }

    /**
     * What a newer schema may add so that a host for the schema before it goes on beside: columns that the database fills in,
     * tables and indexes, and nothing else. A later script that takes away says in {@code works_with} from where on.
     */
    @Test
    void S9_a_schema_takes_nothing_away_from_hosts_for_the_schemas_that_it_works_with() throws SQLException {
        for (int version = 2; version <= Migration.SCRIPTS.size(); version++) {
            onlyAdds(version);
        }
    }

    private void onlyAdds(int version) throws SQLException {
        try (Database older = create();
                Database newer = create()) {
            Migrations.migrate(newer.pool(), version);
            String worksWith = newer.query("SELECT works_with FROM parlor_schema_history WHERE version = " + version)
                    .get(0)
                    .get(0);
            Migrations.migrate(older.pool(), Integer.parseInt(worksWith));
            Map<String, Column> before = columns(older);
            Map<String, Column> after = columns(newer);

            assertThat(after).as("version %s", version).containsAllEntriesOf(before);
            assertThat(keys(newer)).as("version %s", version).containsAllEntriesOf(keys(older));
            Set<String> oldTables = new TreeSet<>(older.tables());
            after.forEach((name, column) -> {
                if (!before.containsKey(name) && oldTables.contains(name.substring(0, name.indexOf('.')))) {
                    assertThat(column.isFilledIn())
                            .as("version %s, %s", version, name)
                            .isTrue();
                }
            });
        }
    }

    private List<String> wrongKeys() throws SQLException {
        List<String> wrong = new ArrayList<>();
        Map<String, Column> columns = columns(database);
        Map<String, Set<List<String>>> keys = keys(database);
        for (String table : database.tables()) {
            if (OF_NO_ORGANIZATION.contains(table)) {
                continue;
            }
            if (!keys.containsKey(table)) {
                wrong.add(table + " has no primary key");
            }
            boolean hasChat = columns.containsKey(table + ".guest") && columns.containsKey(table + ".number");
            List<String> begin = hasChat ? List.of("organization", "guest", "number") : List.of("organization");
            keys.getOrDefault(table, Set.of()).stream()
                    .filter(key -> key.size() < begin.size()
                            || !key.subList(0, begin.size()).equals(begin))
                    .forEach(key -> wrong.add(table + " " + key));
        }
        return wrong;
    }

    /** The columns of each primary and unique key, by table. */
    private static Map<String, Set<List<String>>> keys(Database database) throws SQLException {
        Map<String, Set<List<String>>> keys = new TreeMap<>();
        try (Connection connection = database.pool().getConnection()) {
            DatabaseMetaData catalogue = connection.getMetaData();
            for (String table : database.tables()) {
                Map<String, List<String>> unique = new TreeMap<>();
                try (ResultSet index = catalogue.getIndexInfo(
                        null, null, database.isH2() ? table.toUpperCase(Locale.ROOT) : table, true, false)) {
                    while (index.next()) {
                        unique.computeIfAbsent(index.getString("INDEX_NAME"), name -> new ArrayList<>())
                                .add(index.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                    }
                }
                if (!unique.isEmpty()) {
                    keys.put(table, Set.copyOf(unique.values()));
                }
            }
        }
        return keys;
    }

    private record Column(String type, boolean mayBeNull, boolean hasDefault) {
        boolean isFilledIn() {
            return mayBeNull || hasDefault;
        }
    }

    private static Map<String, Column> columns(Database database) {
        Map<String, Column> columns = new TreeMap<>();
        database.query(
                        "SELECT lower(table_name), lower(column_name), data_type, is_nullable, column_default, is_identity"
                                + " FROM information_schema.columns WHERE lower(table_name) LIKE 'parlor\\_%'")
                .forEach(row -> columns.put(
                        row.get(0) + "." + row.get(1),
                        new Column(
                                row.get(2),
                                row.get(3).equals("YES"),
                                !row.get(4).equals("null") || row.get(5).equals("YES"))));
        return columns;
    }
}
