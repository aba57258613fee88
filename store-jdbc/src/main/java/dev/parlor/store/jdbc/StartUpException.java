package dev.parlor.store.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot carry Parlor as it is. The message says what was found and what to do; nothing was written, and without
 * doing it the next try ends the same way. Neither message nor cause shows a password or the address of the database.
 */
public final class StartUpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartUpException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    StartUpException(String message) {
        super(message);
    }
}
