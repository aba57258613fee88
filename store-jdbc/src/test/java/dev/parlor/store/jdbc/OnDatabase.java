package dev.parlor.store.jdbc;

import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests that have a database of their own each, with the tables of the store in it. */
abstract class OnDatabase {
    private final Supplier<Database> kind;
    Database database;

    OnDatabase(Supplier<Database> kind) {
        this.kind = kind;
    }

    @BeforeEach
    final void openDatabase() {
        database = Rooms.migrated(kind.get());
    }

    @AfterEach
    final void closeDatabase() {
        database.close();
    }
}
