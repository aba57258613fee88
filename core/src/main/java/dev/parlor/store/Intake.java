package dev.parlor.store;

/**
 * Takes messages as a part of a transaction of the host's (rule S11): they are there once the host commits, and were never
 * there if it rolls back. A store that lives where the host keeps its own data gives one for each such transaction. Belongs
 * to the thread that runs the transaction.
 */
public interface Intake {
    /**
     * Appends an entry, unless one of the same thread has the same caller's key, committed or in this transaction. Locks no
     * chat, and a clash of keys never breaks the transaction.
     *
     * @return the entry that is there: this one, or the earlier one with its key
     */
    IntakeEntry append(IntakeEntry entry);
}
