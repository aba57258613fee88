package dev.parlor.transport;

import java.io.InputStream;
import java.util.Optional;

/** The bytes of the file that a message carries, where the transport can have them (rule M3). */
@FunctionalInterface
public interface FileBytes {
    /** A message without a file. */
    FileBytes NONE = Optional::empty;

    /** From the beginning each time, for the caller to close; empty if there is no file, or it is gone. */
    Optional<InputStream> open();
}
