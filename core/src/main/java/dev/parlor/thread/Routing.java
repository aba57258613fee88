package dev.parlor.thread;

import dev.parlor.id.ThreadId;
import dev.parlor.message.GuestMessage.RouteReason;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a guest's message belongs (rules R). First match wins. */
public final class Routing {
    /** By what we did, never by what the guest wrote: their messages can arrive in any order (I4). */
    private static final Comparator<MessageThread> LAST_WRITTEN = Comparator.comparing(
                    (MessageThread thread) -> thread.lastArmedAt() == null ? Instant.MIN : thread.lastArmedAt())
            .thenComparing(MessageThread::startedAt)
            .thenComparing(thread -> thread.id().value(), Comparator.reverseOrder());

    private Routing() {}

    /** The thread, and the rule that chose it. */
    public record Route(ThreadId thread, RouteReason reason) {}

    /**
     * Chooses among the threads of a chat.
     *
     * @param quoted the thread of the quoted message, or {@code null} if none was quoted or it is not known (R1)
     * @param answered the thread whose request this answers, or {@code null} (R2)
     * @return empty if the chat has no thread yet (R6)
     */
    public static Optional<Route> of(
            Collection<MessageThread> threads, @Nullable ThreadId quoted, @Nullable ThreadId answered) {
        return first(threads, quoted, answered).map(route -> orRestart(route, threads));
    }

    private static Optional<Route> first(
            Collection<MessageThread> threads, @Nullable ThreadId quoted, @Nullable ThreadId answered) {
        if (quoted != null) {
            return Optional.of(new Route(quoted, RouteReason.QUOTE));
        }
        if (answered != null) {
            return Optional.of(new Route(answered, RouteReason.ANSWER));
        }
        List<MessageThread> open = threads.stream()
                .filter(thread -> !thread.roster().isUnattended())
                .toList();
        if (open.size() == 1) {
            return Optional.of(new Route(open.get(0).id(), RouteReason.ONLY_OPEN));
        }
        if (!open.isEmpty()) {
            return open.stream().max(LAST_WRITTEN).map(thread -> new Route(thread.id(), RouteReason.LAST_WRITTEN));
        }
        return threads.stream().max(LAST_WRITTEN).map(thread -> new Route(thread.id(), RouteReason.UNATTENDED));
    }

    /** An unattended thread that was begun anew gives way to the latest one of those that is open (R7). */
    private static Route orRestart(Route route, Collection<MessageThread> threads) {
        boolean attended = threads.stream()
                .anyMatch(thread ->
                        thread.id().equals(route.thread()) && !thread.roster().isUnattended());
        return attended
                ? route
                : openRestarts(route.thread(), threads)
                        .max(LAST_WRITTEN)
                        .map(thread -> new Route(thread.id(), RouteReason.RESTART))
                        .orElse(route);
    }

    /** The open ones among the restarts of a thread and the restarts of those. */
    private static Stream<MessageThread> openRestarts(ThreadId old, Collection<MessageThread> threads) {
        return threads.stream()
                .filter(thread -> old.equals(thread.restartOf()))
                .flatMap(thread ->
                        thread.roster().isUnattended() ? openRestarts(thread.id(), threads) : Stream.of(thread));
    }
}
