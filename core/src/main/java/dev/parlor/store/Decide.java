package dev.parlor.store;

import java.time.Instant;

/**
 * The pure part of a unit of work. It may run again after a rollback, so it changes nothing outside; new ids that it
 * draws are lost with the rollback.
 */
@FunctionalInterface
public interface Decide<A> {
    /**
     * Decides.
     *
     * @param time the store's time, one for all units of a batch
     */
    Decision<A> decide(Loaded loaded, Instant time);
}
