package dev.parlor.store.jdbc;

import org.junit.jupiter.api.AfterAll;

class JdbcStoreOnPostgresTest extends JdbcStoreTests {
    private static final Database DATABASE = Rooms.migrated(Databases.postgres());

    JdbcStoreOnPostgresTest() {
        super(DATABASE);
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }
}
