package dev.parlor.flow;

import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.GuestMessage;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import java.util.Objects;
import java.util.Optional;

/** A guest's message is shown elsewhere than where the rules put it (rule R7). */
public final class Rerouting {
    private final Work work;

    /** On this store. */
    public Rerouting(Work work) {
        this.work = Objects.requireNonNull(work, "work");
    }

    /** Changes where it is shown and nothing else; false if there is nothing to change. */
    public boolean move(OrganizationId organization, MessageId message, ThreadId thread) {
        Reads reads = Reads.of(Reads.Part.THREADS).message(message);
        return work.commit(
                work.onThread(organization, thread, reads, (loaded, now) -> decide(message, thread, loaded)));
    }

    private static Decision<Boolean> decide(MessageId message, ThreadId thread, Loaded loaded) {
        Optional<GuestMessage> found = loaded.guestMessages().stream()
                .filter(row -> row.id().equals(message) && !row.thread().equals(thread))
                .filter(row -> loaded.threads().stream()
                        .anyMatch(there ->
                                there.id().equals(thread) && there.chat().equals(row.chat())))
                .findFirst();
        return found.map(row -> new ChangesBuilder()
                        .add(row.shownIn(thread))
                        .add(new Event.GuestMessageMoved(message, row.thread(), thread))
                        .answer(true))
                .orElseGet(() -> Decision.nothing(false));
    }
}
