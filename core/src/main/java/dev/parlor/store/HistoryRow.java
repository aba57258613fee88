package dev.parlor.store;

import dev.parlor.id.ThreadId;
import java.util.Objects;

/**
 * One thread of a member's history (rules T2 and T3).
 *
 * @param unread how many messages of others stand after the member's read mark, of those that they may read; none that
 *     came while the guest was blocked (C6)
 * @param seen whether the guest's latest message that counts so is before somebody's read mark; true if there is none
 */
public record HistoryRow(ThreadId thread, int unread, boolean seen) {
    /** Needs a thread. */
    public HistoryRow {
        Objects.requireNonNull(thread, "thread");
    }
}
