package dev.parlor.store.jdbc;

class CatalogueOnH2Test extends CatalogueTests {
    @Override
    Database create() {
        return Databases.h2();
    }
}
