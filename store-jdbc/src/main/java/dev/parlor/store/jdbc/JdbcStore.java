package dev.parlor.store.jdbc;

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
import dev.parlor.store.Claim;
import dev.parlor.store.Decide;
import dev.parlor.store.FeedPlace;
import dev.parlor.store.HistoryRow;
import dev.parlor.store.Intake;
import dev.parlor.store.IntakeEntry;
import dev.parlor.store.Loaded;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Quarantined;
import dev.parlor.store.Reads;
import dev.parlor.store.Store;
import dev.parlor.store.StoreException;
import dev.parlor.store.TimelineRows;
import dev.parlor.store.Unit;
import dev.parlor.timeline.Cursor;
import dev.parlor.timeline.HistoryQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in a database of the host's: PostgreSQL 15 or newer, which several hosts can share, or H2 embedded into
 * one. Connections come from the host's {@link DataSource}, which should be a pool; each is used for one transaction at READ
 * COMMITTED and given back with nothing open. Thread-safe.
 *
 * <p>Round trips to PostgreSQL: a batch of units takes 3 (lock and load, write, commit) as long as none is shown what
 * another of the batch wrote, and 2 more for each further round of such ones; units that write nothing take 2; a claim takes 4 (find,
 * load, write, commit), whatever the number of chats; a query takes 2, the second of which ends its transaction; a feed takes
 * 4, and 2 more where something is new.
 *
 * <p>At most four batches of this process are committed at a time; those that come meanwhile wait and then share one transaction
 * with the others of their organization, so that a unit may be decided on the thread of another caller. If the answer to that
 * commit is lost for good, all of them fail with the same {@link StoreException}.
 *
 * <p>A unit that meets others in the database is decided anew, at most a hundred times; one that is kept waiting is tried again after
 * a while, at most a dozen times; then it fails with a {@link StoreException}. If a connection breaks while it commits, the
 * store asks the database over a new one, for at most 30 seconds, whether it did.
 */
public final class JdbcStore implements Store {
    private static final Duration LEAST_AGE_OF_FILES = Duration.ofDays(31);

    private final Layout layout;
    private final Times times;
    private final Queries queries;
    private final Loading loading;
    private final GroupCommit units;
    private final Claims claims;
    private final Hosts hosts;
    private final Lookups lookups;
    private final Histories histories;
    private final Timelines timelines;
    private final Events events;
    private final Feeds feeds;
    private final Retries retries;
    private final DataSource source;

    JdbcStore(DataSource source, Layout layout, Times times) {
        Tables tables = Tables.of(layout);
        this.source = source;
        this.layout = layout;
        this.times = times;
        queries = new Queries(source, layout);
        loading = new Loading(layout, tables);
        units = new GroupCommit(new Units(source, layout, tables, times));
        claims = new Claims(source, layout, tables, times);
        hosts = new Hosts(source, layout);
        lookups = new Lookups(layout, queries, tables);
        histories = new Histories(queries);
        timelines = new Timelines(queries, tables);
        events = new Events(source, layout, queries);
        feeds = new Feeds(source, layout, times);
        retries = new Retries(layout);
    }

    /**
     * Brings the schema of the database to the version that this Parlor needs; nothing if it has it. Every host may call it at
     * each start, many at once: one applies a script, the others wait. The hosts of the version before go on meanwhile. A host
     * that migrates with Flyway or Liquibase does not call it; {@code docs/store.md} says how they find the scripts.
     *
     * <p>The user needs the right to create tables. On PostgreSQL a script that fails leaves nothing; on H2, which cannot undo
     * one, the next call goes on.
     *
     * @throws StartUpException if that is not possible, with what was found and what to do: among others if a schema no longer
     *     works with this version of Parlor, or if a script is not the one that was applied
     */
    public static void migrate(DataSource source) {
        Migrations.migrate(Objects.requireNonNull(source, "source"));
    }

    /**
     * On this database, with its own clock and the usual limits. See {@link #builder}.
     *
     * @throws StartUpException if the database is not ready ({@link JdbcStoreBuilder#build})
     */
    public static JdbcStore on(DataSource source) {
        return builder(source).build();
    }

    /** On this database. */
    public static JdbcStoreBuilder builder(DataSource source) {
        return new JdbcStoreBuilder(Objects.requireNonNull(source, "source"));
    }

    @Override
    public Instant time() {
        @Nullable Instant[] time = {null};
        queries.read(new Sql("SELECT ").add(times.now()), row -> time[0] = Keys.time(row, 1));
        return times.seen(Objects.requireNonNull(time[0]));
    }

