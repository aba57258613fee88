package dev.parlor.flow;

import dev.parlor.event.Event;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Ending;
import dev.parlor.message.Message;
import dev.parlor.notice.Fact;
import dev.parlor.notice.Named;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.Decision;
import dev.parlor.store.Reads;
import dev.parlor.thread.Eligibility;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Policy.Act;
import dev.parlor.thread.RosterAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is in a thread: add, remove, transfer, leave (rules P1 to P7). */
public final class Attending {
    private static final RosterAnswer DONE = new RosterAnswer.Done();
    private static final RosterAnswer ALREADY_SO = new RosterAnswer.AlreadySo();

    private final Work work;
    private final Settings settings;
    private final Refusals refusals;

    /** On this store. */
    public Attending(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.refusals = new Refusals(settings.texts());
    }

    /** Brings colleagues in; those who are in already are passed over. */
    public RosterAnswer add(MemberId actor, ThreadId thread, Collection<MemberId> colleagues) {
        Set<MemberId> wanted = new LinkedHashSet<>(colleagues);
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("colleagues must name at least one member, but is empty");
        }
        return byParticipant(actor, Act.ADD, thread, wanted, (draft, row) -> {
            List<MemberId> coming = wanted.stream()
                    .filter(colleague -> !row.roster().has(colleague))
                    .toList();
            if (coming.isEmpty()) {
                return Decision.nothing(ALREADY_SO);
            }
            if (!coming.stream().allMatch(colleague -> Eligibility.of(colleague, row, draft.directory()))) {
                return refused(RefusalReason.NOT_ELIGIBLE, actor, draft);
            }
            Joining.come(row, coming, actor, draft.chat().nextPosition(), draft);
            List<Named> named = coming.stream().map(draft::named).toList();
            draft.tell(thread, Fact.ADDED, draft.named(actor), named);
            return changed(draft, thread, Fact.ADDED, actor, coming);
        });
    }

    /** Takes a colleague out; removing oneself is leaving. */
    public RosterAnswer remove(MemberId actor, ThreadId thread, MemberId colleague) {
        if (actor.equals(colleague)) {
            return leave(actor, thread);
        }
        return byParticipant(actor, Act.REMOVE, thread, Set.of(colleague), (draft, row) -> {
            if (!row.roster().has(colleague)) {
                return row.roster().knows(colleague)
                        ? Decision.nothing(ALREADY_SO)
                        : refused(RefusalReason.UNKNOWN_MEMBER, actor, draft);
            }
            draft.cancelUnsent(unsentOf(colleague, thread, draft), Ending.AUTHOR_REMOVED);
            return goes(draft, row, colleague, null, Fact.REMOVED, actor, List.of(colleague));
        });
    }

    /** Gives the thread to a colleague; the actor is out by that, and unsent messages go along (P4). */
    public RosterAnswer transfer(MemberId actor, ThreadId thread, MemberId colleague) {
        if (actor.equals(colleague)) {
            throw new IllegalArgumentException("colleague must be another member than the actor, but is " + actor);
        }
        return byParticipant(actor, Act.TRANSFER, thread, Set.of(colleague), (draft, row) -> {
            MessageThread with = row;
            if (!row.roster().has(colleague)) {
                if (!Eligibility.of(colleague, row, draft.directory())) {
                    return refused(RefusalReason.NOT_ELIGIBLE, actor, draft);
                }
                with = Joining.come(row, Set.of(colleague), actor, draft.chat().nextPosition(), draft);
            }
            unsentOf(actor, thread, draft).toList().forEach(message -> {
                draft.put(message.handedTo(colleague));
                draft.event(new Event.MessageHandedOver(thread, message.id(), colleague));
            });
            return goes(draft, with, actor, colleague, Fact.TRANSFERRED, actor, List.of(colleague));
        });
    }

    /** The host brings a member in (P7). */
    public RosterAnswer assign(ThreadId thread, MemberId member) {
        Reads reads = Reads.everything().members(Set.of(member));
        return work.commit(work.onThread(member.organization(), thread, reads, (loaded, now) -> {
            Optional<Draft> draft = Draft.of(loaded, now, settings, work.ids());
            Optional<MessageThread> row = draft.flatMap(chat -> chat.thread(thread));
            if (row.isEmpty()) {
                return Decision.nothing(new RosterAnswer.Refused(
                        refusals.of(RefusalReason.UNKNOWN_THREAD, member, loaded.directory())));
            }
            return assigned(row.get(), member, draft.orElseThrow());
        }));
    }

    private Decision<RosterAnswer> assigned(MessageThread row, MemberId member, Draft draft) {
        if (row.roster().has(member)) {
            return Decision.nothing(ALREADY_SO);
        }
        Optional<Refusal> off = refusals.ifSwitchedOff(member, draft.directory());
        if (off.isPresent()) {
            return Decision.nothing(new RosterAnswer.Refused(off.get()));
        }
        if (!Eligibility.of(member, row, draft.directory())) {
            return refused(RefusalReason.NOT_ELIGIBLE, member, draft);
        }
        Joining.assign(row, member, draft.chat().nextPosition(), draft);
        draft.release();
        return draft.answer(DONE);
    }

    /** Takes off one who may not be in any more, moved away or deleted (E4). */
    RosterAnswer takeOff(ThreadId thread, MemberId member) {
        return onThread(member, thread, Set.of(), (draft, row) -> {
            if (!row.roster().has(member) || Eligibility.isWithin(member, row, draft.directory())) {
                return Decision.nothing(ALREADY_SO);
            }
            draft.cancelUnsent(unsentOf(member, thread, draft), Ending.AUTHOR_REMOVED);
            return goes(draft, row, member, null, Fact.TAKEN_OFF, null, List.of(member));
        });
    }

    /** Goes out oneself; always allowed, also to one who is switched off (E3). */
    public RosterAnswer leave(MemberId member, ThreadId thread) {
        return onThread(member, thread, Set.of(), (draft, row) -> {
            if (!row.roster().has(member)) {
                return Decision.nothing(ALREADY_SO);
            }
            draft.cancelUnsent(unsentOf(member, thread, draft), Ending.AUTHOR_LEFT);
            return goes(draft, row, member, null, Fact.LEFT, member, List.of());
        });
    }

    private Decision<RosterAnswer> goes(
            Draft draft,
            MessageThread row,
            MemberId going,
            @Nullable MemberId heir,
            Fact fact,
            @Nullable MemberId actor,
            List<MemberId> subjects) {
        draft.put(row);
        long upTo = draft.tell(
                row.id(),
                fact,
                actor == null ? null : draft.named(actor),
                subjects.stream().map(draft::named).toList());
        draft.put(row.with(row.roster().leftBy(going, upTo, heir)));
        return changed(draft, row.id(), fact, actor, subjects);
    }

    private static Decision<RosterAnswer> changed(
            Draft draft, ThreadId thread, Fact fact, @Nullable MemberId actor, List<MemberId> subjects) {
        boolean unattended = draft.thread(thread).orElseThrow().roster().isUnattended();
        draft.event(new Event.RosterChanged(thread, fact, actor, subjects, unattended));
        draft.release();
        return draft.answer(DONE);
    }

    private RosterAnswer byParticipant(
            MemberId actor,
            Act kind,
            ThreadId thread,
            Set<MemberId> others,
            BiFunction<Draft, MessageThread, Decision<RosterAnswer>> act) {
        boolean allowed = settings.host().policy().may(actor, kind, thread);
        return onThread(actor, thread, others, (draft, row) -> {
            Optional<Refusal> off = refusals.ifSwitchedOff(actor, draft.directory());
            if (off.isPresent()) {
                return Decision.nothing(new RosterAnswer.Refused(off.get()));
            }
            if (!Eligibility.isActive(actor, row, draft.directory())) {
                return refused(RefusalReason.NOT_A_PARTICIPANT, actor, draft);
            }
            return allowed ? act.apply(draft, row) : refused(RefusalReason.NOT_ALLOWED, actor, draft);
        });
    }

    private RosterAnswer onThread(
            MemberId actor,
            ThreadId thread,
            Set<MemberId> others,
            BiFunction<Draft, MessageThread, Decision<RosterAnswer>> act) {
        List<MemberId> named = new ArrayList<>(others);
        named.add(actor);
        Reads reads = Reads.everything().members(named);
        return work.commit(work.onThread(actor.organization(), thread, reads, (loaded, now) -> {
            Optional<Draft> draft = Draft.of(loaded, now, settings, work.ids());
            Optional<MessageThread> row = draft.flatMap(chat -> chat.thread(thread))
                    .filter(known -> known.roster().knows(actor));
            return row.isEmpty()
                    ? Decision.nothing(new RosterAnswer.Refused(
                            refusals.of(RefusalReason.UNKNOWN_THREAD, actor, loaded.directory())))
                    : act.apply(draft.orElseThrow(), row.get());
        }));
    }

    private Decision<RosterAnswer> refused(RefusalReason reason, MemberId actor, Draft draft) {
        return Decision.nothing(new RosterAnswer.Refused(refusals.of(reason, actor, draft.directory())));
    }

    private static Stream<Message> unsentOf(MemberId author, ThreadId thread, Draft draft) {
        return draft.unsentIn(thread).filter(message -> author.equals(message.author()));
    }
}
