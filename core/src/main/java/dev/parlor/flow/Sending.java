package dev.parlor.flow;

import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Breach;
import dev.parlor.message.Content;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Purpose;
import dev.parlor.message.SendOptions;
import dev.parlor.queue.GateView;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.Decision;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Reads;
import dev.parlor.thread.Eligibility;
import dev.parlor.thread.MessageThread;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes what a member writes: refused at the door, or durably ready or held (rules M2, Q1, Q5). */
public final class Sending {
    private final Work work;
    private final Settings settings;
    private final Files files;
    private final Refusals refusals;
    private final Gates gates;

    /** On this store. */
    public Sending(Work work, MediaStore media, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.files = new Files(media);
        this.settings = Objects.requireNonNull(settings, "settings");
        this.refusals = new Refusals(settings.texts());
        this.gates = new Gates(settings.texts());
    }

    /** Takes the message or says why not. */
    public SendAnswer send(MemberId author, ThreadId thread, Content content, SendOptions options) {
        Post post = new Post(work.ids().message(), author, thread, content, options);
        Reads reads = post.reads();
        boolean fileIsGone = files.isGone(author.organization(), content);
        return work.commit(work.onThread(author.organization(), thread, reads, (loaded, now) -> {
            Optional<Draft> draft = Draft.of(loaded, now, settings, work.ids())
                    .filter(chat -> chat.thread(thread)
                            .filter(row -> row.roster().knows(author))
                            .isPresent());
            return draft.map(chat -> decide(post, fileIsGone, chat))
                    .orElseGet(() -> refused(refusals.unknownThread(author, loaded.directory())));
        }));
    }

    private Decision<SendAnswer> decide(Post post, boolean fileIsGone, Draft draft) {
        Optional<Message> earlier = post.takenEarlier(draft);
        if (earlier.isPresent()) {
            return again(post, earlier.get(), draft);
        }
        Optional<Refusal> refusal = refusals.ifSwitchedOff(post.author(), draft.directory())
                .or(() -> breach(post, fileIsGone, draft)
                        .map(breach -> refusals.of(breach, post.author(), draft.directory())));
        return refusal.isPresent() ? refused(refusal.get()) : take(post, draft);
    }

    /** The same again is answered as before; the key of something else is refused (M5). */
    private Decision<SendAnswer> again(Post post, Message earlier, Draft draft) {
        if (!post.isSameAs(earlier, draft)) {
            return refused(refusals.of(RefusalReason.KEY_TAKEN, post.author(), draft.directory()));
        }
        List<GateView> waitsFor = earlier.state() == MessageState.HELD
                ? gates.closed(post.author(), draft.situation(post.thread()))
                : List.of();
        return Decision.nothing(new SendAnswer.Taken(earlier.id(), waitsFor));
    }

    private Optional<Breach> breach(Post post, boolean fileIsGone, Draft draft) {
        MessageThread row = draft.thread(post.thread()).orElseThrow();
        if (!Eligibility.isActive(post.author(), row, draft.directory())) {
            return Optional.of(new Breach(RefusalReason.NOT_A_PARTICIPANT, null));
        }
        return post.content()
                .breach(settings.label().reserved())
                .or(() -> fileIsGone ? Optional.of(new Breach(RefusalReason.FILE_GONE, null)) : Optional.empty())
                .or(() -> post.isAmiss(draft)
                        ? Optional.of(new Breach(RefusalReason.UNKNOWN_MESSAGE, null))
                        : Optional.empty())
                .or(() -> tooManyHeld(post.thread(), draft));
    }

    private Optional<Breach> tooManyHeld(ThreadId thread, Draft draft) {
        long held = draft.unsentIn(thread)
                .filter(message -> message.state() == MessageState.HELD)
                .count();
        return held >= settings.mostHeld() ? Optional.of(new Breach(RefusalReason.QUEUE_FULL, null)) : Optional.empty();
    }

    private Decision<SendAnswer> take(Post post, Draft draft) {
        ThreadId thread = post.thread();
        draft.put(draft.thread(thread).orElseThrow().activeAt(draft.now()));
        draft.release();
        Message taken = draft.take(post.id(), thread, Purpose.MEMBER, post.author(), post.content());
        draft.put(taken.with(post.options().key(), post.quoted(draft).orElse(null)));
        return draft.answer(new SendAnswer.Taken(post.id(), gates.closed(post.author(), draft.situation(thread))));
    }

    private static Decision<SendAnswer> refused(Refusal refusal) {
        return Decision.nothing(new SendAnswer.Refused(refusal));
    }
}
