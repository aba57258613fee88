package dev.parlor.testkit.invariant;

import dev.parlor.contact.Contact;
import dev.parlor.contact.LegalHold;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.ChatId;
import dev.parlor.id.ListenerName;
import dev.parlor.id.MediaKey;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Gate;
import dev.parlor.store.Answer;
import dev.parlor.store.Changes;
import dev.parlor.store.Claim;
import dev.parlor.store.Decide;
import dev.parlor.store.Decision;
import dev.parlor.store.FeedPlace;
import dev.parlor.store.HistoryRow;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Loaded;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.TimelineRows;
import dev.parlor.store.Unit;
import dev.parlor.timeline.Cursor;
import dev.parlor.timeline.HistoryQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passes everything on, and shows the invariants what each unit has committed. */
final class WatchedStore implements Store {
    private final Store store;
    private final Invariants invariants;

    WatchedStore(Store store, Invariants invariants) {
        this.store = store;
        this.invariants = invariants;
    }

    /** What a decision answers, what it was shown, and what it wants to write. */
    private record Noted<A>(A answer, Loaded shown, Changes changes) {}

    private static <A> Decide<Noted<A>> noted(Decide<A> decide) {
        return (loaded, time) -> {
            Decision<A> decision = decide.decide(loaded, time);
            Noted<A> noted = new Noted<>(decision.answer(), loaded, decision.changes());
            return new Decision<>(decision.changes(), noted);
        };
    }

    @Override
    public <A> List<Answer<A>> apply(List<Unit<A>> units) {
        List<Unit<Noted<A>>> noted = new ArrayList<>();
        for (Unit<A> unit : units) {
            noted.add(new Unit<>(
                    unit.organization(),
                    unit.operation(),
                    unit.chats(),
                    unit.threads(),
                    unit.reads(),
                    noted(unit.decide())));
        }
        return invariants.alone(() -> committed(store.apply(noted), false));
    }

    @Override
    public <A> List<Answer<A>> claim(Claim claim, Decide<A> decide) {
        return invariants.alone(() -> {
            Set<Loaded> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
            List<Answer<Noted<A>>> answers = store.claim(claim, (loaded, time) -> {
                claimed.add(loaded);
                return noted(decide).decide(loaded, time);
            });
            claimed.forEach(loaded ->
                    invariants.claimed(loaded.organization(), loaded.chats().get(0), this));
            return committed(answers, true);
        });
    }

    private <A> List<Answer<A>> committed(List<Answer<Noted<A>>> answers, boolean claim) {
        List<Answer<A>> shown = new ArrayList<>();
        for (Answer<Noted<A>> answer : answers) {
            RuntimeException failure = answer.failure();
            if (failure == null) {
                Noted<A> noted = answer.orThrow();
                invariants.committed(noted.shown().organization(), noted.changes(), claim, this);
                shown.add(Answer.of(noted.answer()));
            } else {
                shown.add(Answer.failed(failure));
            }
        }
        return shown;
    }

    @Override
    public Instant time() {
        return store.time();
    }

    @Override
    public int beat(String host, Duration lease) {
        return store.beat(host, lease);
    }

    @Override
    public Loaded read(OrganizationId organization, Set<ChatId> chats, Set<ThreadId> threads, Reads reads) {
        return store.read(organization, chats, threads, reads);
    }

    @Override
    public Optional<ChatId> chatOf(OrganizationId organization, PlatformId platformId, @Nullable AttemptToken token) {
        return store.chatOf(organization, platformId, token);
    }

    @Override
    public List<HistoryRow> history(MemberId member, HistoryQuery query, int limit) {
        return store.history(member, query, limit);
    }

    @Override
    public List<Contact> contacts(MemberId owner) {
        return store.contacts(owner);
    }

    @Override
    public List<ThreadId> threadsHeldBy(OrganizationId organization, Gate gate) {
        return store.threadsHeldBy(organization, gate);
    }

    @Override
    public TimelineRows timeline(MemberId reader, ThreadId thread, @Nullable Cursor before, int limit) {
        return store.timeline(reader, thread, before, limit);
    }

    @Override
    public TimelineRows wholeTimeline(
            OrganizationId organization, ThreadId thread, @Nullable Cursor before, int limit) {
        return store.wholeTimeline(organization, thread, before, limit);
    }

    @Override
    public List<MemberId> members(OrganizationId organization) {
        return store.members(organization);
    }

    @Override
    public List<ChatId> chatsWithConsent(OrganizationId organization) {
        return store.chatsWithConsent(organization);
    }

    @Override
    public List<RecordedEvent> events(OrganizationId organization, long after, int limit) {
        return store.events(organization, after, limit);
    }

    @Override
    public Set<MediaKey> carried(OrganizationId organization, Set<MediaKey> files) {
        return store.carried(organization, files);
    }

    @Override
    public List<LegalHold> holds(OrganizationId organization) {
        return store.holds(organization);
    }

    @Override
    public Optional<FeedPlace> claimFeed(ListenerName listener, Duration lease) {
        return store.claimFeed(listener, lease);
    }

    @Override
    public void keep(FeedPlace place) {
        store.keep(place);
    }

    @Override
    public List<Quarantined> quarantined(OrganizationId organization, int limit) {
        return store.quarantined(organization, limit);
    }

    @Override
    public List<IntakeEntry> intakeEntries(int limit) {
        return store.intakeEntries(limit);
    }
}
