package dev.parlor.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Makes the tables of the first version, without the history that a migration keeps. */
final class FileTables {
    private FileTables() {}

    static Database in(Database database) {
        String script = (database.isH2() ? "h2" : "postgresql") + "/V1__room.sql";
        try (InputStream read = Objects.requireNonNull(JdbcMediaStore.class.getResourceAsStream(script))) {
            database.execute(new String(read.readAllBytes(), StandardCharsets.UTF_8));
            return database;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
