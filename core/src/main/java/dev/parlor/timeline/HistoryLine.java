package dev.parlor.timeline;

import dev.parlor.consent.ConsentState;
import dev.parlor.id.GuestId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thread in a member's history (rule T2).
 *
 * @param guestName as this member knows the guest
 * @param in whether the member is in it now; one who is out reads up to that moment
 * @param unattended nobody is in it
 * @param consent {@code null} for one who is out, who is not told what became of it since (P6)
 * @param windowEnd until when free-form messages may go; {@code null} if the guest never wrote, and for one who is out
 * @param held how many messages wait
 * @param unread how many messages of others the member has not marked as read (T3)
 * @param seen whether somebody has marked the guest's latest message as read
 * @param lastEntry the newest message that the member may read, of either side; {@code null} if there is none
 */
public record HistoryLine(
        ThreadId thread,
        GuestId guest,
        String guestName,
        boolean in,
        boolean unattended,
        @Nullable ConsentState consent,
        @Nullable Instant windowEnd,
        Instant lastActivityAt,
        int held,
        int unread,
        boolean seen,
        @Nullable Entry lastEntry) {
    /** Needs all that is not marked as nullable. */
    public HistoryLine {
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(guest, "guest");
        Objects.requireNonNull(guestName, "guestName");
        Objects.requireNonNull(lastActivityAt, "lastActivityAt");
    }

    /** Without the name. */
    @Override
    public String toString() {
        return "HistoryLine(" + thread + ", " + consent + ", held=" + held + ", unread=" + unread + ")";
    }
}
