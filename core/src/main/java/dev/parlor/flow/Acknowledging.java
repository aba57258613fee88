package dev.parlor.flow;

import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.ThreadId;
import dev.parlor.message.CourtesyAnswer;
import dev.parlor.message.GuestMessage;
import dev.parlor.queue.Situation;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.thread.Eligibility;
import dev.parlor.thread.MessageThread;
import dev.parlor.transport.Courtesies;
import dev.parlor.transport.CourtesyResult;
import dev.parlor.transport.Transport;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small signs to the guest: this was read, somebody writes (rule M7). One try each, nothing is stored, and only by those who
 * could write to the guest now.
 */
public final class Acknowledging {
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledging.class);
    private static final int RECENT = 20;

    private final Work work;
    private final Settings settings;
    private final Refusals refusals;
    private final Optional<Courtesies> courtesies;

    /** By this transport, if it has such signs. */
    public Acknowledging(Work work, Transport transport, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.refusals = new Refusals(settings.texts());
        this.courtesies = transport.courtesies();
    }

    /** Shows the guest that this message of theirs was read. */
    public CompletionStage<CourtesyAnswer> read(MemberId member, ThreadId thread, MessageId message) {
        return show(member, thread, message, Courtesies::showRead);
    }

    /** Shows the guest that an answer to what they wrote last is being written. */
    public CompletionStage<CourtesyAnswer> typing(MemberId member, ThreadId thread) {
        Optional<MessageId> latest = work.store().timeline(member, thread, null, RECENT).guestMessages().stream()
                .filter(message -> !message.content().isAboutAnother())
                .findFirst()
                .map(GuestMessage::id);
        return show(member, thread, latest.orElse(null), Courtesies::showTyping);
    }

    /** One of the signs that there are. */
    private interface Sign {
        CompletionStage<CourtesyResult> show(Courtesies courtesies, PlatformNumber number, PlatformId message);
    }

    private CompletionStage<CourtesyAnswer> show(
            MemberId member, ThreadId thread, @Nullable MessageId message, Sign sign) {
        Reads reads = Reads.everything().members(Set.of(member));
        Reads withMessage = message == null ? reads : reads.message(message);
        Loaded loaded = work.store().read(member.organization(), Set.of(), Set.of(thread), withMessage);
        return Draft.of(loaded, work.store().time(), settings, work.ids())
                .flatMap(draft -> draft.thread(thread).map(row -> show(member, row, message, draft, sign)))
                .orElseGet(() -> ended(new CourtesyAnswer.Refused(
                        refusals.of(RefusalReason.UNKNOWN_THREAD, member, loaded.directory()))));
    }

    private CompletionStage<CourtesyAnswer> show(
            MemberId member, MessageThread thread, @Nullable MessageId message, Draft draft, Sign sign) {
        Optional<PlatformId> seen = draft.loaded().guestMessages().stream()
                .filter(row -> row.id().equals(message) && row.thread().equals(thread.id()))
                .filter(row -> thread.roster().mayRead(member, row.position()))
                .findFirst()
                .map(GuestMessage::platformId);
        Optional<Refusal> refusal = refusals.ifSwitchedOff(member, draft.directory())
                .or(() -> reason(member, thread, seen, draft)
                        .map(reason -> refusals.of(reason, member, draft.directory())));
        if (refusal.isPresent()) {
            return ended(new CourtesyAnswer.Refused(refusal.get()));
        }
        if (courtesies.isEmpty()) {
            return ended(new CourtesyAnswer.NotShown("the transport has no such signs"));
        }
        PlatformNumber number =
                draft.directory().number(thread.chat().number()).orElseThrow().platformNumber();
        return tried(() -> sign.show(courtesies.get(), number, seen.orElseThrow()));
    }

    private static Optional<RefusalReason> reason(
            MemberId member, MessageThread thread, Optional<PlatformId> seen, Draft draft) {
        if (!Eligibility.isActive(member, thread, draft.directory())) {
            return Optional.of(RefusalReason.NOT_A_PARTICIPANT);
        }
        Situation situation = draft.situation(thread.id());
        if (draft.isBlocked() || !situation.window().isOpen(situation.now(), situation.margin())) {
            return Optional.of(draft.isBlocked() ? RefusalReason.GUEST_BLOCKED : RefusalReason.WINDOW_CLOSED);
        }
        return seen.isEmpty() ? Optional.of(RefusalReason.UNKNOWN_MESSAGE) : Optional.empty();
    }

    private static CompletionStage<CourtesyAnswer> tried(Supplier<@Nullable CompletionStage<CourtesyResult>> attempt) {
        try {
            CompletionStage<CourtesyResult> begun = attempt.get();
            return begun == null ? ended(broken(null)) : begun.handle(Acknowledging::answer);
        } catch (RuntimeException failure) {
            return ended(broken(failure));
        }
    }

    private static CourtesyAnswer answer(@Nullable CourtesyResult result, @Nullable Throwable failure) {
        if (result == null) {
            return broken(failure);
        }
        return result.shown() ? new CourtesyAnswer.Shown() : new CourtesyAnswer.NotShown(result.cause());
    }

    private static CourtesyAnswer broken(@Nullable Throwable failure) {
        String kind = failure == null ? "no result" : failure.getClass().getName();
        LOG.error("The transport ended a courtesy with {} instead of a result; it counts as not shown", kind);
        return new CourtesyAnswer.NotShown("the transport broke: " + kind);
    }

    private static CompletionStage<CourtesyAnswer> ended(CourtesyAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
