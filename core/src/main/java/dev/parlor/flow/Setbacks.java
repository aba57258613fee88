package dev.parlor.flow;

import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.event.Event;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.Ending;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.message.Rejection;
import dev.parlor.notice.Fact;
import dev.parlor.queue.Attempt;
import dev.parlor.queue.Backoff;
import dev.parlor.queue.Pause;
import dev.parlor.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a message does that did not get through: try again, wait for a gate, or end (rules Q6, S7, W4). */
final class Setbacks {
    private Setbacks() {}

    /** Provably nothing left: in line again, a little later. */
    static void notSent(Message message, Draft draft) {
        tryAgain(message, Optional.empty(), draft);
    }

    /** The platform said no to this attempt. */
    static void rejected(Message message, Attempt attempt, Rejection rejection, Draft draft) {
        switch (rejection.kind()) {
            case RETRY -> tryAgain(message, Optional.of(rejection), draft);
            case THROTTLED_NUMBER -> comesBack(message.putOff(draft.now(), null), draft);
            case THROTTLED_CHAT -> {
                draft.put(draft.chat().with(draft.chat().pace().refused(draft.now(), rejection.retryAfter())));
                comesBack(message.putOff(draft.now(), null), draft);
            }
            case ACCOUNT -> {
                pause(rejection, draft);
                comesBack(message.putOff(draft.now(), null), draft);
            }
            case WINDOW_CLOSED -> windowWasClosed(message, message.delivery(), attempt.armedAt(), draft);
            case UNREACHABLE -> outOfReach(message, message.failed(Ending.REJECTED, rejection, draft.now()), draft);
            case MARKETING_STOPPED, MARKETING_CAPPED, IDENTITY, TEMPLATE, MEDIA, MESSAGE ->
                ends(message.failed(Ending.REJECTED, rejection, draft.now()), draft);
        }
    }

    /** Sends it once more after a doubt: the guest may get it twice (S4). */
    static void resend(Message message, Draft draft) {
        draft.event(new Event.MessagePossiblyTwice(message.thread(), message.id()));
        comesBack(message.possiblyTwice().ready(draft.now(), null), draft);
        draft.holdAgain();
    }

    /** Nothing goes from the number until a probe, or the host, says that the account is in order (Q6). */
    private static void pause(Rejection rejection, Draft draft) {
        if (draft.pause().isEmpty()) {
            draft.put(Pause.begun(draft.chat().id().number(), rejection.code(), draft.now()));
            draft.event(new Event.NumberPaused(draft.chat().id().number(), rejection.code()));
        }
    }

    /** The reachable gate of the chat closes: what can wait for it does, the others end (Q6). */
    private static void outOfReach(Message message, Message failed, Draft draft) {
        if (draft.chat().unreachableSince() == null) {
            draft.put(draft.chat().outOfReach(draft.now()));
            draft.event(new Event.GuestUnreachable(draft.chat().id()));
        }
        if (message.purpose().whenClosed() == Purpose.WhenClosed.HOLD) {
            comesBack(
                    message.with(failed.delivery().withoutFailure()).held(Set.of(Gate.REACHABLE), draft.now()), draft);
        } else {
            ends(failed, draft);
        }
        draft.holdAgain();
    }

    /** A report says that a message failed which had been taken. */
    static void reportedFailed(Message before, Message failed, Instant armedAt, Draft draft) {
        Rejection failure = failed.delivery().failure();
        if (failure != null && failure.kind() == Rejection.Kind.WINDOW_CLOSED) {
            windowWasClosed(before, failed.delivery(), armedAt, draft);
        } else if (failure != null && failure.kind() == Rejection.Kind.UNREACHABLE) {
            outOfReach(before, failed, draft);
        } else {
            ends(failed, draft);
        }
    }

    /** Its file could not be brought to the platform; it keeps its turn, and its file is tried again a little later (M3). */
    static void notUploaded(Message message, Draft draft) {
        uploadAgain(message, Optional.empty(), draft);
    }

    /** The platform did not take its file: as if it had not taken the message, only that no attempt was made. */
    static void uploadRejected(Message message, Rejection rejection, Draft draft) {
        switch (rejection.kind()) {
            case RETRY, THROTTLED_NUMBER, THROTTLED_CHAT -> uploadAgain(message, Optional.of(rejection), draft);
            case ACCOUNT -> {
                draft.pause().ifPresent(pause -> draft.put(pause.probed(draft.now())));
                pause(rejection, draft);
            }
            case WINDOW_CLOSED, UNREACHABLE, MARKETING_STOPPED, MARKETING_CAPPED, IDENTITY, TEMPLATE, MEDIA, MESSAGE ->
                ends(message.failed(Ending.REJECTED, rejection, draft.now()), draft);
        }
    }

    /** The bytes of its file are no more. */
    static void fileGone(Message message, Draft draft) {
        ends(message.failed(Ending.FILE_GONE, null, draft.now()), draft);
    }

    private static void uploadAgain(Message message, Optional<Rejection> hint, Draft draft) {
        int failures = message.upload().failures() + 1;
        if (failures >= Backoff.MOST_ATTEMPTS) {
            ends(message.failed(Ending.OUT_OF_ATTEMPTS, hint.orElse(null), draft.now()), draft);
            return;
        }
        Instant next = Backoff.next(draft.now(), failures, hint, draft.ids().jitter());
        draft.put(message.notUploaded(draft.now(), next));
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

    /** What waits goes back without the failure of that attempt; what ends keeps it. */
    private static void windowWasClosed(Message message, Delivery known, Instant armedAt, Draft draft) {
        Window window = draft.chat().window();
        Window disproved = window.disproved(armedAt);
        draft.put(draft.chat().with(disproved));
        if (message.purpose().whenClosed() == Purpose.WhenClosed.HOLD) {
            comesBack(message.with(known.withoutFailure()).held(Set.of(Gate.WINDOW), draft.now()), draft);
        } else {
            ends(message.with(known).cancelled(Ending.GATE_CLOSED, draft.now()), draft);
        }
        if (!window.closedTold() && window.end().isPresent() && disproved.end().isEmpty()) {
            Closing.tell(window, draft.now(), draft);
        }
        draft.release();
        draft.holdAgain();
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

    /** It will never go. A request that never goes was not made: its thread is as it was before asking (O6, W6). */
    static void ends(Message ended, Draft draft) {
        draft.move(ended);
        Rejection failure = ended.delivery().failure();
        if (failure != null && failure.kind() == Rejection.Kind.MARKETING_STOPPED) {
            Preferences.marketingStopped(draft.now(), Evidence.ofMessage(ended.id()), draft);
        }
        draft.put(draft.chat().withoutTry(ended.id()));
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
