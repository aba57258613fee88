package dev.parlor.contact;

import dev.parlor.id.GuestId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The host must keep what is known of a guest, or of one thread: nothing of the guest is erased meanwhile (rule T4).
 *
 * @param guest who is concerned
 * @param thread the one thread that is held; {@code null} for all of the guest's
 * @param reason for people. Personal, since it may tell of a dispute: never for a log
 * @param since when it was set
 */
public record LegalHold(GuestId guest, @Nullable ThreadId thread, String reason, Instant since) {
    /** Needs all but a thread, and a reason that says something. */
    public LegalHold {
        Objects.requireNonNull(guest, "guest");
        Objects.requireNonNull(since, "since");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a legal hold needs a reason, but it is blank");
        }
    }

    /** The same hold on the guest that its own was joined into (C5). */
    public LegalHold on(GuestId joined) {
        return new LegalHold(joined, thread, reason, since);
    }

    /** Whether both hold the same. There is one at a time. */
    public boolean isOnSameAs(LegalHold other) {
        return guest.equals(other.guest) && Objects.equals(thread, other.thread);
    }

    /** Without the reason. */
    @Override
    public String toString() {
        return "LegalHold(" + guest + ", " + (thread == null ? "all threads" : thread) + ", since " + since + ")";
    }
}
