package dev.parlor.flow;

import dev.parlor.event.Event;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.GuestMessage.RouteReason;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.thread.Chat;
import dev.parlor.thread.Routing;
import dev.parlor.thread.Routing.Route;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A guest's message is shown elsewhere than where the rules put it at first (rules R7, I4). */
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

    /**
     * The guest's words were read anew and answer another thread's request now, or none: they are shown where they would
     * have been put at once (I4). A quote decided without them, and one who moved the message has the last word.
     *
     * @param before the thread whose request they seemed to answer, {@code null} for none
     * @param now the one whose request they answer
     */
    static void readAnew(PlatformId id, @Nullable ThreadId before, @Nullable ThreadId now, Draft draft) {
        if (Objects.equals(before, now)) {
            return;
        }
        ThreadId was = Routing.of(draft.threads(), null, before).orElseThrow().thread();
        Route route = Routing.of(draft.threads(), null, now).orElseThrow();
        draft.loaded().guestMessages().stream()
                .filter(row -> row.platformId().equals(id)
                        && row.chat().equals(draft.chat().id())
                        && row.routedBy() != RouteReason.QUOTE
                        && row.thread().equals(was))
                .findFirst()
                .ifPresent(row -> put(row.routed(route.thread(), route.reason()), was, draft));
    }

    private static void put(GuestMessage routed, ThreadId was, Draft draft) {
        draft.put(routed);
        if (!routed.thread().equals(was)) {
            draft.put(draft.thread(routed.thread()).orElseThrow().activeAt(routed.at()));
            draft.event(new Event.GuestMessageMoved(routed.id(), was, routed.thread()));
        }
    }
}
