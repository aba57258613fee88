package dev.parlor.flow;

import dev.parlor.id.AttemptToken;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Purpose;
import dev.parlor.queue.Attempt;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.transport.SendResult;
import java.time.Instant;

/** What the end of an attempt does. State is fenced, evidence is not (rules S2, S3, S5). */
final class Settling {
    private final Settings settings;
    private final Ids ids;

    Settling(Settings settings, Ids ids) {
        this.settings = settings;
        this.ids = ids;
    }

    Decision<Boolean> decide(AttemptToken token, SendResult result, Loaded loaded, Instant now) {
        Draft draft = Draft.of(loaded, now, settings, ids).orElseThrow();
        Attempt attempt = loaded.attempts().stream()
                .filter(row -> row.token().equals(token))
                .findFirst()
                .orElseThrow();
        Message message = draft.message(attempt.message()).orElseThrow();
        boolean current = attempt.fence() == draft.chat().fence();
        if (current && isLast(token, loaded)) {
            draft.changes().giveBack(draft.chat().id());
        }
        if (attempt.open()) {
            draft.changes().put(attempt.closed());
        }
        if (result instanceof SendResult.Accepted accepted) {
            accepted(message, accepted, draft);
        } else if (current && attempt.open() && message.state() == MessageState.SENDING) {
            notAccepted(message, attempt, result, draft);
        }
        return draft.answer(current);
    }

    /** A chat that was joined with another can have two attempts in flight; its lease lasts as long as one of them (C5). */
    private static boolean isLast(AttemptToken token, Loaded loaded) {
        return loaded.attempts().stream()
                .noneMatch(row -> row.open() && !row.token().equals(token));
    }

    /** True whoever brings it: an id proves that the platform took the message. */
    private void accepted(Message message, SendResult.Accepted accepted, Draft draft) {
        boolean waitedFor = message.state() == MessageState.SENDING || message.state() == MessageState.IN_DOUBT;
        if (waitedFor) {
            draft.move(message.accepted(accepted.id(), draft.now()));
            heard(message, draft);
        } else if (message.state() == MessageState.ACCEPTED
                && message.delivery().acceptedAt() == null) {
            draft.put(message.accepted(accepted.id(), draft.now()));
        }
        draft.loaded()
                .parked()
                .forEach(report ->
                        Reports.applied(report, draft.message(message.id()).orElseThrow(), draft));
    }

    /** Our own message moves what follows from who wrote last (M6, W1). */
    private void heard(Message message, Draft draft) {
        if (message.purpose() == Purpose.MEMBER && message.author() != null) {
            draft.put(draft.thread(message.thread()).orElseThrow().heardFrom(message.author()));
        }
        if (message.purpose() != Purpose.NOTICE) {
            draft.put(draft.chat().with(draft.chat().window().weWrote(draft.now(), settings.windowRule())));
        }
    }

    private static void notAccepted(Message message, Attempt attempt, SendResult result, Draft draft) {
        if (result instanceof SendResult.Rejected rejected) {
            Setbacks.rejected(message, attempt, rejected.rejection(), draft);
        } else if (result instanceof SendResult.NotSent) {
            Setbacks.notSent(message, draft);
        } else {
            draft.move(message.inDoubt(draft.now()));
        }
    }
}
