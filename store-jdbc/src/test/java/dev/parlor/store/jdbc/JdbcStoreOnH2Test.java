package dev.parlor.store.jdbc;

import org.junit.jupiter.api.AfterAll;

class JdbcStoreOnH2Test extends JdbcStoreTests {
    private static final Database DATABASE = Rooms.migrated(Databases.h2());

    JdbcStoreOnH2Test() {
        super(DATABASE);
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }
}
