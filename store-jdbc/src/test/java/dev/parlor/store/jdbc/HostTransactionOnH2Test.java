package dev.parlor.store.jdbc;

import org.junit.jupiter.api.AfterAll;

class HostTransactionOnH2Test extends HostTransactionTests {
    private static final Database DATABASE = Rooms.migrated(Databases.h2());

    HostTransactionOnH2Test() {
        super(DATABASE);
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }
}
