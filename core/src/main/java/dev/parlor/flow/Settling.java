package dev.parlor.flow;

import dev.parlor.event.Event;
import dev.parlor.id.AttemptToken;
import dev.parlor.message.Ending;
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
        Draft draft = Draft.evenErased(loaded, now, settings, ids).orElseThrow();
        Attempt attempt = loaded.attempts().stream()
                .filter(row -> row.token().equals(token))
                .findFirst()
                .orElseThrow();
        Message message = draft.message(attempt.message()).orElseThrow();
        boolean current = attempt.fence() == draft.chat().fence();
        if (current && isLast(token, loaded)) {
            draft.changes().giveBack(draft.chat().id());
        }
        // What does not count leaves it open: whoever claims the chat next ends it, together with its message.
        if (attempt.open() && (current || draft.isErased() || result instanceof SendResult.Accepted)) {
            draft.changes().put(attempt.closed());
        }
        if (draft.isErased()) {
            erased(message, result, draft);
        } else if (result instanceof SendResult.Accepted accepted) {
            accepted(message, attempt, accepted, draft);
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

    /** The guest was erased meanwhile: the message ends, and what the platform calls it is kept as a hash only (T4). */
    private void erased(Message message, SendResult result, Draft draft) {
        boolean accepted = result instanceof SendResult.Accepted;
        if (message.state() == MessageState.SENDING) {
            draft.move(
                    accepted
                            ? Erasing.emptied(message.accepted(((SendResult.Accepted) result).id(), draft.now()), draft)
                            : message.cancelled(Ending.ERASED, draft.now()));
        }
        draft.loaded().parked().forEach(report -> draft.changes().removeReports(report.message()));
    }

    /** True whoever brings it: an id proves that the platform took the message. */
    private void accepted(Message message, Attempt attempt, SendResult.Accepted accepted, Draft draft) {
        draft.put(draft.chat().with(draft.chat().pace().accepted()));
        draft.pause().filter(pause -> attempt.armedAt().isAfter(pause.since())).ifPresent(pause -> draft.resume());
        boolean another = !attempt.token().equals(message.delivery().attempt());
        if (waitsFor(message)) {
            Message taken = message.accepted(accepted.id(), draft.now());
            draft.move(another ? taken.possiblyTwice() : taken);
            heard(message, draft);
        } else if (another && !message.progress().possibleDuplicate()) {
            draft.put(message.possiblyTwice());
            draft.event(new Event.MessagePossiblyTwice(message.thread(), message.id()));
        } else if (message.state() == MessageState.ACCEPTED
                && message.delivery().platformId() == null) {
            draft.put(message.accepted(accepted.id(), draft.now()));
        }
        draft.loaded()
                .parked()
                .forEach(report ->
                        Reports.applied(report, draft.message(message.id()).orElseThrow(), draft));
    }

    /** Also one that went back into the line after a doubt: this is the answer to the doubt. */
    private static boolean waitsFor(Message message) {
        return switch (message.state()) {
            case SENDING, IN_DOUBT -> true;
            case HELD, READY -> message.progress().possibleDuplicate();
            case ACCEPTED, FAILED, EXPIRED, CANCELLED -> false;
        };
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
