package dev.parlor.flow;

import dev.parlor.event.Event;
import dev.parlor.flow.Receiving.Fate;
import dev.parlor.id.MessageId;
import dev.parlor.message.DeliveryReport;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.queue.Attempt;
import dev.parlor.store.Decision;
import java.time.Instant;
import java.util.Optional;

/** What a delivery report does: it is evidence, whenever it comes and under whatever fence (rules M4, S3, S5). */
final class Reports {
    Decision<Fate> apply(DeliveryReport report, Draft draft) {
        Optional<Message> message = messageOf(report, draft);
        if (message.isEmpty()) {
            draft.changes().add(report);
            return draft.changes().answer(Fate.PARKED);
        }
        boolean news = applied(report, message.get(), draft);
        for (DeliveryReport parked : draft.loaded().parked()) {
            news |= applied(parked, draft.message(message.get().id()).orElseThrow(), draft);
        }
        return news ? draft.answer(Fate.APPLIED) : Decision.nothing(Fate.DUPLICATE);
    }

    /** Takes the report into the message; false if it says nothing new. */
    static boolean applied(DeliveryReport report, Message message, Draft draft) {
        Message reported = message.reported(report, draft.now());
        if (reported.equals(message) || message.hasLeftBehind(report)) {
            return false;
        }
        draft.event(new Event.MessageReported(message.thread(), message.id(), report.status()));
        if (reported.state() == message.state()) {
            draft.put(reported);
            return true;
        }
        closeAttempts(message.id(), draft);
        if (reported.state() == MessageState.FAILED) {
            Setbacks.reportedFailed(message, reported, armedAt(report, message, draft), draft);
        } else {
            draft.move(reported);
        }
        return true;
    }

    /** When the attempt that the report is about was armed; where that is not known, when it was accepted. */
    private static Instant armedAt(DeliveryReport report, Message message, Draft draft) {
        return draft.loaded().attempts().stream()
                .filter(attempt -> attempt.token().equals(report.token()))
                .findFirst()
                .map(Attempt::armedAt)
                .orElse(message.progress().since());
    }

    private static Optional<Message> messageOf(DeliveryReport report, Draft draft) {
        Optional<MessageId> attempted = draft.loaded().attempts().stream()
                .filter(attempt -> attempt.token().equals(report.token()))
                .findFirst()
                .map(Attempt::message);
        return attempted
                .flatMap(draft::message)
                .or(() -> draft.loaded().messages().stream()
                        .filter(message ->
                                report.message().equals(message.delivery().platformId()))
                        .findFirst());
    }

    private static void closeAttempts(MessageId message, Draft draft) {
        draft.loaded().attempts().stream()
                .filter(attempt -> attempt.open() && attempt.message().equals(message))
                .forEach(attempt -> draft.changes().put(attempt.closed()));
    }
}
