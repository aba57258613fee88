package dev.parlor.store.jdbc;

class LiquibaseOnH2Test extends LiquibaseTests {
    @Override
    Database create() {
        return Databases.h2();
    }
}
