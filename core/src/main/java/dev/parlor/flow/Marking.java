package dev.parlor.flow;

import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.ReadMarks;
import java.util.Objects;
import java.util.Optional;

/** Notes how far a member has read (rule T3). */
public final class Marking {
    private final Work work;

    /** On this store. */
    public Marking(Work work) {
        this.work = Objects.requireNonNull(work, "work");
    }

    /** Moves the member's mark forward to this position; false if nothing changed by that. */
    public boolean read(MemberId member, ThreadId thread, long position) {
        return work.commit(work.onThread(
                member.organization(),
                thread,
                Reads.of(Reads.Part.THREADS),
                (loaded, now) -> mayRead(member, thread, position, loaded)
                        .map(row -> marked(member, row, position))
                        .orElseGet(() -> Decision.nothing(false))));
    }

    private static Optional<MessageThread> mayRead(MemberId member, ThreadId thread, long position, Loaded loaded) {
        return loaded.threads().stream()
                .filter(row -> row.id().equals(thread) && row.roster().mayRead(member, position))
                .filter(row -> loaded.chats().stream()
                        .anyMatch(chat -> chat.id().equals(row.chat()) && position < chat.nextPosition()))
                .findFirst();
    }

    private static Decision<Boolean> marked(MemberId member, MessageThread row, long position) {
        ReadMarks marks = row.read().read(member, position);
        return marks.equals(row.read())
                ? Decision.nothing(false)
                : new ChangesBuilder().put(row.with(marks)).answer(true);
    }
}
