package dev.parlor.flow;

import dev.parlor.directory.BusinessNumber;
import dev.parlor.event.Event;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.ChatId;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.Content;
import dev.parlor.message.Ending;
import dev.parlor.message.Gate;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Purpose;
import dev.parlor.queue.Attempt;
import dev.parlor.queue.Line;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.transport.Outgoing;
import dev.parlor.window.Window;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a claim does to a due chat: whatever time has brought (a dead host's attempt, a doubt beyond its grace, a window
 * that closed), then at most one message armed (rules S1, S6, S9, W5).
 */
final class Arming {
    private final Settings settings;
    private final Ids ids;
    private final Replies replies;

    Arming(Settings settings, Ids ids) {
        this.settings = settings;
        this.ids = ids;
        this.replies = new Replies(settings);
    }

    /** One armed attempt, ready for the transport. */
    record Armed(OrganizationId organization, ChatId chat, AttemptToken token, Outgoing outgoing) {}

    Decision<Optional<Armed>> decide(Loaded loaded, Instant now) {
        ids.saw(now);
        Draft draft = Draft.of(loaded, now, settings, ids).orElseThrow();
        takeOver(draft);
        askAboutDoubts(draft);
        closeWindow(draft);
        draft.release();
        replies.clarify(draft);
        Optional<Armed> armed = arm(loaded.organization(), draft);
        if (armed.isEmpty()) {
            draft.changes().giveBack(draft.chat().id());
        }
        return draft.answer(armed);
    }

    /** The lease of an older claim ran out with its attempt open: nobody knows whether it arrived. */
    private static void takeOver(Draft draft) {
        draft.loaded().attempts().stream()
                .filter(attempt ->
                        attempt.open() && attempt.fence() < draft.chat().fence())
                .forEach(attempt -> {
                    draft.changes().put(attempt.closed());
                    draft.message(attempt.message())
                            .filter(message -> message.state() == MessageState.SENDING)
                            .ifPresent(message -> draft.move(message.inDoubt(draft.now())));
                });
    }

    private static void askAboutDoubts(Draft draft) {
        draft.line()
                .inDoubt()
                .filter(message -> Line.isOverdue(message, draft.now()))
                .toList()
                .forEach(message -> {
                    draft.put(message.needingDecision());
                    draft.event(new Event.DecisionNeeded(message.thread(), message.id()));
                });
    }

    private static void closeWindow(Draft draft) {
        Window window = draft.chat().window();
        window.closingToTell()
                .filter(closing -> !draft.now().isBefore(closing))
                .ifPresent(closing -> Closing.tell(window, closing, draft));
    }

    /** Arms the next message whose gates are open; what is found closed on the way waits or ends by its purpose. */
    private Optional<Armed> arm(OrganizationId organization, Draft draft) {
        for (Optional<Message> next = draft.line().next(draft.now());
                next.isPresent();
                next = draft.line().next(draft.now())) {
            Message message = next.get();
            Set<Gate> closed = draft.closedFor(message);
            if (closed.isEmpty()) {
                return Optional.of(armed(organization, message, draft));
            }
            turnBack(message, closed, draft);
        }
        return Optional.empty();
    }

    private Armed armed(OrganizationId organization, Message message, Draft draft) {
        ChatId chat = draft.chat().id();
        BusinessNumber number = draft.directory().number(chat.number()).orElseThrow();
        AttemptToken token = ids.token();
        draft.changes().put(new Attempt(token, message.id(), chat, draft.chat().fence(), draft.now(), true));
        draft.move(message.sending(draft.now()));
        if (message.purpose() == Purpose.MEMBER) {
            draft.put(draft.thread(message.thread()).orElseThrow().armedAt(draft.now()));
        }
        Content content =
                settings.label().on(message, draft.thread(message.thread()).orElseThrow(), draft.directory());
        Outgoing outgoing = new Outgoing(
                number.platformNumber(), draft.loaded().guests().get(0).reach(), token, content, message.quoted());
        return new Armed(organization, chat, token, outgoing);
    }

    private static void turnBack(Message message, Set<Gate> closed, Draft draft) {
        switch (message.purpose().whenClosed()) {
            case HOLD -> draft.move(message.held(closed, draft.now()));
            case SKIP, CANCEL -> Setbacks.ends(message.cancelled(Ending.GATE_CLOSED, draft.now()), draft);
        }
    }
}
