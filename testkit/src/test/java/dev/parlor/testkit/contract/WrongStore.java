package dev.parlor.testkit.contract;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A right store around which a wrong one bends what is shown, decided or written. */
abstract class WrongStore implements Store {
    final Store right;

    WrongStore(Store right) {
        this.right = right;
    }

    /** What a unit or a reader is shown instead. */
    Loaded shown(Loaded loaded) {
        return loaded;
    }

    /** What is written instead. */
    Changes written(Changes changes) {
        return changes;
    }

    private <A> Decide<A> bent(Decide<A> decide) {
        return (loaded, time) -> {
            Decision<A> decision = decide.decide(shown(loaded), time);
            return new Decision<>(written(decision.changes()), decision.answer());
        };
    }

    static <A> Unit<A> redecided(Unit<A> unit, Decide<A> decide) {
        return new Unit<>(unit.organization(), unit.operation(), unit.chats(), unit.threads(), unit.reads(), decide);
    }

    @Override
    public Instant time() {
        return right.time();
    }

    @Override
    public <A> List<Answer<A>> apply(List<Unit<A>> units) {
        return right.apply(
                units.stream().map(unit -> redecided(unit, bent(unit.decide()))).toList());
    }

    @Override
    public <A> List<Answer<A>> claim(Claim claim, Decide<A> decide) {
        return right.claim(claim, bent(decide));
    }

    @Override
    public int beat(String host, Duration lease) {
        return right.beat(host, lease);
    }

    @Override
    public Loaded read(OrganizationId organization, Set<ChatId> chats, Set<ThreadId> threads, Reads reads) {
        return shown(right.read(organization, chats, threads, reads));
    }

    @Override
    public Optional<ChatId> chatOf(OrganizationId organization, PlatformId platformId, @Nullable AttemptToken token) {
        return right.chatOf(organization, platformId, token);
    }

    @Override
    public List<HistoryRow> history(MemberId member, HistoryQuery query, int limit) {
        return right.history(member, query, limit);
    }

    @Override
    public List<Contact> contacts(MemberId owner) {
        return right.contacts(owner);
    }

    @Override
    public List<ThreadId> threadsHeldBy(OrganizationId organization, Gate gate) {
        return right.threadsHeldBy(organization, gate);
    }

    @Override
    public TimelineRows timeline(MemberId reader, ThreadId thread, @Nullable Cursor before, int limit) {
        return right.timeline(reader, thread, before, limit);
    }

    @Override
    public TimelineRows wholeTimeline(
            OrganizationId organization, ThreadId thread, @Nullable Cursor before, int limit) {
        return right.wholeTimeline(organization, thread, before, limit);
    }

    @Override
    public List<MemberId> members(OrganizationId organization) {
        return right.members(organization);
    }

    @Override
    public List<ChatId> chatsWithConsent(OrganizationId organization) {
        return right.chatsWithConsent(organization);
    }

    @Override
    public List<RecordedEvent> events(OrganizationId organization, long after, int limit) {
        return right.events(organization, after, limit);
    }

    @Override
    public Set<MediaKey> carried(OrganizationId organization, Set<MediaKey> files) {
        return right.carried(organization, files);
    }

    @Override
    public List<LegalHold> holds(OrganizationId organization) {
        return right.holds(organization);
    }

    @Override
    public Optional<FeedPlace> claimFeed(ListenerName listener, Duration lease) {
        return right.claimFeed(listener, lease);
    }

    @Override
    public void keep(FeedPlace place) {
        right.keep(place);
    }

    @Override
    public List<Quarantined> quarantined(OrganizationId organization, int limit) {
        return right.quarantined(organization, limit);
    }
}
