package dev.parlor.message;

import dev.parlor.id.MediaKey;
import java.util.Objects;

/**
 * Bytes that the media store keeps (rule M3).
 *
 * @param size in bytes
 * @param sha256 in hex
 */
public record StoredBytes(MediaKey key, long size, String sha256) {
    /** Needs a key and a hash, and a size that is not negative. */
    public StoredBytes {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(sha256, "sha256");
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative, but is " + size);
        }
    }

    /** Without the hash, which could tell what it is. */
    @Override
    public String toString() {
        return "StoredBytes(" + size + ")";
    }
}
