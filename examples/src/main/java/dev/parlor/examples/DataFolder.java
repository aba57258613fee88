package dev.parlor.examples;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parlor.store.Store;
import dev.parlor.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A folder in which an embedded database keeps everything. */
final class DataFolder implements AutoCloseable {
    private final HikariDataSource pool;
    private final JdbcStore store;

    DataFolder(Path folder) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl("jdbc:h2:file:" + folder.toAbsolutePath().resolve("parlor"));
        pool = new HikariDataSource(settings);
        JdbcStore.migrate(pool);
        store = JdbcStore.on(pool);
    }

    Store store() {
        return store;
    }

    void moveTime(Duration ahead) {
        store.moveTime(ahead);
    }

    /** The store's time, for a platform in the same process. */
    Clock clock() {
        InstantSource time = store::time;
        return time.withZone(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        pool.close();
    }
}
