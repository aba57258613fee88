package dev.parlor.store.jdbc;

import dev.parlor.id.OrganizationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What files and folders are called on a disk, and what that says about them. */
enum FileNames {
    /** Whole, its bytes as they came. */
    PLAIN(""),
    /** Whole, its bytes encrypted part by part. */
    ENCRYPTED(".encrypted"),
    /** Being written, or left by a process that was cut off. */
    UNFINISHED(".unfinished");

    private final String ending;

    FileNames(String ending) {
        this.ending = ending;
    }

    Path of(UUID file, Path folder) {
        return folder.resolve(file + ending);
    }

    /** Empty if it is none of ours. */
    static Optional<UUID> fileOf(String name) {
        int dot = name.indexOf('.');
        return FileKeys.parse(dot < 0 ? name : name.substring(0, dot));
    }

    /**
     * A name that is safe everywhere, and another for each organization: small letters, digits and hyphens are themselves, every
     * other character is an underscore and its number. The beginning keeps it from being a name with a meaning, as "con" is.
     */
    static String ofOrganization(OrganizationId organization) {
        StringBuilder name = new StringBuilder("org-");
        for (char letter : organization.value().toCharArray()) {
            boolean safe = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
            name.append(safe ? String.valueOf(letter) : String.format(Locale.ROOT, "_%02x", (int) letter));
        }
        return name.toString();
    }

    /** The names in a folder in their order; none if there is no such folder. */
    static List<String> in(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
