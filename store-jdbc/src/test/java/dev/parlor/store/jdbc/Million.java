package dev.parlor.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes a million rows in each table that grows, out of those that an organization has: copies of other names, with other
 * ids, so that nobody meets them; half of them in two organizations, in which flows are to find their way then. They come
 * without their bodies, which makes a table shorter and reading all of it cheaper than it would be.
 */
final class Million {
    static final int ROWS = Integer.getInteger("plans.rows", 1_000_000);
    private static final int ORGANIZATIONS = 50;

    /** They are read in the order of their places, or all of them: the ledger by who verifies it, what is over by who tidies. */
    private static final Set<String> READ_IN_ORDER = Set.of(
            "parlor_event",
            "parlor_operation",
            "parlor_seen",
            "parlor_quarantine",
            "parlor_parked",
            "parlor_file",
            "parlor_file_part",
            "parlor_consent",
            "parlor_hold");

    /**
     * They have a row for each host, organization, member, number or listener, and not for each chat or act; and the intake,
     * which each step of a dispatcher empties.
     */
    static final Set<String> SMALL = Set.of(
            "parlor_schema_history",
            "parlor_clock",
            "parlor_host",
            "parlor_organization",
            "parlor_sub_organization",
            "parlor_number",
            "parlor_pause",
            "parlor_template",
            "parlor_member",
            "parlor_intake",
            "parlor_feed",
            "parlor_feed_place");

    private final Database database;
    private final String organization;
    private final List<String> crowded;

    /**
     * Of the rows of this organization.
     *
     * @param crowded two organizations that get a quarter of the copies each
     */
    Million(Database database, String organization, List<String> crowded) {
        this.database = database;
        this.organization = organization;
        this.crowded = crowded;
    }

    static List<String> growing(Database database) {
        return database.tables().stream()
                .filter(table -> table.startsWith("parlor_") && !SMALL.contains(table))
                .toList();
    }

    void fill() {
        growing(database).parallelStream().forEach(this::fill);
        database.execute("VACUUM ANALYZE");
    }

    /** Without its secondary indexes meanwhile, which are made faster afterwards, and in no order of tables. */
    private void fill(String table) {
        List<String> indexes = database
                .query("SELECT indexdef FROM pg_indexes WHERE tablename = '" + table + "' AND indexname NOT IN"
                        + " (SELECT conname FROM pg_constraint)")
                .stream()
                .map(row -> row.get(0))
                .toList();
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (List<String> column : database.query("SELECT column_name, data_type FROM information_schema.columns"
                + " WHERE table_name = '" + table + "' ORDER BY ordinal_position")) {
            names.add(column.get(0));
            values.add(
                    column.get(0).equals("organization") ? organization(table) : copied(column.get(0), column.get(1)));
        }
        List<String> statements = new ArrayList<>();
        statements.add("SET session_replication_role = replica");
        indexes.forEach(
                index -> statements.add("DROP INDEX " + index.split(" ")[index.startsWith("CREATE U") ? 3 : 2]));
        statements.add("INSERT INTO " + table + " (" + String.join(", ", names) + ") OVERRIDING SYSTEM VALUE SELECT "
                + String.join(", ", values) + " FROM (SELECT r.*, row_number() OVER () - 1 AS turn, count(*) OVER ()"
                + " AS turns FROM " + table + " r WHERE r.organization = '" + organization + "') r"
                + " JOIN generate_series(1, " + ROWS + ") i ON i % r.turns = r.turn");
        statements.addAll(indexes);
        database.execute(statements.toArray(String[]::new));
    }

    private String organization(String table) {
        String elsewhere = "'copy' || i % " + ORGANIZATIONS;
        return READ_IN_ORDER.contains(table)
                ? elsewhere
                : "CASE i / r.turns % 4 WHEN 0 THEN '" + crowded.get(0) + "' WHEN 1 THEN '" + crowded.get(1) + "' ELSE "
                        + elsewhere + " END";
    }

    /** What names something is another name in each copy; what is due is due in a hundred years. */
    private static String copied(String column, String type) {
        return switch (column) {
            case "number", "kind", "part", "parts", "turn", "key_name" -> "r." + column;
            // A switch lets go what it held, in the whole organization.
            case "held_by" -> "NULL";
            case "body" -> "''";
            case "due_at", "wake_line", "wake_timer" -> "r." + column + " + interval '100 years'";
            case "id", "place", "position" ->
                type.equals("bigint") ? "r." + column + " + 1000000 + i" : other(column, type);
            case "owner", "member", "author" -> "r." + column + " || '-' || i % 1000";
            default -> other(column, type);
        };
    }

    private static String other(String column, String type) {
        return switch (type) {
            case "uuid" -> "md5(r." + column + "::text || i)::uuid";
            case "text" -> column.endsWith("_by") ? "r." + column : "r." + column + " || '-' || i";
            case "timestamp with time zone" -> "r." + column + " - i * interval '1 second'";
            default -> "r." + column;
        };
    }
}
