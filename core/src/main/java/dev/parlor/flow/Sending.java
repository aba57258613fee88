package dev.parlor.flow;

import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.Limits;
import dev.parlor.message.MessageState;
import dev.parlor.message.Purpose;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;
import dev.parlor.thread.Eligibility;
import dev.parlor.thread.MessageThread;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Takes what a member writes: refused at the door, or durably ready or held (rules M2, Q1, Q5). */
public final class Sending {
    private final Work work;
    private final Settings settings;
    private final Refusals refusals;
    private final Gates gates;

    /** On this store. */
    public Sending(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.refusals = new Refusals(settings.texts());
        this.gates = new Gates(settings.texts());
    }

    /** Takes the message or says why not. */
    public SendAnswer send(MemberId author, ThreadId thread, Content content) {
        MessageId id = work.ids().message();
        Reads reads = Reads.everything().members(Set.of(author));
        return work.commit(work.onThread(author.organization(), thread, reads, (loaded, now) -> {
            Optional<Draft> draft = Draft.of(loaded, now, settings, work.ids());
            Optional<Refusal> refusal = refusals.ifSwitchedOff(author, loaded.directory())
                    .or(() -> reason(author, thread, content, draft)
                            .map(reason -> refusals.of(reason, author, loaded.directory())));
            return refusal.isPresent()
                    ? Decision.nothing(new SendAnswer.Refused(refusal.get()))
                    : take(id, author, thread, content, draft.orElseThrow());
        }));
    }

    private Optional<RefusalReason> reason(MemberId author, ThreadId thread, Content content, Optional<Draft> draft) {
        Optional<MessageThread> row = draft.flatMap(chat -> chat.thread(thread));
        if (row.isEmpty() || !row.get().roster().knows(author)) {
            return Optional.of(RefusalReason.UNKNOWN_THREAD);
        }
        if (!Eligibility.isActive(author, row.get(), draft.orElseThrow().directory())) {
            return Optional.of(RefusalReason.NOT_A_PARTICIPANT);
        }
        long held = draft.orElseThrow()
                .unsentIn(thread)
                .filter(message -> message.state() == MessageState.HELD)
                .count();
        return Limits.against(content)
                .or(() -> held >= settings.mostHeld() ? Optional.of(RefusalReason.QUEUE_FULL) : Optional.empty());
    }

    private Decision<SendAnswer> take(MessageId id, MemberId author, ThreadId thread, Content content, Draft draft) {
        draft.put(draft.thread(thread).orElseThrow().activeAt(draft.now()));
        draft.release();
        draft.take(id, thread, Purpose.MEMBER, author, content);
        return draft.answer(new SendAnswer.Taken(id, gates.closed(author, draft.situation(thread))));
    }
}
