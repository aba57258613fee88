package dev.parlor.flow;

import dev.parlor.contact.LegalHold;
import dev.parlor.contact.RecordsAnswer;
import dev.parlor.event.Event;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Legal holds on guests and threads: what stands under one is not erased (rule T4). */
public final class Holding {
    private final Work work;
    private final Refusals refusals;

    /** On this store. */
    public Holding(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.refusals = new Refusals(settings.texts());
    }

    /** Sets a hold on all of a guest's threads. */
    public RecordsAnswer hold(OrganizationId organization, GuestId guest, String reason) {
        return work.commit(work.onChats(
                organization,
                GuestChats.of(work, organization, guest),
                Reads.of(Reads.Part.DIRECTORY),
                (loaded, now) -> {
                    GuestId held = loaded.now(guest);
                    return set(isThere(held, loaded), new LegalHold(held, null, reason, now), loaded);
                }));
    }

    /** Sets a hold on one thread. */
    public RecordsAnswer hold(OrganizationId organization, ThreadId thread, String reason) {
        return onThread(
                organization,
                thread,
                (guest, loaded, now) -> set(isThere(guest, loaded), new LegalHold(guest, thread, reason, now), loaded));
    }

    /** Lifts the hold on all of a guest's threads. */
    public RecordsAnswer lift(OrganizationId organization, GuestId guest) {
        return work.commit(work.onChats(
                organization,
                GuestChats.of(work, organization, guest),
                Reads.of(Reads.Part.DIRECTORY),
                (loaded, now) -> lift(loaded.now(guest), null, loaded)));
    }

    /** Lifts the hold on one thread. */
    public RecordsAnswer lift(OrganizationId organization, ThreadId thread) {
        return onThread(organization, thread, (guest, loaded, now) -> lift(guest, thread, loaded));
    }

    /** All that stand, oldest first. */
    public List<LegalHold> holds(OrganizationId organization) {
        return work.store().holds(organization);
    }

    private interface Act {
        Decision<RecordsAnswer> on(GuestId guest, Loaded loaded, Instant now);
    }

    private RecordsAnswer onThread(OrganizationId organization, ThreadId thread, Act act) {
        Reads reads = Reads.of(Reads.Part.DIRECTORY, Reads.Part.THREADS);
        return work.commit(work.onThread(
                organization,
                thread,
                reads,
                (loaded, now) -> loaded.threads().stream()
                        .filter(row -> row.id().equals(thread))
                        .findFirst()
                        .map(row -> act.on(row.chat().guest(), loaded, now))
                        .orElseGet(() -> refused(RefusalReason.UNKNOWN_THREAD, loaded))));
    }

    private Decision<RecordsAnswer> set(boolean isThere, LegalHold hold, Loaded loaded) {
        if (!isThere) {
            return refused(RefusalReason.UNKNOWN_GUEST, loaded);
        }
        if (loaded.holds().stream().anyMatch(hold::isOnSameAs)) {
            return Decision.nothing(new RecordsAnswer.AlreadySo());
        }
        return new ChangesBuilder()
                .set(hold)
                .add(new Event.LegalHoldSet(hold.guest(), hold.thread()))
                .answer(new RecordsAnswer.Done());
    }

    private static Decision<RecordsAnswer> lift(GuestId guest, @Nullable ThreadId thread, Loaded loaded) {
        Optional<LegalHold> known = loaded.holds().stream()
                .filter(hold -> hold.guest().equals(guest) && Objects.equals(hold.thread(), thread))
                .findFirst();
        return known.map(hold -> new ChangesBuilder()
                        .lift(hold)
                        .add(new Event.LegalHoldLifted(guest, thread))
                        .<RecordsAnswer>answer(new RecordsAnswer.Done()))
                .orElseGet(() -> Decision.nothing(new RecordsAnswer.AlreadySo()));
    }

    private static boolean isThere(GuestId guest, Loaded loaded) {
        return loaded.guests().stream().anyMatch(row -> row.id().equals(guest));
    }

    private Decision<RecordsAnswer> refused(RefusalReason reason, Loaded loaded) {
        return Decision.nothing(new RecordsAnswer.Refused(refusals.of(reason, loaded.directory()), loaded.holds()));
    }
}