    /**
     * Moves the store's time on for all hosts on this database, and keeps it moved: for tests and trials. Leases do not
     * notice. Without effect on a store that was given a clock.
     *
     * @param duration not negative: the store's time never goes back
     */
    public void moveTime(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative, but is " + duration);
        }
        retries.until("move its time", () -> {
            try (Transaction transaction = new Transaction(source, layout)) {
                Script script = new Script();
                layout.dialect().begin(script, layout.limits());
                script.add(
                        new Sql("UPDATE parlor_clock SET ahead_micros = ahead_micros + ?", duration.toNanos() / 1000));
                transaction.run(script);
                transaction.commit();
                return true;
            }
        });
    }

    /**
     * Takes out what an organization no longer needs, for the host to call once a day or so. It runs beside everything else, in
     * small transactions, and any number of hosts may do it at once. What is under a legal hold stays (T4); a hold that is set
     * meanwhile counts from the next run.
     *
     * @return what went
     */
    public Tidied tidy(OrganizationId organization, Retention retention) {
        return new Tidying(source, layout, queries, this).tidy(organization, retention);
    }

    /**
     * Forgets the bytes of files that were kept longer ago than this: those of messages that are settled, and those that no
     * message carries. The messages stay; members who open such a file are told that it is gone. Never those of a message that may still
     * be sent (M3), nor of a thread or guest under a legal hold (T4). Without this call files are kept as long as their messages.
     *
     * @param media where this store's files are
     * @param age at least 31 days: for 30 the platform may still say that it did not deliver a message, which then needs its
     *     file again (Cloud API, time to live of messages)
     * @return how many files went; several hosts at once may each count one that all of them found
     */
    public int tidyFiles(OrganizationId organization, MediaStore media, Duration age) {
        if (age.compareTo(LEAST_AGE_OF_FILES) < 0) {
            throw new IllegalArgumentException(
                    "files must be kept for at least " + LEAST_AGE_OF_FILES + ", but the age is " + age);
        }
        return new TidyingFiles(queries, this).tidy(organization, media, time().minus(age));
    }

    @Override
    public <A> List<Answer<A>> apply(List<Unit<A>> batch) {
        return units.apply(batch);
    }

    @Override
    public <A> List<Answer<A>> claim(Claim claim, Decide<A> decide) {
        return claims.claim(claim, decide);
    }

    @Override
    public int beat(String host, Duration lease) {
        return hosts.beat(host, lease);
    }

    @Override
    public Loaded read(OrganizationId organization, Set<ChatId> chats, Set<ThreadId> threads, Reads reads) {
        Ask.Request request = new Ask.Request(organization, Set.copyOf(chats), Set.copyOf(threads), reads);
        return queries.read((transaction, script) -> {
            Loading.Found found = loading.load(transaction.connection(), script, List.of(request));
            return found.rows().load(found.requests().get(0));
        });
    }

    /**
     * Where messages can be sent as a part of a transaction of the host's on the same database (S11): they are there once the
     * host commits. Nothing is begun, committed, rolled back or closed here. For the thread of that transaction alone. If it
     * throws a {@link StoreException}, the host has to roll back.
     *
     * @param connection the one on which the host's transaction runs, with auto-commit off; with Spring, what
     *     {@code DataSourceUtils.getConnection} gives
     * @throws IllegalArgumentException if it commits by itself
     */
    public Intake intake(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalArgumentException(
                        "the connection must have a transaction of the host's open, but commits by itself");
            }
        } catch (SQLException failure) {
            throw new StoreException("the connection of the host's transaction is not usable", failure);
        }
        return new JdbcIntake(layout, connection);
    }

    @Override
    public Optional<ChatId> chatOf(OrganizationId organization, PlatformId platformId, @Nullable AttemptToken token) {
        return lookups.chatOf(organization, platformId, token);
    }

    @Override
    public List<HistoryRow> history(MemberId member, HistoryQuery query, int limit) {
        return histories.read(member, query, limit);
    }

    @Override
    public List<Contact> contacts(MemberId owner) {
        return lookups.contacts(owner);
    }

    @Override
    public List<ThreadId> threadsHeldBy(OrganizationId organization, Gate gate) {
        return lookups.threadsHeldBy(organization, gate);
    }

    @Override
    public TimelineRows timeline(MemberId reader, ThreadId thread, @Nullable Cursor before, int limit) {
        return timelines.read(reader.organization(), reader, thread, before, limit);
    }

    @Override
    public TimelineRows wholeTimeline(
            OrganizationId organization, ThreadId thread, @Nullable Cursor before, int limit) {
        return timelines.read(organization, null, thread, before, limit);
    }

    @Override
    public Set<MediaKey> carried(OrganizationId organization, Set<MediaKey> files) {
        return lookups.carried(organization, files);
    }

    @Override
    public List<MemberId> members(OrganizationId organization) {
        return lookups.members(organization);
    }

    @Override
    public List<ChatId> chatsWithConsent(OrganizationId organization) {
        return lookups.chatsWithConsent(organization);
    }

    @Override
    public List<RecordedEvent> events(OrganizationId organization, long after, int limit) {
        return events.read(organization, after, limit);
    }

    @Override
    public List<LegalHold> holds(OrganizationId organization) {
        return lookups.holds(organization);
    }

    @Override
    public Optional<FeedPlace> claimFeed(ListenerName listener, Duration lease) {
        events.giveAllPositions();
        return feeds.claim(listener, lease);
    }

    @Override
    public void keep(FeedPlace place) {
        feeds.keep(place);
    }

    @Override
    public List<IntakeEntry> intakeEntries(int limit) {
        return lookups.intakeEntries(limit);
    }

    @Override
    public List<Quarantined> quarantined(OrganizationId organization, int limit) {
        return lookups.quarantined(organization, limit);
    }
}
