package dev.parlor.flow;

import dev.parlor.event.Event;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.Ending;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Purpose;
import dev.parlor.message.SendOptions;
import dev.parlor.queue.SendAnswer;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.Answer;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Intake;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Loaded;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Reads;
import dev.parlor.store.Unit;
import dev.parlor.thread.Eligibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a member writes as a part of a transaction of the host's: first without a lock, into an intake; after the
 * host's commit into its chat (rule S11).
 */
public final class TakingIn {
    private static final Logger LOG = LoggerFactory.getLogger(TakingIn.class);
    private static final int BATCH = 100;

    private final Work work;
    private final Settings settings;
    private final Files files;
    private final Refusals refusals;
    private final Sending sending;

    /** On this store. */
    public TakingIn(Work work, MediaStore media, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.files = new Files(media);
        this.refusals = new Refusals(settings.texts());
        this.sending = new Sending(work, media, settings);
    }

    /** Looks at what needs no lock, and appends. */
    public SendAnswer send(MemberId author, ThreadId thread, Content content, SendOptions options, Intake intake) {
        Post post = new Post(work.ids().message(), author, thread, content, options);
        OrganizationId organization = author.organization();
        boolean fileIsGone = files.isGone(organization, content);
        Loaded loaded = work.store().read(organization, Set.of(), Set.of(thread), post.reads());
        return Draft.of(loaded, work.store().time(), settings, work.ids())
                .filter(draft -> draft.thread(thread)
                        .filter(row -> row.roster().knows(author))
                        .isPresent())
                .map(draft -> sending.answered(post, draft)
                        .or(() -> sending.refusal(post, fileIsGone, draft).map(SendAnswer.Refused::new))
                        .orElseGet(() -> appended(post, intake, draft)))
                .orElseGet(() -> new SendAnswer.Refused(refusals.unknownThread(author, loaded.directory())));
    }

    private SendAnswer appended(Post post, Intake intake, Draft draft) {
        IntakeEntry entry = new IntakeEntry(post.id(), post.author(), post.thread(), post.content(), post.options());
        IntakeEntry there = intake.append(entry);
        return there.saysTheSameAs(entry)
                ? new SendAnswer.Taken(there.id(), List.of())
                : new SendAnswer.Refused(refusals.of(RefusalReason.KEY_TAKEN, post.author(), draft.directory()));
    }

    /** Gives what hosts have committed its place, oldest first; answers how many threads that were about. */
    int takeIn() {
        Map<ThreadId, List<IntakeEntry>> byThread = new LinkedHashMap<>();
        for (IntakeEntry entry : work.store().intakeEntries(BATCH)) {
            byThread.computeIfAbsent(entry.thread(), thread -> new ArrayList<>())
                    .add(entry);
        }
        if (byThread.isEmpty()) {
            return 0;
        }
        List<Answer<Boolean>> answers =
                work.commit(byThread.values().stream().map(this::unit).toList());
        int done = 0;
        for (Answer<Boolean> answer : answers) {
            if (answer.failure() != null) {
                LOG.error("What a host committed could not be taken in; it is tried again", answer.failure());
            } else if (answer.orThrow()) {
                done++;
            }
        }
        return done;
    }

    private Unit<Boolean> unit(List<IntakeEntry> entries) {
        IntakeEntry first = entries.get(0);
        Reads reads = Reads.everything().with(Reads.Part.INTAKE);
        for (IntakeEntry entry : entries) {
            reads = post(entry).reads(reads);
        }
        return work.onThread(
                first.author().organization(), first.thread(), reads, (loaded, now) -> decide(entries, loaded, now));
    }

    /** Only what is still there: another host may have been here first. */
    private Decision<Boolean> decide(List<IntakeEntry> listed, Loaded loaded, Instant now) {
        List<IntakeEntry> entries =
                listed.stream().filter(loaded.intake()::contains).toList();
        if (entries.isEmpty()) {
            return Decision.nothing(false);
        }
        return Draft.of(loaded, now, settings, work.ids())
                .map(draft -> takeIn(entries, draft))
                .orElseGet(() -> gone(entries));
    }

    private Decision<Boolean> takeIn(List<IntakeEntry> entries, Draft draft) {
        for (IntakeEntry entry : entries) {
            draft.changes().removeFromIntake(entry.id());
            takeIn(post(entry), draft);
        }
        return draft.answer(true);
    }

    private void takeIn(Post post, Draft draft) {
        Optional<Ending> why = why(post, draft);
        if (why.isEmpty()) {
            sending.put(post, draft);
        } else {
            Message refused = draft.take(post.id(), post.thread(), Purpose.MEMBER, post.author(), post.content());
            draft.move(refused.cancelled(why.get(), draft.now()));
        }
    }

    /** What was looked at without a lock may be different by now. */
    private Optional<Ending> why(Post post, Draft draft) {
        if (!Eligibility.isActive(post.author(), draft.thread(post.thread()).orElseThrow(), draft.directory())) {
            return Optional.of(Ending.NOT_A_PARTICIPANT);
        }
        if (post.takenEarlier(draft).isPresent()) {
            return Optional.of(Ending.KEY_TAKEN);
        }
        return sending.isFull(post.thread(), draft) ? Optional.of(Ending.QUEUE_FULL) : Optional.empty();
    }

    /** Its guest was erased: there is no chat any more in which it could stand (T4). */
    private static Decision<Boolean> gone(List<IntakeEntry> entries) {
        ChangesBuilder changes = new ChangesBuilder();
        for (IntakeEntry entry : entries) {
            changes.removeFromIntake(entry.id())
                    .add(new Event.MessageMoved(entry.thread(), entry.id(), MessageState.CANCELLED, Ending.ERASED));
        }
        return changes.answer(true);
    }

    private static Post post(IntakeEntry entry) {
        return new Post(entry.id(), entry.author(), entry.thread(), entry.content(), entry.options());
    }
}
