package dev.parlor.store.jdbc;

class FlywayOnPostgresTest extends FlywayTests {
    @Override
    Database create() {
        return Databases.postgres();
    }
}
