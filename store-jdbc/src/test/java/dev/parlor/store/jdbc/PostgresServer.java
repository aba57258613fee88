package dev.parlor.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that a test starts from binaries of Maven Central, on loopback, as whatever user runs the tests. It commits
 * as a company's does: to the disk.
 *
 * <p>It is a process of its own and ends with {@link #close} or with the JVM, but not with a JVM that is killed (-9): then
 * it runs on until a server is started in the same temporary folder ten minutes later or more, which stops it and
 * removes its files. A test that kills JVMs therefore starts the server in the JVM that stays.
 */
final class PostgresServer implements AutoCloseable {
    private static final Path FOLDERS = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
    private static final String SUPERUSER = "postgres";

    private final Path folder;
    private final Map<String, String> settings;
    private @Nullable EmbeddedPostgres process;
    private int port;

    private PostgresServer(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    static PostgresServer start() {
        return start(Map.of());
    }

    /** With settings of the server (those of {@code postgresql.conf}) besides the usual ones. */
    static PostgresServer start(Map<String, String> settings) {
        PostgresServer server =
                new PostgresServer(FOLDERS.resolve(UUID.randomUUID().toString()), settings);
        server.startAgain();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    /** Starts it on the files and the port that it had. */
    synchronized void startAgain() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // The library turns both off, for speed.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
        settings.forEach(builder::setServerConfig);
        if (port != 0) {
            builder.setPort(port);
        }
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = process.getPort();
    }

    /** Ends it at once, in the middle of whatever it does: what is not on the disk is lost. */
    synchronized void stopImmediately() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
            // As "pg_ctl stop -m immediate" does.
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            ProcessHandle.of(pid).ifPresent(server -> server.onExit().join());
            closeProcess();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** From now on it follows another server, which never says anything: it can be read and not written. */
    synchronized void becomeReplica() {
        try {
            closeProcess();
            Files.createFile(folder.resolve("standby.signal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startAgain();
    }

    /** The address of one of its databases, for its superuser. */
    String url(String database) {
        return url(database, SUPERUSER);
    }

    /** The same for another user; it asks nobody for a password. */
    String url(String database, String user) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + user;
    }

    /** Runs statements as its superuser. */
    void execute(String database, String... statements) {
        try (Connection connection = DriverManager.getConnection(url(database));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            closeProcess();
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeProcess() throws IOException {
        if (process != null) {
            process.close();
            process = null;
        }
    }
}
