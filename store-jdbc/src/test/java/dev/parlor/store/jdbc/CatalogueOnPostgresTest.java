package dev.parlor.store.jdbc;

class CatalogueOnPostgresTest extends CatalogueTests {
    @Override
    Database create() {
        return Databases.postgres();
    }
}
