package dev.parlor.store.jdbc;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The databases that the tests run on. All tests of a JVM share one PostgreSQL, each test class has a database of its
 * own on it:
 *
 * <pre>{@code
 * private static final Database DATABASE = Databases.postgres();
 *
 * @AfterAll
 * static void closeDatabase() {
 *     DATABASE.close();
 * }
 * }</pre>
 */
final class Databases {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static @Nullable PostgresServer server;

    private Databases() {}

    /** A new, empty database on the PostgreSQL of this JVM. */
    static Database postgres() {
        return postgresOn(server());
    }

    /** A new, empty database on that server. */
    static Database postgresOn(PostgresServer server) {
        String name = nextName();
        server.execute("postgres", "CREATE DATABASE " + name);
        return new Database(server.url(name)) {
            @Override
            void end() {
                server.execute("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
            }
        };
    }

    /** A new, empty database in memory; it is gone when it is closed. */
    static Database h2() {
        return h2("mem:" + nextName() + ";DB_CLOSE_DELAY=-1");
    }

    /** The database in the files of a folder, new or as it was left. */
    static Database h2(Path folder) {
        return h2("file:" + folder.resolve("parlor"));
    }

    private static Database h2(String name) {
        return new Database("jdbc:h2:" + name) {
            @Override
            void end() {
                execute("SHUTDOWN");
            }
        };
    }

    /** The PostgreSQL of this JVM; it is stopped when the JVM ends. */
    static synchronized PostgresServer server() {
        if (server == null) {
            server = PostgresServer.start();
        }
        return server;
    }

    private static String nextName() {
        return "test" + NUMBERS.incrementAndGet();
    }
}
