package dev.parlor.store.jdbc;

import dev.parlor.store.Store;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;

/** A cipher changes nothing of what a store promises. */
class EncryptedJdbcStoreOnH2Test extends JdbcStoreContract {
    private static final Database DATABASE = Rooms.migrated(Databases.h2());

    EncryptedJdbcStoreOnH2Test() {
        super(DATABASE);
    }

    @Override
    protected Store create(Clock clock) {
        Rooms.empty(DATABASE);
        return JdbcStore.builder(DATABASE.pool())
                .clock(clock)
                .encryptedBy(TestKeys.cipher("spring"))
                .build();
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }
}
