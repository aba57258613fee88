package dev.parlor.store.jdbc;

import org.junit.jupiter.api.AfterAll;

class JdbcStoreContractOnPostgresTest extends JdbcStoreContract {
    private static final Database DATABASE = Rooms.migrated(Databases.postgres());

    JdbcStoreContractOnPostgresTest() {
        super(DATABASE);
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }
}
