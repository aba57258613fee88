package dev.parlor.store;

/**
 * The store did not do what it was asked: it is down, full, or refuses. As a rule nothing was written. If the connection broke
 * in the very moment of the commit, and the store could not find out afterwards whether it was done, it may have been
 * written all the same. Whoever tries again later does it so that twice is harmless: a {@code send} with a caller's key (M5)
 * is taken once, a preview starts one thread (O1), and items that came in are told again by the platform and applied once (I3).
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what happened and, if there is one, its cause. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
