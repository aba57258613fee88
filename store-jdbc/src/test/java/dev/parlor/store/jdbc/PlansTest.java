package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How PostgreSQL finds what the flows ask for among a million threads, a quarter of them in the organization that asks: the
 * server itself writes down the plan of each statement that the store runs, and how many rows each node of it looked at.
 * Not a part of every build: {@code ./mvnw test -Dplans}.
 */
@Tag("plans")
class PlansTest {
    /** Far more than a flow needs, and far less than an organization has. */
    private static final int MOST_ROWS = 1_000;

    private static final List<String> MODES = List.of("force_custom_plan", "force_generic_plan");
    private static final Pattern SCAN = Pattern.compile("Seq Scan on (parlor_\\w+)");
    /** A node that reads a table or an index, and the lines about it. */
    private static final Pattern READ =
            Pattern.compile("Scan(?: Backward)? (?:using|on) (parlor_\\w+)[^\\n]*actual rows=([\\d.]+) loops=(\\d+)"
                    + "((?:\\n(?!\\s*->)[^\\n]*)*)");

    private static final Pattern REMOVED = Pattern.compile("Rows Removed by [\\w ]+: (\\d+)");

    @TempDir
    Path folder;

    @Test
    void no_statement_of_a_flow_reads_a_growing_table_or_all_that_an_organization_has_in_one()
            throws IOException, SQLException {
        // The server may run as another user.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (PostgresServer server = PostgresServer.start(Map.ofEntries(
                        Map.entry("session_preload_libraries", "auto_explain"),
                        Map.entry("auto_explain.log_nested_statements", "on"),
                        Map.entry("logging_collector", "on"),
                        Map.entry("log_directory", folder.toString()),
                        Map.entry("log_filename", "plans.log"),
                        // Nothing of it is to last, and plans do not depend on these.
                        Map.entry("fsync", "off"),
                        Map.entry("full_page_writes", "off"),
                        Map.entry("wal_level", "minimal"),
                        Map.entry("max_wal_senders", "0"),
                        Map.entry("max_wal_size", "8GB"),
                        Map.entry("shared_buffers", "1GB"),
                        Map.entry("maintenance_work_mem", "256MB")));
                Database database = Rooms.migrated(Databases.postgresOn(server))) {
            Tour.of("original", database.pool());
            new Million(
                            database,
                            "original",
                            MODES.stream().map(PlansTest::named).toList())
                    .fill();
            for (String table : Million.growing(database)) {
                assertThat(database.query("SELECT count(*) >= " + Million.ROWS + " FROM " + table))
                        .as(table)
                        .containsExactly(List.of("t"));
            }

            for (String mode : MODES) {
                try (HikariDataSource pool = Database.pool(database.url()
                        + "&options=-c%20auto_explain.log_min_duration=0%20-c%20auto_explain.log_analyze=on"
                        + "%20-c%20auto_explain.log_timing=off%20-c%20plan_cache_mode=" + mode)) {
                    Tour.of(named(mode), pool);
                }
            }
        }

        List<String> plans = plans();
        assertThat(plans).hasSizeGreaterThan(1_000);
        assertThat(plans.stream().filter(PlansTest::readsAGrowingTable).map(PlansTest::shortened))
                .isEmpty();
        assertThat(plans.stream().filter(plan -> mostRead(plan) > MOST_ROWS).map(PlansTest::counted))
                .isEmpty();
        System.out.printf(
                "plans: %d statements, no growing table read from end to end, at most %d rows looked at by a node%n",
                plans.size(),
                plans.stream().mapToLong(PlansTest::mostRead).max().orElseThrow());
    }

    private static String named(String mode) {
        return mode.replace('_', '-');
    }

    private List<String> plans() throws IOException {
        String log = Files.readString(folder.resolve("plans.log"));
        List<String> plans = new ArrayList<>();
        for (String entry : log.split("(?m)^(?=\\S)")) {
            if (entry.contains("Query Text: ")) {
                plans.add(entry);
            }
        }
        return plans;
    }

    private static boolean readsAGrowingTable(String plan) {
        return !scanned(plan).isEmpty();
    }

    private static TreeSet<String> scanned(String plan) {
        TreeSet<String> tables = new TreeSet<>();
        Matcher scan = SCAN.matcher(plan);
        while (scan.find()) {
            if (!Million.SMALL.contains(scan.group(1))) {
                tables.add(scan.group(1));
            }
        }
        return tables;
    }

    /** How many rows that node of a plan looked at which looked at most, those too that it then left out. */
    private static long mostRead(String plan) {
        long most = 0;
        Matcher node = READ.matcher(plan);
        while (node.find()) {
            double rows = Double.parseDouble(node.group(2));
            Matcher removed = REMOVED.matcher(node.group(4));
            while (removed.find()) {
                rows += Long.parseLong(removed.group(1));
            }
            most = Math.max(most, Math.round(rows * Long.parseLong(node.group(3))));
        }
        return most;
    }

    private static String counted(String plan) {
        return mostRead(plan) + " rows in" + plan.substring(plan.indexOf("Query Text: "));
    }

    /** The texts of statements that travel together are all there: only the plan tells which one it is. */
    private static String shortened(String plan) {
        return scanned(plan) + " in" + plan.substring(plan.indexOf("Query Text: "));
    }
}
