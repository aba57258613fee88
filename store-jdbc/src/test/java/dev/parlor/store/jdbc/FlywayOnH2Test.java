package dev.parlor.store.jdbc;

class FlywayOnH2Test extends FlywayTests {
    @Override
    Database create() {
        return Databases.h2();
    }
}
