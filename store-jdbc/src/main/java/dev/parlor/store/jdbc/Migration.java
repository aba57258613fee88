package dev.parlor.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One numbered script, which leads from the schema before it to the next. A script that a release brought is never changed.
 *
 * @param sql ends by writing its version into {@code parlor_schema_history}, so that the version is known whoever runs it
 */
record Migration(int version, String sql) {
    /** The names of the scripts in the folder of each database. */
    static final List<String> SCRIPTS = List.of("V1__room.sql", "V2__retention.sql");

    private static final Pattern MAKES = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(parlor_\\w+)");

    /** All of them for a database, in order. */
    static List<Migration> of(String folder) {
        return IntStream.range(0, SCRIPTS.size())
                .mapToObj(index -> new Migration(index + 1, text(folder + "/" + SCRIPTS.get(index))))
                .toList();
    }

    /** The names of the tables that it makes. */
    Set<String> tables() {
        return MAKES.matcher(sql).results().map(made -> made.group(1)).collect(Collectors.toSet());
    }

    /** The same for the same text, whatever the line ends of the system that it was checked out on. */
    String checksum() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String name) {
        try (InputStream script = Migration.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException("the script " + name + " is not in the jar of Parlor");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
