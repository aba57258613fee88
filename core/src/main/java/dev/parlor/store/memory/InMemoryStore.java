package dev.parlor.store.memory;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in this process's memory, for tests and for trying things out: what it holds is gone with the process.
 * Thread-safe by one lock, so that units of work are serial.
 */
public final class InMemoryStore implements Store {
    private static final int MOST_COLLISIONS = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final LongSupplier leaseNanos;
    private final Map<OrganizationId, OrganizationTables> organizations = new HashMap<>();
    private final WakeTable wakes = new WakeTable();
    private final Map<String, Long> hosts = new HashMap<>();
    private final FeedTable feeds = new FeedTable();
    private Instant latest = Instant.MIN;

    /** On this clock; leases run on the machine's own, so that moving the clock breaks none. */
    public InMemoryStore(Clock clock) {
        this(clock, System::nanoTime);
    }

    /**
     * With a lease clock of its own, for tests of takeover.
     *
     * @param leaseNanos nanoseconds from any origin, never going back
     */
    public InMemoryStore(Clock clock, LongSupplier leaseNanos) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.leaseNanos = Objects.requireNonNull(leaseNanos, "leaseNanos");
    }

    @Override
    public Instant time() {
        return locked(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            latest = now.isAfter(latest) ? now : latest;
            return latest;
        });
    }

    @Override
    public <A> List<Answer<A>> apply(List<Unit<A>> units) {
        return locked(() -> {
            Instant time = time();
            List<Answer<A>> answers = new ArrayList<>(units.size());
            for (Unit<A> unit : units) {
                answers.add(applied(unit, time));
            }
            return answers;
        });
    }

    @Override
    public <A> List<Answer<A>> claim(Claim claim, Decide<A> decide) {
        return locked(() -> {
            Instant time = time();
            long leaseEnd = leaseNanos.getAsLong() + claim.lease().toNanos();
            List<Answer<A>> answers = new ArrayList<>();
            for (WakeTable.Key due : wakes.due(
                    time, leaseNanos.getAsLong(), claim.limit(), claim.permits(), key -> isPaused(key, time))) {
                wakes.lease(due, leaseEnd);
                OrganizationTables tables = tables(due.organization());
                tables.claim(due.chat());
                answers.add(claimed(due, decide, time));
            }
            return answers;
        });
    }

    @Override
    public int beat(String host, Duration lease) {
        return locked(() -> {
            long now = leaseNanos.getAsLong();
            hosts.put(host, now + lease.toNanos());
            hosts.values().removeIf(end -> end - now <= 0);
            return hosts.size();
        });
    }

    @Override
    public Loaded read(OrganizationId organization, Set<ChatId> chats, Set<ThreadId> threads, Reads reads) {
        return locked(() -> load(organization, chats, threads, reads));
    }

    @Override
    public Optional<ChatId> chatOf(OrganizationId organization, PlatformId platformId, @Nullable AttemptToken token) {
        return locked(() -> tables(organization).chatOf(platformId, token));
    }

    @Override
    public List<HistoryRow> history(MemberId member, HistoryQuery query, int limit) {
        return locked(() -> tables(member.organization()).history(member, query, limit));
    }

    @Override
    public List<Contact> contacts(MemberId owner) {
        return locked(() -> tables(owner.organization()).contacts(owner));
    }

    @Override
    public List<ThreadId> threadsHeldBy(OrganizationId organization, Gate gate) {
        return locked(() -> tables(organization).threadsHeldBy(gate));
    }

    @Override
    public TimelineRows timeline(MemberId reader, ThreadId thread, @Nullable Cursor before, int limit) {
        return locked(() -> tables(reader.organization()).timeline(reader, thread, before, limit));
    }

    @Override
    public TimelineRows wholeTimeline(
            OrganizationId organization, ThreadId thread, @Nullable Cursor before, int limit) {
        return locked(() -> tables(organization).wholeTimeline(thread, before, limit));
    }

    @Override
    public Set<MediaKey> carried(OrganizationId organization, Set<MediaKey> files) {
        return locked(() -> tables(organization).carried(files));
    }

    @Override
    public List<MemberId> members(OrganizationId organization) {
        return locked(() -> tables(organization).members());
    }

    @Override
    public List<ChatId> chatsWithConsent(OrganizationId organization) {
        return locked(() -> tables(organization).chatsWithConsent());
    }

    @Override
    public List<RecordedEvent> events(OrganizationId organization, long after, int limit) {
        return locked(() -> tables(organization).events(after, limit));
    }

    @Override
    public List<LegalHold> holds(OrganizationId organization) {
        return locked(() -> tables(organization).holds());
    }

    @Override
    public Optional<FeedPlace> claimFeed(ListenerName listener, Duration lease) {
        return locked(() -> {
            long now = leaseNanos.getAsLong();
            return feeds.claim(
                    listener,
                    List.copyOf(organizations.keySet()),
                    organization -> tables(organization).lastPosition(),
                    time(),
                    now,
                    now + lease.toNanos());
        });
    }

    @Override
    public void keep(FeedPlace place) {
        locked(() -> {
            feeds.keep(place);
            return place;
        });
    }

    @Override
    public List<IntakeEntry> intakeEntries(int limit) {
        return locked(() -> organizations.values().stream()
                .flatMap(OrganizationTables::intake)
                .limit(limit)
                .toList());
    }

    /** A transaction as a host would have one, in which messages can be sent (S11). */
    public InMemoryIntake intake() {
        return new InMemoryIntake(
                entry -> locked(
                        () -> tables(entry.author().organization()).intake().toList())
                        .stream(),
                entries -> locked(() -> {
                    entries.forEach(
                            entry -> tables(entry.author().organization()).append(entry));
                    return entries;
                }));
    }

    @Override
    public List<Quarantined> quarantined(OrganizationId organization, int limit) {
        return locked(() -> tables(organization).quarantined(limit));
    }

    private <A> Answer<A> applied(Unit<A> unit, Instant time) {
        try {
            for (int tries = 0; tries < MOST_COLLISIONS; tries++) {
                Loaded loaded = load(unit.organization(), unit.chats(), unit.threads(), unit.reads());
                Decision<A> decision = unit.decide().decide(loaded, time);
                if (!tables(unit.organization()).collide(decision.changes(), loaded)) {
                    write(unit.organization(), decision.changes(), time);
                    return Answer.of(decision.answer());
                }
            }
            throw new IllegalStateException("a unit of work collided " + MOST_COLLISIONS
                    + " times with rows that it was shown; its decision must respect what it loads");
        } catch (RuntimeException failure) {
            return Answer.failed(failure);
        }
    }

    private <A> Answer<A> claimed(WakeTable.Key due, Decide<A> decide, Instant time) {
        try {
            Loaded loaded = load(due.organization(), Set.of(due.chat()), Set.of(), Reads.everything());
            Decision<A> decision = decide.decide(loaded, time);
            write(due.organization(), decision.changes(), time);
            return Answer.of(decision.answer());
        } catch (RuntimeException failure) {
            return Answer.failed(failure);
        }
    }

    private Loaded load(OrganizationId organization, Set<ChatId> chats, Set<ThreadId> threads, Reads reads) {
        OrganizationTables tables = tables(organization);
        Set<ChatId> all = new HashSet<>(chats);
        all.addAll(tables.chatsOf(threads));
        return tables.load(all, reads);
    }

    private void write(OrganizationId organization, Changes changes, Instant time) {
        tables(organization).write(changes, time);
        changes.joined().forEach((former, into) -> wakes.join(organization, former, into));
        changes.wakes().forEach((chat, at) -> wakes.set(organization, chat, at));
        changes.leasesGivenBack().forEach(chat -> wakes.giveBack(organization, chat));
    }

    private boolean isPaused(WakeTable.Key key, Instant time) {
        return tables(key.organization()).isPaused(key.chat().number(), time);
    }

    private OrganizationTables tables(OrganizationId organization) {
        return organizations.computeIfAbsent(organization, OrganizationTables::new);
    }

    private <T> T locked(Supplier<T> act) {
        lock.lock();
        try {
            return act.get();
        } finally {
            lock.unlock();
        }
    }
}
