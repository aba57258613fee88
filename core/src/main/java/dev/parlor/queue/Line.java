package dev.parlor.queue;

import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The line of one chat: its unsettled messages and what they say about what goes next (rules Q3 and S6).
 *
 * @param unsettled every message of the chat that is held, ready, sending or in doubt
 */
public record Line(List<Message> unsettled) {
    /** How long a message in doubt stops its chat (S4, S6). */
    public static final Duration GRACE = Duration.ofMinutes(2);

    private static final Comparator<Message> TURN = Comparator.comparingInt(
                    (Message message) -> message.purpose().turn())
            .thenComparingLong(message -> message.progress().sequence());

    /** Sorts them by sequence. */
    public Line {
        unsettled = unsettled.stream()
                .sorted(Comparator.comparingLong(message -> message.progress().sequence()))
                .toList();
    }

    /** A line of these; settled ones among them are left out. */
    public static Line of(Collection<Message> messages) {
        return new Line(messages.stream()
                .filter(message -> message.state().isUnsettled())
                .toList());
    }

    /**
     * What to arm now: replies about consent, then requests, then by sequence. Empty if nothing is ready, or if an attempt is on its way or
     * in doubt within the grace: one attempt in flight per chat.
     */
    public Optional<Message> next(Instant now) {
        return isBlocked(now) ? Optional.empty() : head().filter(message -> !isTooEarly(message, now));
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
        return message.state() == MessageState.IN_DOUBT
                && !message.progress().decisionNeeded()
                && !now.isBefore(endOfGrace(message));
    }

    /** When this line wants to be looked at again; empty if only an act from outside can move it. */
    public Optional<Instant> wake(Instant now) {
        Optional<Instant> doubt = inDoubt()
                .filter(message -> !message.progress().decisionNeeded())
                .map(Line::endOfGrace)
                .min(Comparator.naturalOrder());
        if (sending().isPresent()) {
            return Optional.of(now);
        }
        if (doubt.isPresent()) {
            return doubt;
        }
        return head().map(
                        message -> Objects.requireNonNullElse(message.progress().notBefore(), now));
    }

    private boolean isBlocked(Instant now) {
        return sending().isPresent()
                || inDoubt()
                        .anyMatch(message -> !message.progress().decisionNeeded() && now.isBefore(endOfGrace(message)));
    }

    /** A message that was put off still keeps its turn: order within a chat beats speed. */
    private Optional<Message> head() {
        return in(MessageState.READY).min(TURN);
    }

    private Stream<Message> in(MessageState state) {
        return unsettled.stream().filter(message -> message.state() == state);
    }

    private static boolean isTooEarly(Message message, Instant now) {
        Instant notBefore = message.progress().notBefore();
        return notBefore != null && now.isBefore(notBefore);
    }

    private static Instant endOfGrace(Message message) {
        return message.progress().since().plus(GRACE);
    }
}
