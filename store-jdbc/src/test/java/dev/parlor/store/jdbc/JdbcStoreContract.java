package dev.parlor.store.jdbc;

import dev.parlor.store.Store;
import dev.parlor.testkit.contract.StoreContract;
import java.time.Clock;
import java.time.Duration;

/** The contract of stores over a database that is emptied for each test. */
abstract class JdbcStoreContract extends StoreContract {
    private final Database database;

    JdbcStoreContract(Database database) {
        this.database = database;
    }

    @Override
    protected Store create(Clock clock) {
        Rooms.empty(database);
        return JdbcStore.builder(database.pool()).clock(clock).build();
    }

    @Override
    protected void passLeaseTime(Duration duration) {
        Rooms.passLeaseTime(database, duration);
    }
}
