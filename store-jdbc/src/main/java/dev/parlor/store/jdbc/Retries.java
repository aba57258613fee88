package dev.parlor.store.jdbc;

import dev.parlor.store.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Does an act again while the database says that it may pass. */
final class Retries {
    private static final int MOST_COLLISIONS = 100;
    private static final int MOST_CLASHES = 12;
    private static final Duration FIRST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final Layout layout;

    Retries(Layout layout) {
        this.layout = layout;
    }

    /** One transaction from its beginning to its commit. */
    @FunctionalInterface
    interface Act<T> {
        T run() throws SQLException;
    }

    /**
     * Until it is done. Rows that collide are looked at again at once; transactions that kept each other waiting wait for a
     * while, each for another.
     *
     * @throws StoreException if it cannot be done
     */
    <T> T until(String what, Act<T> act) {
        int collisions = 0;
        int clashes = 0;
        while (true) {
            try {
                return act.run();
            } catch (SQLException failure) {
                if (layout.dialect().isTaken(failure)) {
                    collisions++;
                } else if (layout.dialect().mayPass(failure)) {
                    clashes++;
                    pause(clashes);
                } else {
                    throw new StoreException("the database could not " + what, failure);
                }
                if (collisions == MOST_COLLISIONS || clashes == MOST_CLASHES) {
                    throw new StoreException(
                            "the database could not " + what + ": it collided " + collisions
                                    + " times with rows that it was shown and was kept waiting " + clashes + " times",
                            failure);
                }
            }
        }
    }

    private static void pause(int clashes) {
        long most = Math.min(FIRST.toNanos() << Math.min(clashes, 10), LONGEST.toNanos());
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
    }
}
