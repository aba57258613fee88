package dev.parlor.store.jdbc;

import static dev.parlor.store.jdbc.Room.NOON;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** A store at noon, for the rows of {@link Room}. */
abstract class OnRoom extends OnDatabase {
    static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);

    JdbcStore store;

    OnRoom(Supplier<Database> kind) {
        super(kind);
    }

    @BeforeEach
    final void openStore() {
        store = JdbcStore.builder(database.pool()).clock(AT_NOON).build();
    }
}
