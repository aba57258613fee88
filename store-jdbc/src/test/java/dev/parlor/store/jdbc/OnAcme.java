package dev.parlor.store.jdbc;

import dev.parlor.message.StoredBytes;
import dev.parlor.testkit.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** A store with the chats of two guests, files beside it, and a clock that the test moves. */
abstract class OnAcme extends OnDatabase {
    static final Duration MINUTE = Duration.ofMinutes(1);

    final MovableClock clock = MovableClock.at("2026-03-02T12:00:00Z");
    JdbcStore store;
    JdbcMediaStore media;
    Acme acme;

    OnAcme(Supplier<Database> kind) {
        super(kind);
    }

    @BeforeEach
    final void openStore() {
        store = JdbcStore.builder(database.pool()).clock(clock).build();
        media = JdbcMediaStore.on(database.pool(), store::time);
        acme = new Acme(store);
        acme.begin(1, 2);
    }

    final StoredBytes kept() throws IOException {
        return media.put(Acme.ACME, new ByteArrayInputStream(new byte[10]), 10).orElseThrow();
    }
}
