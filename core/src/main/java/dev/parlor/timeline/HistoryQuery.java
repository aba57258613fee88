package dev.parlor.timeline;

import dev.parlor.id.GuestId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which threads of a member's history are wanted (rule T2). Begin with {@link #all()}; what is named twice counts once,
 * as named last.
 *
 * @param guest only the threads with this guest; {@code null} for all
 * @param attended only those with somebody in it, or only those without; {@code null} for both
 * @param name only those in which the guest, as this member knows them, or a participant has this in their name, in
 *     whatever case; empty for all. Personal
 * @param before where the last page ended; {@code null} for the first
 */
public record HistoryQuery(
        @Nullable GuestId guest,
        @Nullable Boolean attended,
        String name,
        @Nullable Place before) {
    /** The place of a thread in a history: by its newest activity. */
    public record Place(Instant lastActivityAt, ThreadId thread) {
        /** Needs both. */
        public Place {
            Objects.requireNonNull(lastActivityAt, "lastActivityAt");
            Objects.requireNonNull(thread, "thread");
        }
    }

    /** Needs a name, which may be empty. */
    public HistoryQuery {
        Objects.requireNonNull(name, "name");
    }

    /** Everything, from the newest activity on. */
    public static HistoryQuery all() {
        return new HistoryQuery(null, null, "", null);
    }

    /** Only the threads with this guest, with whatever number. */
    public HistoryQuery with(GuestId wanted) {
        return new HistoryQuery(Objects.requireNonNull(wanted, "wanted"), attended, name, before);
    }

    /** Only open threads: somebody is in, or was when the member went. */
    public HistoryQuery open() {
        return new HistoryQuery(guest, true, name, before);
    }

    /** Only threads that the member was the last to leave (P6, P7). */
    public HistoryQuery unattended() {
        return new HistoryQuery(guest, false, name, before);
    }

    /**
     * Only threads with a guest or a participant of such a name; a part of it is enough. One who is out finds them by the
     * guest alone.
     */
    public HistoryQuery named(String part) {
        return new HistoryQuery(guest, attended, part, before);
    }

    /** The page after this line. */
    public HistoryQuery after(HistoryLine last) {
        return new HistoryQuery(guest, attended, name, new Place(last.lastActivityAt(), last.thread()));
    }

    /** Without the name. */
    @Override
    public String toString() {
        return "HistoryQuery(" + guest + ", attended=" + attended + ", name " + name.length() + ")";
    }
}
