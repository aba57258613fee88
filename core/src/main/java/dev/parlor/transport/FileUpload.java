package dev.parlor.transport;

import dev.parlor.id.PlatformNumber;
import java.util.Objects;

/**
 * A file to be brought to the platform.
 *
 * @param from the business number that will send it; the platform's id is good for that one only
 * @param mimeType as recognised from the bytes
 * @param size in bytes, so that a request can tell its length before it reads them
 * @param bytes from the beginning at each opening; empty if they are gone
 */
public record FileUpload(PlatformNumber from, String mimeType, long size, FileBytes bytes) {
    /** Needs all of them. */
    public FileUpload {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(bytes, "bytes");
    }
}
