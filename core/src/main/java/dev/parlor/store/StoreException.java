package dev.parlor.store;

/** The store did not do what it was asked, and nothing was written: it is down, full, or refuses. Try again later. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what happened and, if there is one, its cause. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
