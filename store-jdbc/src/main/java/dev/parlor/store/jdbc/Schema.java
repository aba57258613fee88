package dev.parlor.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a database has of our schema.
 *
 * @param tables those with names of ours, whoever made them
 * @param applied the scripts that were applied, in order; {@code null} where no table of ours says so
 */
record Schema(SortedSet<String> tables, @Nullable List<Applied> applied) {
    static final String HISTORY = "parlor_schema_history";
    private static final Set<String> COLUMNS = Set.of("version", "works_with", "applied_at", "checksum");

    /**
     * A script that was applied.
     *
     * @param worksWith the oldest schema for which a host may have been built that goes on beside this one
     * @param checksum {@code null} if another tool applied it
     */
    record Applied(int version, int worksWith, @Nullable String checksum) {}

    static Schema of(Connection connection, Product product) throws SQLException {
        SortedSet<String> tables = new TreeSet<>(column(connection, product.tables()));
        tables.retainAll(names(Migration.of(product.folder())));
        if (!tables.contains(HISTORY)
                || !column(connection, product.columns(HISTORY)).containsAll(COLUMNS)) {
            return new Schema(tables, null);
        }
        List<Applied> applied = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT version, works_with, checksum FROM parlor_schema_history ORDER BY version")) {
            while (row.next()) {
                applied.add(new Applied(row.getInt(1), row.getInt(2), row.getString(3)));
            }
        }
        return new Schema(tables, List.copyOf(applied));
    }

    /** The newest script that was applied, 0 if none was. */
    int version() {
        return applied().isEmpty() ? 0 : applied().get(applied().size() - 1).version();
    }

    @Override
    public List<Applied> applied() {
        return applied == null ? List.of() : applied;
    }

    void checkNotForeign() {
        if (applied == null && !tables.isEmpty()) {
            throw new StartUpException("There are tables with Parlor's names that Parlor did not make: "
                    + String.join(", ", tables) + ". Give Parlor a schema of its own (PostgreSQL: the search_path of "
                    + "the user or of the pool), or rename these.");
        }
    }

    void checkNotTooNew(int known) {
        int needed = applied().stream().mapToInt(Applied::worksWith).max().orElse(0);
        if (needed > known) {
            throw new StartUpException(
                    "The schema has version " + version() + " and works with Parlor from schema "
                            + needed + " on, but this Parlor knows schema " + known
                            + " only. Start a newer Parlor; if the schema went ahead by mistake, restore the backup from before.");
        }
    }

    void checkNotTooOld(int known) {
        if (version() == 0) {
            throw new StartUpException("The database has no tables of Parlor's. Call JdbcStore.migrate, or run the "
                    + "scripts with Flyway or Liquibase, and check that the pool leads to the schema that is meant.");
        }
        if (version() < known) {
            throw new StartUpException("The schema has version " + version() + ", but this Parlor needs version "
                    + known + ". Call JdbcStore.migrate, or run the newer scripts with Flyway or Liquibase, first.");
        }
    }

    /** That nobody dropped a table, and that a table of that name in another schema is not taken for it. */
    void checkWhole(List<Migration> scripts) {
        SortedSet<String> missing = names(scripts);
        missing.removeAll(tables);
        if (!missing.isEmpty()) {
            throw new StartUpException("The schema says that it has version " + version() + ", but lacks: "
                    + String.join(", ", missing) + ". Somebody dropped or moved them: restore the backup.");
        }
    }

    /** That the scripts are those that were applied, as far as it was noted. */
    void checkUnchanged(List<Migration> scripts) {
        for (Applied one : applied()) {
            String checksum = one.checksum();
            if (checksum != null
                    && one.version() <= scripts.size()
                    && !checksum.equals(scripts.get(one.version() - 1).checksum())) {
                throw new StartUpException("Script " + one.version() + " of Parlor is not the one that was applied to "
                        + "this database: its checksum is another. Use the published jar: a script never changes "
                        + "after its release, what is to change comes in a new one.");
            }
        }
    }

    private static SortedSet<String> names(List<Migration> scripts) {
        return scripts.stream()
                .flatMap(script -> script.tables().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }
}
