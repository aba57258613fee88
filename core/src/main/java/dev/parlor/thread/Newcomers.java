package dev.parlor.thread;

/** What one who comes into a thread may read of what was there before (rule P6). */
public enum Newcomers {
    /** Everything. */
    READ_ALL,
    /** Nothing: only what comes from then on, beginning with the notice of their coming. */
    READ_FROM_JOINING;

    /** The first position that one may read who comes in at this one. */
    public long readFrom(long position) {
        return this == READ_ALL ? 0 : position;
    }
}
