package dev.parlor.store.jdbc;

import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingTransport;
import java.nio.file.Path;

/** A process that ends, without a chance to tidy up, as soon as a message of Ann's was taken. */
final class HaltedDesk {
    static final String TEXT = "I have your offer";

    private HaltedDesk() {}

    /** With the folder of its database. */
    public static void main(String[] arguments) {
        Database database = Rooms.migrated(Databases.h2(Path.of(arguments[0])));
        MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
        JdbcStore store = JdbcStore.builder(database.pool()).clock(clock).build();
        Desk desk = new Desk(store, new RecordingTransport(), clock);
        System.out.println("taken " + desk.sends(TEXT).value());
        Runtime.getRuntime().halt(137);
    }
}
