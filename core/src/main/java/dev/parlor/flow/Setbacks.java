package dev.parlor.flow;

import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
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
import java.util.Optional;
import java.util.Set;

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

    /** What comes back is treated as if what happened meanwhile had found it unsent (P5, O5, O7). */
    private static void comesBack(Message message, Draft draft) {
        Optional<Ending> ended = endedMeanwhile(message, draft);
        draft.move(ended.map(why -> message.cancelled(why, draft.now())).orElse(message));
    }

    private static Optional<Ending> endedMeanwhile(Message message, Draft draft) {
        if (message.purpose() != Purpose.MEMBER) {
            return Optional.empty();
        }
        boolean authorIsOut = message.author() != null
                && !draft.thread(message.thread()).orElseThrow().roster().has(message.author());
        return draft.consents().stream()
                .filter(record -> !record.recordedAt().isBefore(message.takenAt()))
                .flatMap(record -> endingBy(record, message).stream())
                .findFirst()
                .or(() -> authorIsOut ? Optional.of(Ending.AUTHOR_LEFT) : Optional.empty());
    }

    private static Optional<Ending> endingBy(ConsentRecord record, Message message) {
        return switch (record.act()) {
            case REVOKED -> Optional.of(Ending.REVOKED);
            case DECLINED -> record.thread().equals(message.thread()) ? Optional.of(Ending.DECLINED) : Optional.empty();
            case GUEST_WROTE, ASKED, ASK_FAILED, GRANTED -> Optional.empty();
        };
    }

    /** It will never go. A request that never goes was not made: its thread is as it was before asking (O6). */
    static void ends(Message ended, Draft draft) {
        draft.move(ended);
        Consent consent = draft.consent(ended.thread());
        ConsentRecord request = consent.request();
        if (consent.isAsked()
                && request != null
                && ended.id().equals(request.evidence().request())) {
            draft.record(ended.thread(), ConsentAct.ASK_FAILED, draft.now(), request.evidence());
            draft.tell(ended.thread(), Fact.OPT_IN_UNDELIVERABLE, null, List.of());
        }
    }
}
