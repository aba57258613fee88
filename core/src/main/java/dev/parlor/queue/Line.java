package dev.parlor.queue;

import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Progress;
import dev.parlor.message.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The line of one chat: its unsettled messages and what they say about what goes next (rules Q3, S6, S8).
 *
 * @param unsettled every message of the chat that is held, ready, sending or in doubt
 * @param threads until when members' messages of a thread wait for a report on the one before (AFTER_SENT)
 * @param pace before then nothing of this chat goes
 */
public record Line(List<Message> unsettled, Map<ThreadId, Instant> threads, Instant pace) {
    /** How long a message in doubt stops its chat (S4, S6). */
    public static final Duration GRACE = Duration.ofMinutes(2);

    private static final Set<Gate> OF_THE_AUTHOR = EnumSet.of(Gate.ENABLEMENT, Gate.ROSTER);

    private static final Comparator<Message> TURN = Comparator.comparingInt(
                    (Message message) -> message.purpose().turn())
            .thenComparingLong(message -> message.progress().sequence());

    /** Sorts them by sequence. */
    public Line {
        unsettled = unsettled.stream()
                .sorted(Comparator.comparingLong(message -> message.progress().sequence()))
                .toList();
        threads = Map.copyOf(threads);
        Objects.requireNonNull(pace, "pace");
    }

    /** A line of these, in which nothing waits for a report or for the pace; settled ones among them are left out. */
    public static Line of(Collection<Message> messages) {
        return new Line(
                messages.stream()
                        .filter(message -> message.state().isUnsettled())
                        .toList(),
                Map.of(),
                Instant.MIN);
    }

    /** The same line where these threads, and the chat, have to wait until then. */
    public Line waiting(Map<ThreadId, Instant> newThreads, Instant newPace) {
        return new Line(unsettled, newThreads, newPace);
    }

    /**
     * What to arm now: replies about consent, then requests, then by sequence. Empty if nothing is ready, or if an
     * attempt is on its way or in doubt within the grace: one attempt in flight per chat.
     */
    public Optional<Message> next(Instant now) {
        return isBlocked(now)
                ? Optional.empty()
                : inLine().filter(message -> !earliest(message).isAfter(now)).min(TURN);
    }

    /**
     * The order of two lines that become one: each keeps its own, and of the two that are first the one taken earlier goes
     * first (C5).
     */
    public static List<Message> joined(Line one, Line other) {
        Deque<Message> first = new ArrayDeque<>(one.unsettled);
        Deque<Message> second = new ArrayDeque<>(other.unsettled);
        List<Message> all = new ArrayList<>();
        while (!first.isEmpty() && !second.isEmpty()) {
            boolean later =
                    second.getFirst().takenAt().isBefore(first.getFirst().takenAt());
            all.add((later ? second : first).removeFirst());
        }
        all.addAll(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    /** The messages that wait for a gate, in order. */
    public Stream<Message> held() {
        return in(MessageState.HELD);
    }

    /** The messages that are to go, in order. */
    public Stream<Message> ready() {
        return in(MessageState.READY);
    }

    /** The messages whose attempt ended without an answer. */
    public Stream<Message> inDoubt() {
        return in(MessageState.IN_DOUBT);
    }

    /** The message whose attempt is on its way. */
    public Optional<Message> sending() {
        return in(MessageState.SENDING).findFirst();
    }

    /** Whether a message in doubt has had its grace and nobody was asked yet to decide. */
    public static boolean isOverdue(Message message, Instant now) {
        return isDoubtful(message) && !now.isBefore(endOfGrace(message));
    }

    /** When this line wants to be looked at again; empty if only an act from outside can move it. */
    public Optional<Instant> wake(Instant now) {
        if (sending().isPresent()) {
            return Optional.of(now);
        }
        Optional<Instant> doubt =
                inDoubt().filter(Line::isDoubtful).map(Line::endOfGrace).min(Comparator.naturalOrder());
        return doubt.isPresent() ? doubt : inLine().map(this::earliest).min(Comparator.naturalOrder());
    }

    private boolean isBlocked(Instant now) {
        return sending().isPresent()
                || inDoubt().anyMatch(message -> isDoubtful(message) && now.isBefore(endOfGrace(message)));
    }

    private Stream<Message> inLine() {
        return ready().filter(message -> !isBehind(message));
    }

    /** A member's message waits for the earlier ones of its thread, also while those are put off (Q3). */
    private boolean isBehind(Message message) {
        return message.purpose() == Purpose.MEMBER
                && unsettled.stream()
                        .takeWhile(earlier -> !earlier.equals(message))
                        .filter(earlier -> earlier.purpose() == Purpose.MEMBER
                                && earlier.thread().equals(message.thread()))
                        .anyMatch(Line::isInTheWay);
    }

    private static boolean isInTheWay(Message earlier) {
        boolean held = earlier.state() == MessageState.HELD;
        return earlier.state() == MessageState.READY
                || (held && !standsAside(earlier.progress().heldBy()));
    }

    /** Whether one that is held by these waits for its author alone, and so lets later ones of its thread pass (E3, Q3). */
    public static boolean standsAside(Set<Gate> heldBy) {
        return !heldBy.isEmpty() && OF_THE_AUTHOR.containsAll(heldBy);
    }

    /** Not before it became ready, so that of two chats the one that waits longer comes first. */
    private Instant earliest(Message message) {
        Progress progress = message.progress();
        Instant own = Objects.requireNonNullElse(progress.notBefore(), progress.since());
        Instant report =
                message.purpose() == Purpose.MEMBER ? threads.getOrDefault(message.thread(), Instant.MIN) : Instant.MIN;
        return Stream.of(own, report, pace).max(Comparator.naturalOrder()).orElseThrow();
    }

    private Stream<Message> in(MessageState state) {
        return unsettled.stream().filter(message -> message.state() == state);
    }

    private static boolean isDoubtful(Message message) {
        return message.state() == MessageState.IN_DOUBT && !message.progress().decisionNeeded();
    }

    private static Instant endOfGrace(Message message) {
        return message.progress().since().plus(GRACE);
    }
}
