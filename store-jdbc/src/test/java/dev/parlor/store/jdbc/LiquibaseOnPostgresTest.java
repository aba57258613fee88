package dev.parlor.store.jdbc;

class LiquibaseOnPostgresTest extends LiquibaseTests {
    @Override
    Database create() {
        return Databases.postgres();
    }
}
