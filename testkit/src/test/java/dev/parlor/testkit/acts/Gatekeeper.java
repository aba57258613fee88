package dev.parlor.testkit.acts;

import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentState;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Purpose;
import dev.parlor.queue.Attempt;
import dev.parlor.store.Changes;
import dev.parlor.store.Loaded;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at every attempt that is about to be committed, with the table of G1 written down a second time (invariant 3), and
 * at what stands before it in the line (invariant 4).
 */
final class Gatekeeper {
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private Gatekeeper() {}

    static void look(Loaded loaded, Changes changes, Instant now) {
        for (Attempt attempt : changes.attempts()) {
            boolean known =
                    loaded.attempts().stream().anyMatch(row -> row.token().equals(attempt.token()));
            if (attempt.open() && !known) {
                look(attempt, loaded, changes, now);
            }
        }
    }

    private static void look(Attempt attempt, Loaded loaded, Changes changes, Instant now) {
        Map<MessageId, Message> line = new LinkedHashMap<>();
        loaded.messages().forEach(row -> line.put(row.id(), row));
        changes.messages().forEach(row -> line.put(row.id(), row));
        Message armed = line.get(attempt.message());
        List<String> against = against(armed, state(attempt, loaded, changes), now);
        require(3, against.isEmpty(), armed.purpose() + " was armed against " + against);
        require(
                4,
                line.values().stream().noneMatch(row -> isBefore(row, armed)),
                "a message overtook another of its thread");
        require(
                4,
                line.values().stream()
                                .filter(row -> row.state() == MessageState.SENDING)
                                .count()
                        == 1,
                "two messages of a chat are on their way");
    }

    /** Whether the first should have gone, or been settled, before the other (Q3). */
    private static boolean isBefore(Message row, Message armed) {
        boolean comparable = row.purpose() == Purpose.MEMBER
                && armed.purpose() == Purpose.MEMBER
                && row.thread().equals(armed.thread())
                && row.progress().sequence() < armed.progress().sequence();
        return comparable
                && switch (row.state()) {
                    case READY, SENDING -> true;
                    case IN_DOUBT -> !row.progress().decisionNeeded();
                    case HELD ->
                        row.progress().heldBy().stream()
                                .anyMatch(gate -> gate != Gate.ENABLEMENT && gate != Gate.ROSTER);
                    case ACCEPTED, FAILED, EXPIRED, CANCELLED -> false;
                };
    }

    /** What the gates look at, as it is when this commits. */
    private record Now(Loaded loaded, Chat chat, List<ConsentRecord> records, MessageThread thread) {}

    private static Now state(Attempt attempt, Loaded loaded, Changes changes) {
        ThreadId thread = Stream.concat(changes.messages().stream(), loaded.messages().stream())
                .filter(row -> row.id().equals(attempt.message()))
                .findFirst()
                .orElseThrow()
                .thread();
        List<ConsentRecord> records = new ArrayList<>(loaded.consents());
        records.addAll(changes.consents());
        return new Now(
                loaded,
                last(loaded.chats(), changes.chats(), row -> row.id().equals(attempt.chat())),
                records,
                last(loaded.threads(), changes.threads(), row -> row.id().equals(thread)));
    }

    private static <R> R last(List<R> loaded, List<R> changed, java.util.function.Predicate<R> wanted) {
        return Stream.concat(loaded.stream(), changed.stream())
                .filter(wanted)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Why such a message may not go; nothing if it may. */
    static List<String> against(Message message, Loaded loaded, Instant now) {
        MessageThread thread = loaded.threads().stream()
                .filter(row -> row.id().equals(message.thread()))
                .findFirst()
                .orElseThrow();
        return against(message, new Now(loaded, loaded.chats().get(0), loaded.consents(), thread), now);
    }

    private static List<String> against(Message message, Now state, Instant now) {
        List<String> against = new ArrayList<>();
        Consent consent = Consent.of(message.thread(), state.records()).at(now);
        boolean revoked = isRevoked(state.records());
        boolean open = state.chat()
                .window()
                .end()
                .filter(end -> now.isBefore(end.minus(MARGIN)))
                .isPresent();
        switch (message.purpose()) {
            case MEMBER -> {
                says(
                        against,
                        "consent",
                        revoked || !(consent.state() == ConsentState.GRANTED || consent.until() != null));
                says(against, "window", !open);
                says(against, "author", !isIn(message.author(), state));
            }
            case REENGAGE -> {
                says(against, "consent", revoked || consent.state() != ConsentState.GRANTED);
                says(against, "author", !isIn(message.author(), state));
            }
            case OPT_IN_REQUEST -> {
                boolean settled = consent.state() == ConsentState.GRANTED || consent.state() == ConsentState.DECLINED;
                says(against, "consent", revoked || settled);
                says(against, "author", message.author() != null && !isIn(message.author(), state));
            }
            case CONSENT_REPLY -> says(against, "window", !open);
            case NOTICE -> {
                says(
                        against,
                        "consent",
                        revoked || !(consent.state() == ConsentState.GRANTED || consent.until() != null));
                says(against, "window", !open);
            }
        }
        says(against, "out of reach", state.chat().unreachableSince() != null);
        says(against, "contested", state.loaded().guests().stream().anyMatch(guest -> guest.contest() != null));
        says(against, "blocked", state.loaded().guests().stream().anyMatch(guest -> guest.blocked()));
        says(against, "erased", !state.loaded().erased().isEmpty());
        return against;
    }

    private static void says(List<String> against, String gate, boolean closed) {
        if (closed) {
            against.add(gate);
        }
    }

    private static boolean isIn(MemberId author, Now state) {
        return author != null
                && state.thread().roster().has(author)
                && state.loaded().directory().enablement(author).on();
    }

    /** The guest's last word on it, an answer counting from its request at the earliest. */
    private static boolean isRevoked(List<ConsentRecord> records) {
        Optional<Instant> stopped = records.stream()
                .filter(record -> record.act() == ConsentAct.REVOKED)
                .map(ConsentRecord::at)
                .max(Instant::compareTo);
        return stopped.filter(stop -> records.stream()
                        .noneMatch(record -> record.act() == ConsentAct.GRANTED
                                && saidAt(record, records).isAfter(stop)))
                .isPresent();
    }

    private static Instant saidAt(ConsentRecord answer, List<ConsentRecord> records) {
        return records.stream()
                .filter(record ->
                        record.act() == ConsentAct.ASKED && answer.evidence().request() != null)
                .filter(record ->
                        answer.evidence().request().equals(record.evidence().request()))
                .map(ConsentRecord::at)
                .filter(asked -> asked.isAfter(answer.at()))
                .findFirst()
                .orElse(answer.at());
    }

    static void require(int invariant, boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("invariant " + invariant + " is broken: " + otherwise);
        }
    }
}
