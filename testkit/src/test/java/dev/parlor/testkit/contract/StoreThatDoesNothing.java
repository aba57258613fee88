package dev.parlor.testkit.contract;

import dev.parlor.contact.Contact;
import dev.parlor.contact.LegalHold;
import dev.parlor.directory.Directory;
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
import dev.parlor.store.Claim;
import dev.parlor.store.Decide;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers everything as an empty store would, and keeps nothing: a test that it passes says nothing about a store. */
final class StoreThatDoesNothing implements Store {
    @Override
    public Instant time() {
        return Instant.EPOCH;
    }

    @Override
    public <A> List<Answer<A>> apply(List<Unit<A>> units) {
        List<Answer<A>> answers = new ArrayList<>();
        for (Unit<A> unit : units) {
            answers.add(answer(unit));
        }
        return answers;
    }

    @Override
    public <A> List<Answer<A>> claim(Claim claim, Decide<A> decide) {
        return List.of();
    }

    @Override
    public Loaded read(OrganizationId organization, Set<ChatId> chats, Set<ThreadId> threads, Reads reads) {
        Directory nobody = new Directory(null, List.of(), List.of(), List.of(), List.of());
        return new Loaded(
                organization,
                nobody,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Map.of());
    }

    @Override
    public int beat(String host, Duration lease) {
        return 0;
    }

    @Override
    public Optional<ChatId> chatOf(OrganizationId organization, PlatformId platformId, @Nullable AttemptToken token) {
        return Optional.empty();
    }

    @Override
    public List<HistoryRow> history(MemberId member, HistoryQuery query, int limit) {
        return List.of();
    }

    @Override
    public List<Contact> contacts(MemberId owner) {
        return List.of();
    }

    @Override
    public List<ThreadId> threadsHeldBy(OrganizationId organization, Gate gate) {
        return List.of();
    }

    @Override
    public TimelineRows timeline(MemberId reader, ThreadId thread, @Nullable Cursor before, int limit) {
        return TimelineRows.none();
    }

    @Override
    public TimelineRows wholeTimeline(
            OrganizationId organization, ThreadId thread, @Nullable Cursor before, int limit) {
        return TimelineRows.none();
    }

    @Override
    public List<MemberId> members(OrganizationId organization) {
        return List.of();
    }

    @Override
    public List<ChatId> chatsWithConsent(OrganizationId organization) {
        return List.of();
    }

    @Override
    public List<RecordedEvent> events(OrganizationId organization, long after, int limit) {
        return List.of();
    }

    @Override
    public Set<MediaKey> carried(OrganizationId organization, Set<MediaKey> files) {
        return Set.of();
    }

    @Override
    public List<LegalHold> holds(OrganizationId organization) {
        return List.of();
    }

    @Override
    public Optional<FeedPlace> claimFeed(ListenerName listener, Duration lease) {
        return Optional.empty();
    }

    @Override
    public void keep(FeedPlace place) {
        // It has no feed.
    }

    @Override
    public List<Quarantined> quarantined(OrganizationId organization, int limit) {
        return List.of();
    }

    private <A> Answer<A> answer(Unit<A> unit) {
        try {
            Loaded nothing = read(unit.organization(), unit.chats(), unit.threads(), unit.reads());
            return Answer.of(unit.decide().decide(nothing, time()).answer());
        } catch (RuntimeException failure) {
            return Answer.failed(failure);
        }
    }

    @Override
    public List<IntakeEntry> intakeEntries(int limit) {
        return List.of();
    }
}
