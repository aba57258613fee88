package dev.parlor.flow;

import dev.parlor.directory.BusinessNumber;
import dev.parlor.event.Event;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.ChatId;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Content;
import dev.parlor.message.Ending;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.queue.Attempt;
import dev.parlor.queue.Line;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Wake;
import dev.parlor.transport.Outgoing;
import dev.parlor.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a claim does to a due chat: whatever time has brought (a dead host's attempt, a doubt beyond its grace, a window
 * that closed), then at most one message armed (rules S1, S6, S9, W5).
 */
final class Arming {
    private final Settings settings;
    private final Ids ids;
    private final Replies replies;
    private final Fetching fetching;
    private final boolean transfers;

    /**
     * With this to begin fetching.
     *
     * @param transfers whether the transport uploads and fetches files (M3)
     */
    Arming(Settings settings, Ids ids, Fetching fetching, boolean transfers) {
        this.settings = settings;
        this.ids = ids;
        this.replies = new Replies(settings);
        this.fetching = fetching;
        this.transfers = transfers;
    }

    /** One armed attempt, ready for the transport. */
    record Armed(OrganizationId organization, ChatId chat, AttemptToken token, Outgoing outgoing) implements Exchange {}

    /**
     * Decides about one chat.
     *
     * @param permits whether one more message may go from the chat's number now
     */
    Decision<List<Exchange>> decide(Loaded loaded, Instant now, Predicate<BusinessNumber> permits) {
        ids.saw(now);
        Draft draft = Draft.evenErased(loaded, now, settings, ids).orElseThrow();
        if (draft.isErased()) {
            return nothingForErased(draft);
        }
        takeOver(draft);
        resolveDoubts(draft);
        closeWindow(draft);
        draft.release();
        replies.clarify(draft);
        List<Exchange> begun = new ArrayList<>(fetching.begin(transfers, draft));
        Optional<Exchange> next = arm(loaded.organization(), draft, permits);
        if (next.isEmpty()) {
            draft.changes().giveBack(draft.chat().id());
        }
        next.ifPresent(begun::add);
        return draft.answer(begun);
    }

    /** Of an erased guest only what a dead host left open is ended; nothing else is due there any more (G2, T4). */
    private static Decision<List<Exchange>> nothingForErased(Draft draft) {
        draft.loaded().attempts().stream()
                .filter(Attempt::open)
                .forEach(attempt -> draft.changes().put(attempt.closed()));
        draft.line().sending().ifPresent(message -> draft.move(message.cancelled(Ending.ERASED, draft.now())));
        draft.changes().giveBack(draft.chat().id()).wake(draft.chat().id(), Wake.never());
        return draft.changes().answer(List.of());
    }

    /** The lease of an older claim ran out with its attempt open: nobody knows whether it arrived. */
    private static void takeOver(Draft draft) {
        draft.loaded().attempts().stream().filter(Attempt::open).forEach(attempt -> {
            draft.changes().put(attempt.closed());
            draft.message(attempt.message())
                    .filter(message -> message.state() == MessageState.SENDING)
                    .ifPresent(message -> draft.move(message.inDoubt(draft.now())));
        });
    }

    private void resolveDoubts(Draft draft) {
        draft.line()
                .inDoubt()
                .filter(message -> Line.isOverdue(message, draft.now()))
                .toList()
                .forEach(message -> {
                    if (mayResend(message, draft)) {
                        Setbacks.resend(message, draft);
                    } else {
                        draft.put(message.needingDecision());
                        draft.event(new Event.DecisionNeeded(message.thread(), message.id()));
                    }
                });
    }

    /**
     * Once, by policy, if the platform reported on later messages of the number but not on this one, and nothing has
     * happened since that the message could not know of (S4).
     */
    private boolean mayResend(Message message, Draft draft) {
        Instant armed = draft.attemptOf(message).map(Attempt::armedAt).orElse(Instant.MAX);
        Instant echoed = draft.loaded().echoes().get(draft.chat().id().number());
        Instant wrote = draft.chat().window().lastGuestAct();
        Instant armedLast = draft.thread(message.thread()).orElseThrow().lastArmedAt();
        return settings.resending().covers(message.content())
                && !message.progress().possibleDuplicate()
                && echoed != null
                && echoed.isAfter(armed)
                && (wrote == null || !wrote.isAfter(armed))
                && (armedLast == null || !armedLast.isAfter(armed))
                && draft.closedFor(message).isEmpty();
    }

    private static void closeWindow(Draft draft) {
        Window window = draft.chat().window();
        window.closingToTell()
                .filter(closing -> !draft.now().isBefore(closing))
                .ifPresent(closing -> Closing.tell(window, closing, draft));
    }

    /**
     * Arms the next message whose gates are open, or has its file uploaded first; what is found closed on the way waits or
     * ends by its purpose.
     */
    private Optional<Exchange> arm(OrganizationId organization, Draft draft, Predicate<BusinessNumber> permits) {
        if (draft.pause().filter(pause -> !pause.mayProbe(draft.now())).isPresent()) {
            return Optional.empty();
        }
        for (Optional<Message> next = draft.line().next(draft.now());
                next.isPresent();
                next = draft.line().next(draft.now())) {
            Message message = next.get();
            if (draft.closedFor(message).isEmpty()) {
                return begun(organization, message, draft, permits);
            }
            turnBack(message, draft);
        }
        return Optional.empty();
    }

    private Optional<Exchange> begun(
            OrganizationId organization, Message message, Draft draft, Predicate<BusinessNumber> permits) {
        Optional<Uploading.ToUpload> upload = transfers ? Uploading.neededFor(message, draft) : Optional.empty();
        if (upload.isPresent()) {
            return Optional.of(upload.get());
        }
        BusinessNumber number =
                draft.directory().number(draft.chat().id().number()).orElseThrow();
        return permits.test(number) ? Optional.of(armed(organization, message, number, draft)) : Optional.empty();
    }

    private Armed armed(OrganizationId organization, Message message, BusinessNumber number, Draft draft) {
        ChatId chat = draft.chat().id();
        AttemptToken token = ids.token();
        draft.changes().put(Attempt.armed(token, message.id(), draft.chat(), draft.now()));
        draft.put(draft.chat().with(draft.chat().pace().went(draft.now())));
        draft.pause().ifPresent(pause -> draft.put(pause.probed(draft.now())));
        draft.move(message.sending(token, draft.now()));
        if (message.purpose().isMembers()) {
            draft.put(draft.thread(message.thread()).orElseThrow().armedAt(draft.now()));
        }
        Content content = settings.label()
                .on(
                        message,
                        draft.thread(message.thread()).orElseThrow(),
                        draft.directory(),
                        settings.host().names());
        Outgoing outgoing = new Outgoing(
                number.platformNumber(), draft.loaded().guests().get(0).reach(), token, content, message.quoted());
        return new Armed(organization, chat, token, uploaded(message, outgoing, draft));
    }

    private static Outgoing uploaded(Message message, Outgoing outgoing, Draft draft) {
        return message.content()
                .attachment()
                .map(Attachment::bytes)
                .flatMap(bytes -> message.upload().idOf(bytes, draft.now()))
                .map(outgoing::with)
                .orElse(outgoing);
    }

    private static void turnBack(Message message, Draft draft) {
        switch (message.purpose().whenClosed()) {
            case HOLD -> draft.holdAgain();
            case SKIP, CANCEL -> Setbacks.ends(message.cancelled(Ending.GATE_CLOSED, draft.now()), draft);
        }
    }
}
