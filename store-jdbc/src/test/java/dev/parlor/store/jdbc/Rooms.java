package dev.parlor.store.jdbc;

import java.time.Duration;
import java.util.List;

/** The tables of a database of a test. */
final class Rooms {
    private Rooms() {}

    /** A new database with our schema. */
    static Database migrated(Database database) {
        Migrations.migrate(database.pool());
        return database;
    }

    /** Without a row, but for the clock. */
    static void empty(Database database) {
        database.empty();
        database.execute("INSERT INTO parlor_clock (ahead_micros) VALUES (0)");
    }

    /** As if leases had been given so much earlier. */
    static void passLeaseTime(Database database, Duration duration) {
        String earlier = "lease_until - INTERVAL '" + duration.toMillis() / 1000.0 + "' SECOND";
        List.of("parlor_chat", "parlor_host", "parlor_feed_place")
                .forEach(table -> database.execute("UPDATE " + table + " SET lease_until = " + earlier));
    }
}
