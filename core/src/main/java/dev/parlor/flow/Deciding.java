package dev.parlor.flow;

import dev.parlor.id.ChatId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.queue.MessageAnswer;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the host decides where Parlor cannot know: about doubts (rule S4) and guests out of reach (rule Q6). */
public final class Deciding {
    private final Work work;
    private final Settings settings;
    private final Refusals refusals;

    /** On this store. */
    public Deciding(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.refusals = new Refusals(settings.texts());
    }

    /** It arrived. */
    public MessageAnswer confirm(OrganizationId organization, ThreadId thread, MessageId message) {
        return onDoubt(organization, thread, message, MessageState.ACCEPTED, (row, draft) -> {
            draft.move(row.confirmed(draft.now()));
            return draft.answer(new MessageAnswer.Done());
        });
    }

    /** It goes again, at the tail of the line. */
    public MessageAnswer resend(OrganizationId organization, ThreadId thread, MessageId message) {
        return onDoubt(organization, thread, message, MessageState.READY, (row, draft) -> {
            Setbacks.resend(row.at(draft.takePosition()), draft);
            return draft.answer(new MessageAnswer.Done());
        });
    }

    /** It is given up. */
    public MessageAnswer abandon(OrganizationId organization, ThreadId thread, MessageId message) {
        return onDoubt(organization, thread, message, MessageState.FAILED, (row, draft) -> {
            Setbacks.ends(row.failed(Ending.ABANDONED, null, draft.now()), draft);
            return draft.answer(new MessageAnswer.Done());
        });
    }

    /** The chat's reachable gate opens. */
    public boolean retry(OrganizationId organization, ChatId chat) {
        return work.commit(work.onChat(
                organization,
                chat,
                Reads.everything(),
                (loaded, now) -> Draft.of(loaded, now, settings, work.ids())
                        .filter(draft -> draft.chat().unreachableSince() != null)
                        .map(draft -> {
                            draft.put(draft.chat().withinReach());
                            draft.release();
                            return draft.answer(true);
                        })
                        .orElseGet(() -> Decision.nothing(false))));
    }

    private MessageAnswer onDoubt(
            OrganizationId organization,
            ThreadId thread,
            MessageId message,
            MessageState wanted,
            BiFunction<Message, Draft, Decision<MessageAnswer>> decide) {
        Reads reads = Reads.everything().message(message);
        return work.commit(work.onThread(organization, thread, reads, (loaded, now) -> {
            Optional<Draft> draft = Draft.of(loaded, now, settings, work.ids());
            Optional<Message> row = draft.flatMap(chat -> chat.message(message))
                    .filter(known -> known.thread().equals(thread));
            if (row.isEmpty()) {
                return Decision.nothing(
                        new MessageAnswer.Refused(refusals.ofHost(RefusalReason.UNKNOWN_MESSAGE, loaded.directory())));
            }
            MessageState state = row.get().state();
            if (state == MessageState.IN_DOUBT) {
                return decide.apply(row.get(), draft.orElseThrow());
            }
            return Decision.nothing(state == wanted ? new MessageAnswer.AlreadySo() : new MessageAnswer.TooLate(state));
        }));
    }
}
