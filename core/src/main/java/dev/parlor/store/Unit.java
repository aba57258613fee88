package dev.parlor.store;

import dev.parlor.id.ChatId;
import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import java.util.Objects;
import java.util.Set;

/**
 * One unit of work as a value: what it locks, what it reads, and how it decides. The store locks the chats it names and
 * the chats of the threads it names, in the order of their ids; a unit that names neither locks the organization's
 * directory. A chat whose guest was joined into another means the chat that it became (C5).
 *
 * @param operation names this unit, so that the store looks up a commit whose answer was lost and never redoes it blindly; a
 *     unit that its caller hands over again is decided again
 */
public record Unit<A>(
        OrganizationId organization,
        OperationId operation,
        Set<ChatId> chats,
        Set<ThreadId> threads,
        Reads reads,
        Decide<A> decide) {
    /** Copies the sets. */
    public Unit {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(operation, "operation");
        chats = Set.copyOf(chats);
        threads = Set.copyOf(threads);
        Objects.requireNonNull(reads, "reads");
        Objects.requireNonNull(decide, "decide");
    }
}
