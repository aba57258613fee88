package dev.parlor.flow;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.event.Event;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.message.Rejection;
import dev.parlor.notice.Fact;
import dev.parlor.queue.Attempt;
import dev.parlor.queue.Backoff;
import dev.parlor.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a message does that did not get through: try again, wait for a gate, or end (rules Q6, S7, W4). */
final class Setbacks {
    private static final Duration ACCOUNT_PROBE = Duration.ofSeconds(60);

    private Setbacks() {}

    /** Provably nothing left: in line again, a little later. */
    static void notSent(Message message, Draft draft) {
        tryAgain(message, Optional.empty(), draft);
    }

    /** The platform said no to this attempt. */
    static void rejected(Message message, Attempt attempt, Rejection rejection, Draft draft) {
        switch (rejection.kind()) {
            case RETRY, THROTTLED_NUMBER, THROTTLED_CHAT -> tryAgain(message, Optional.of(rejection), draft);
            case ACCOUNT -> comesBack(message.ready(draft.now(), draft.now().plus(ACCOUNT_PROBE)), draft);
            case WINDOW_CLOSED -> windowWasClosed(message, attempt.armedAt(), draft);
            case UNREACHABLE, MARKETING_STOPPED, MARKETING_CAPPED, IDENTITY, TEMPLATE, MEDIA, MESSAGE ->
                ends(message.failed(Ending.REJECTED, rejection, draft.now()), draft);
        }
    }

    /** A report says that a message failed which had been taken. */
    static void reportedFailed(Message before, Message failed, Instant armedAt, Draft draft) {
        Rejection failure = failed.delivery().failure();
        if (failure != null && failure.kind() == Rejection.Kind.WINDOW_CLOSED) {
            windowWasClosed(before, armedAt, draft);
        } else {
            ends(failed, draft);
        }
    }

    private static void tryAgain(Message message, Optional<Rejection> hint, Draft draft) {
        int attempts = message.progress().attempts();
        if (attempts >= Backoff.MOST_ATTEMPTS) {
            ends(message.failed(Ending.OUT_OF_ATTEMPTS, hint.orElse(null), draft.now()), draft);
            return;
        }
        Instant next = Backoff.next(draft.now(), attempts, hint, draft.ids().jitter());
        comesBack(message.ready(draft.now(), next), draft);
    }

    private static void windowWasClosed(Message message, Instant armedAt, Draft draft) {
        Window known = draft.chat().window();
        Window disproved = known.disproved(armedAt);
        draft.put(draft.chat().with(disproved));
        if (message.purpose().whenClosed() == Purpose.WhenClosed.HOLD) {
            comesBack(message.held(Set.of(Gate.WINDOW), draft.now()), draft);
        } else {
            ends(message.cancelled(Ending.GATE_CLOSED, draft.now()), draft);
        }
        if (!known.closedTold() && known.end().isPresent() && disproved.end().isEmpty()) {
            Closing.tell(known, draft.now(), draft);
        }
        draft.release();
    }

    /** What comes back is treated as if what happened meanwhile had found it unsent (P4, P5, O5, O7). */
    private static void comesBack(Message message, Draft draft) {
        MemberId author = message.author();
        if (message.purpose() != Purpose.MEMBER || author == null) {
            draft.move(message);
            return;
        }
        Optional<MemberId> heir =
                draft.thread(message.thread()).orElseThrow().roster().heirOf(author);
        Optional<Ending> ended = endedMeanwhile(message, draft)
                .or(() -> heir.isEmpty() ? Optional.of(Ending.AUTHOR_LEFT) : Optional.empty());
        if (ended.isPresent()) {
            draft.move(message.cancelled(ended.get(), draft.now()));
        } else if (heir.get().equals(author)) {
            draft.move(message);
        } else {
            draft.move(message.handedTo(heir.get()));
            draft.event(new Event.MessageHandedOver(message.thread(), message.id(), heir.get()));
        }
    }

    /** The guest said no or stop after it was taken. */
    private static Optional<Ending> endedMeanwhile(Message message, Draft draft) {
        return draft.consents().records().stream()
                .filter(record -> !record.recordedAt().isBefore(message.takenAt()))
                .flatMap(record -> endingBy(record, message).stream())
                .findFirst();
    }

    private static Optional<Ending> endingBy(ConsentRecord record, Message message) {
        return switch (record.act()) {
            case REVOKED -> Optional.of(Ending.REVOKED);
            case DECLINED -> message.thread().equals(record.thread()) ? Optional.of(Ending.DECLINED) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** It will never go. A request that never goes was not made: its thread is as it was before asking (O6). */
    static void ends(Message ended, Draft draft) {
        draft.move(ended);
        Rejection failure = ended.delivery().failure();
        if (failure != null && failure.kind() == Rejection.Kind.MARKETING_STOPPED) {
            Preferences.marketingStopped(draft.now(), Evidence.ofMessage(ended.id()), draft);
        }
        draft.consents().request(ended.id()).ifPresent(request -> notAsked(request, failure, draft));
    }

    private static void notAsked(ConsentRecord request, @Nullable Rejection failure, Draft draft) {
        ThreadId thread = Objects.requireNonNull(request.thread());
        boolean waited = request.equals(draft.consent(thread).request())
                && draft.consent(thread).isAsked();
        draft.record(thread, ConsentAct.ASK_FAILED, draft.now(), request.evidence());
        if (waited) {
            draft.event(new Event.OptInUndeliverable(thread, failure == null ? 0 : failure.code()));
            draft.tell(thread, Fact.OPT_IN_UNDELIVERABLE, null, List.of());
        }
    }
}
