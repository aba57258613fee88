package dev.parlor.transport;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the platform says of a file before its bytes come.
 *
 * @param mimeType empty where it does not say
 * @param size in bytes; {@code null} where it does not say
 * @param sha256 in hex, lower case: an implementation turns the platform's own form into it; {@code null} where it does
 *     not say
 */
public record FileHead(
        String mimeType, @Nullable Long size, @Nullable String sha256) {
    /** Needs a type, be it empty. */
    public FileHead {
        Objects.requireNonNull(mimeType, "mimeType");
    }

    /** Without the hash, which could tell what it is. */
    @Override
    public String toString() {
        return "FileHead(" + mimeType + ", " + size + ")";
    }
}
