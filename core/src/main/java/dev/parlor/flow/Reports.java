package dev.parlor.flow;

import dev.parlor.contact.Guest;
import dev.parlor.contact.Reach;
import dev.parlor.event.Event;
import dev.parlor.flow.Receiving.Fate;
import dev.parlor.message.Delivery;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.queue.Attempt;
import dev.parlor.store.Decision;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a delivery report does: it is evidence, whenever it comes and under whatever fence (rules M4, S3, S5). */
final class Reports {
    /** A report on a message to a guest who was erased says nothing that may be kept (T4). */
    Decision<Fate> apply(DeliveryReport report, @Nullable Reach arrivedAt, Draft draft) {
        if (draft.isErased()) {
            return Decision.nothing(Fate.DUPLICATE);
        }
        Optional<Message> message = messageOf(report, draft);
        if (message.isEmpty()) {
            draft.changes().add(report);
            return draft.changes().answer(Fate.PARKED);
        }
        Optional<Guest> learned = Learning.learned(arrivedAt, draft.chat().id(), draft.loaded());
        learned.ifPresent(draft.changes()::put);
        boolean news = applied(report, message.get(), draft) || learned.isPresent();
        for (DeliveryReport parked : draft.loaded().parked()) {
            news |= applied(parked, draft.message(message.get().id()).orElseThrow(), draft);
        }
        return news ? draft.answer(Fate.APPLIED) : Decision.nothing(Fate.DUPLICATE);
    }

    /** Takes the report into the message; false if it says nothing new. */
    static boolean applied(DeliveryReport report, Message before, Draft draft) {
        boolean twice = before.isTwiceBy(report);
        Message message = twice ? before.possiblyTwice() : before;
        if (twice) {
            draft.put(message);
            draft.event(new Event.MessagePossiblyTwice(message.thread(), message.id()));
        }
        if (message.hasLeftBehind(report) || isOfAPastAttempt(report, message, draft)) {
            boolean heard = heard(report, message, false, draft);
            return noted(report, message, draft) || heard || twice;
        }
        Delivery told = attemptOf(report, draft).map(Attempt::delivery).orElse(Delivery.none());
        Message reported = message.turnedTo(report, told).reported(report, draft.now());
        boolean moved = reported.state() != message.state();
        boolean news = heard(report, message, moved, draft) || twice;
        if (reported.equals(message)) {
            return news;
        }
        draft.event(new Event.MessageReported(message.thread(), message.id(), report.status()));
        if (moved && reported.state() == MessageState.FAILED) {
            Setbacks.reportedFailed(message, reported, armedAt(report, message, draft), draft);
        } else if (moved) {
            draft.move(reported);
        } else {
            draft.put(reported);
        }
        draft.reported(message.id(), message.thread());
        if (report.status().provesArrival() && draft.chat().unreachableSince() != null) {
            draft.put(draft.chat().reachedAt(report.at()));
            draft.release();
        }
        return true;
    }

    /**
     * While the message waits, only an attempt that was never heard of is in doubt; of every other it is known how it ended,
     * and only that it arrived would be news (S4, W4).
     */
    private static boolean isOfAPastAttempt(DeliveryReport report, Message message, Draft draft) {
        return message.state().isUnsent()
                && !report.status().provesArrival()
                && draft.loaded().attempts().stream()
                        .noneMatch(attempt -> attempt.token().equals(report.token()) && !attempt.echoed());
    }

    private static boolean noted(DeliveryReport report, Message message, Draft draft) {
        Message noted = message.noted(report);
        if (noted.equals(message)) {
            return false;
        }
        draft.put(noted);
        draft.event(new Event.MessageReported(message.thread(), message.id(), report.status()));
        return true;
    }

    /**
     * Notes what was told of the attempt, and closes the message's attempts if their outcome is known now. A proof of arrival
     * stays with the message; with the attempt, too, if there were others.
     */
    private static boolean heard(DeliveryReport report, Message message, boolean close, Draft draft) {
        boolean keeps = !report.status().provesArrival() || message.progress().attempts() > 1;
        boolean news = false;
        for (Attempt attempt : draft.loaded().attempts()) {
            if (attempt.message().equals(message.id())) {
                Attempt now = close ? attempt.closed() : attempt;
                if (attempt.token().equals(report.token())) {
                    now = keeps ? now.told(report) : now.heard();
                }
                if (!now.equals(attempt)) {
                    draft.changes().put(now);
                    news = true;
                }
            }
        }
        return news;
    }

    /** When the attempt that the report is about was armed; where that is not known, when it was accepted. */
    private static Instant armedAt(DeliveryReport report, Message message, Draft draft) {
        return attemptOf(report, draft)
                .map(Attempt::armedAt)
                .orElse(message.progress().since());
    }

    private static Optional<Message> messageOf(DeliveryReport report, Draft draft) {
        return attemptOf(report, draft)
                .map(Attempt::message)
                .flatMap(draft::message)
                .or(() -> draft.loaded().messages().stream()
                        .filter(message ->
                                report.message().equals(message.delivery().platformId()))
                        .findFirst());
    }

    private static Optional<Attempt> attemptOf(DeliveryReport report, Draft draft) {
        return draft.loaded().attempts().stream()
                .filter(attempt -> attempt.token().equals(report.token()))
                .findFirst();
    }
}
