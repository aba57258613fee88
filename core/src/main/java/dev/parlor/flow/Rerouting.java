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
import dev.parlor.thread.Chat;
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
        return found.map(row -> moved(row, thread, loaded).answer(true)).orElseGet(() -> Decision.nothing(false));
    }

    /** An entry from before the chat was joined has no order among those of other threads, so it takes a new place (C5). */
    private static ChangesBuilder moved(GuestMessage row, ThreadId thread, Loaded loaded) {
        ChangesBuilder changes = new ChangesBuilder().add(new Event.GuestMessageMoved(row.id(), row.thread(), thread));
        Chat chat = loaded.chats().get(0);
        return row.position() < chat.oneSince()
                ? changes.add(row.shownIn(thread).at(chat.nextPosition())).put(chat.withPositionTaken())
                : changes.add(row.shownIn(thread));
    }
}
