package dev.parlor.store.jdbc;

import org.junit.jupiter.api.AfterAll;

class JdbcStoreContractOnH2Test extends JdbcStoreContract {
    private static final Database DATABASE = Rooms.migrated(Databases.h2());

    JdbcStoreContractOnH2Test() {
        super(DATABASE);
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }
}
