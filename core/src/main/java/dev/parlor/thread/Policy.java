package dev.parlor.thread;

import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;

/**
 * What the host lets its members do beyond Parlor's own rules, which it can narrow but not widen; and who supervises
 * (rule P1). Asked before the store is written, from several threads.
 */
@FunctionalInterface
public interface Policy {
    /** What can be narrowed, and the one thing that must be granted. Leaving cannot be forbidden (E3). */
    enum Act {
        /** Bringing colleagues in. */
        ADD,
        /** Taking a colleague out. */
        REMOVE,
        /** Giving the thread to a colleague. */
        TRANSFER,
        /** Reading a thread that one is not in; each reading is recorded. */
        SUPERVISE
    }

    /** Whether this member may do that with this thread, as far as the host is concerned. */
    boolean may(MemberId member, Act act, ThreadId thread);

    /** Every participant may do everything, and nobody supervises. */
    static Policy standard() {
        return (member, act, thread) -> act != Act.SUPERVISE;
    }
}
