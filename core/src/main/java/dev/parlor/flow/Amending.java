package dev.parlor.flow;

import dev.parlor.event.Event;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Breach;
import dev.parlor.message.Content;
import dev.parlor.message.Ending;
import dev.parlor.message.Message;
import dev.parlor.message.Purpose;
import dev.parlor.queue.MessageAnswer;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.Decision;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Reads;
import dev.parlor.thread.Eligibility;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** What participants do with messages that are not armed yet (rule Q2). */
public final class Amending {
    private final Work work;
    private final Settings settings;
    private final Files files;
    private final Refusals refusals;

    /** On this store. */
    public Amending(Work work, MediaStore media, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.files = new Files(media);
        this.refusals = new Refusals(settings.texts());
    }

    /** Other content for the same message. */
    public MessageAnswer edit(MemberId actor, ThreadId thread, MessageId message, Content content) {
        Objects.requireNonNull(content, "content");
        boolean fileIsGone = files.isGone(actor.organization(), content);
        return act(actor, thread, message, (row, draft) -> {
            if (row.content().equals(content)) {
                return Decision.nothing(new MessageAnswer.AlreadySo());
            }
            Optional<Breach> breach = content.breach(settings.label().reserved())
                    .or(() -> fileIsGone ? Optional.of(new Breach(RefusalReason.FILE_GONE, null)) : Optional.empty());
            if (breach.isPresent()) {
                return refused(refusals.of(breach.get(), actor, draft.directory()));
            }
            draft.put(row.with(content));
            draft.event(new Event.MessageEdited(thread, message, actor));
            return draft.answer(new MessageAnswer.Done());
        });
    }

    /** The message will not go. */
    public MessageAnswer cancel(MemberId actor, ThreadId thread, MessageId message) {
        return act(actor, thread, message, (row, draft) -> {
            Setbacks.ends(row.cancelled(Ending.TAKEN_BACK, draft.now()), draft);
            return draft.answer(new MessageAnswer.Done());
        });
    }

    private MessageAnswer act(
            MemberId actor,
            ThreadId thread,
            MessageId message,
            BiFunction<Message, Draft, Decision<MessageAnswer>> onUnsent) {
        Reads reads = Reads.everything().members(Set.of(actor)).message(message);
        return work.commit(work.onThread(actor.organization(), thread, reads, (loaded, now) -> {
            Optional<Refusal> off = refusals.ifSwitchedOff(actor, loaded.directory());
            if (off.isPresent()) {
                return refused(off.get());
            }
            Optional<Draft> draft = Draft.of(loaded, now, settings, work.ids())
                    .filter(chat -> chat.thread(thread)
                            .filter(row -> row.roster().knows(actor))
                            .isPresent());
            return draft.map(chat -> onMessage(actor, thread, message, chat, onUnsent))
                    .orElseGet(() -> refused(refusals.of(RefusalReason.UNKNOWN_THREAD, actor, loaded.directory())));
        }));
    }

    private Decision<MessageAnswer> onMessage(
            MemberId actor,
            ThreadId thread,
            MessageId message,
            Draft draft,
            BiFunction<Message, Draft, Decision<MessageAnswer>> onUnsent) {
        if (!Eligibility.isActive(actor, draft.thread(thread).orElseThrow(), draft.directory())) {
            return refused(refusals.of(RefusalReason.NOT_A_PARTICIPANT, actor, draft.directory()));
        }
        Optional<Message> row = draft.message(message)
                .filter(known -> known.thread().equals(thread) && known.purpose() == Purpose.MEMBER);
        if (row.isEmpty()) {
            return refused(refusals.of(RefusalReason.UNKNOWN_MESSAGE, actor, draft.directory()));
        }
        if (row.get().progress().ending() == Ending.TAKEN_BACK) {
            return Decision.nothing(new MessageAnswer.AlreadySo());
        }
        return row.get().state().isUnsent()
                ? onUnsent.apply(row.get(), draft)
                : Decision.nothing(new MessageAnswer.TooLate(row.get().state()));
    }

    private static Decision<MessageAnswer> refused(Refusal refusal) {
        return Decision.nothing(new MessageAnswer.Refused(refusal));
    }
}
