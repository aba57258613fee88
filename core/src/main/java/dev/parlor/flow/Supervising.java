package dev.parlor.flow;

import dev.parlor.event.Event;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.thread.Policy;

/** Reads a thread that one is not in, which is recorded before anything is shown (rule P1). */
final class Supervising {
    private final Work work;
    private final Policy policy;

    Supervising(Work work, Policy policy) {
        this.work = work;
        this.policy = policy;
    }

    /** Whether this is one who supervises reading; if so, it has been recorded. */
    boolean reads(MemberId reader, ThreadId thread, Loaded loaded) {
        boolean outside = loaded.threads().stream()
                .anyMatch(row -> row.id().equals(thread) && !row.roster().has(reader));
        if (!outside
                || !loaded.erased().isEmpty()
                || !loaded.directory().enablement(reader).on()
                || !policy.may(reader, Policy.Act.SUPERVISE, thread)) {
            return false;
        }
        return work.commit(work.onThread(
                reader.organization(),
                thread,
                Reads.none(),
                (row, now) -> new ChangesBuilder()
                        .add(new Event.ThreadSupervised(thread, reader))
                        .answer(true)));
    }
}
