package dev.parlor.store;

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
import dev.parlor.queue.Pause;
import dev.parlor.timeline.Cursor;
import dev.parlor.timeline.HistoryQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything that Parlor knows. Writing happens in units of work that are values, so that a store can commit many
 * together; queries are separate and never lock. Implementations are thread-safe, and several hosts can share one.
 *
 * <p>Every operation but {@link #claim}, {@link #claimFeed} and {@link #intakeEntries} sees one organization only. When
 * the store cannot answer it throws
 * {@link StoreException}.
 */
public interface Store {
    /** The time that rules windows, ages and wakes: one for all hosts, never going back, in microseconds. */
    Instant time();

    /**
     * Commits units of work. For each: lock, load, decide, write. A unit that fails is undone alone; its neighbours
     * commit. A unit whose rows collide with somebody else's is decided anew.
     *
     * @return one answer per unit, in their order
     */
    <A> List<Answer<A>> apply(List<Unit<A>> units);

    /**
     * Commits the same act on due chats of the store's choice: those whose wake has come and that nobody holds a lease
     * on. A chat whose wake is only its line's is left alone while its number is paused and not to be probed
     * ({@link Pause#mayProbe}), and when the claim's permits for its lane are used up. Each is leased to the caller, its fence grows, and {@code decide} is given that one chat with everything
     * ({@link Reads#everything()}). The lease lasts until it is given back or has run out on the store's own clock. A
     * chat that a unit of work has locked at that moment may be left to the next claim. A chat whose decision fails stays leased, so that it is tried again later and harms no other.
     */
    <A> List<Answer<A>> claim(Claim claim, Decide<A> decide);

    /**
     * Notes that this host lives, for so long, on the store's own clock (S8).
     *
     * @return how many hosts live now, this one included
     */
    int beat(String host, Duration lease);

    /** Reads without locking, as a unit of work would. */
    Loaded read(OrganizationId organization, Set<ChatId> chats, Set<ThreadId> threads, Reads reads);

    /** The chat of the attempt with this token, else of the message that the platform calls so. */
    Optional<ChatId> chatOf(OrganizationId organization, PlatformId platformId, @Nullable AttemptToken token);

    /** The threads that the member is or was in and that the query wants, newest activity first, then highest id. */
    List<HistoryRow> history(MemberId member, HistoryQuery query, int limit);

    /** The address book of a member, by name. */
    List<Contact> contacts(MemberId owner);

    /** The threads in which a message is held by this gate, with others or alone. */
    List<ThreadId> threadsHeldBy(OrganizationId organization, Gate gate);

    /**
     * The latest entries of a thread that this member may read (P6), at most so many of each kind.
     *
     * @param before only entries before this place (T1); {@code null} for the latest of all
     */
    TimelineRows timeline(MemberId reader, ThreadId thread, @Nullable Cursor before, int limit);

    /** The same of a thread, whoever reads it: for one who supervises (P1). */
    TimelineRows wholeTimeline(OrganizationId organization, ThreadId thread, @Nullable Cursor before, int limit);

    /** Those of these files that a message carries, ours or a guest's, in whatever state (M3). */
    Set<MediaKey> carried(OrganizationId organization, Set<MediaKey> files);

    /** The members of an organization, by id; also those who were deleted (P2, E4). */
    List<MemberId> members(OrganizationId organization);

    /** The chats of an organization that have consent records, in no particular order (O9). */
    List<ChatId> chatsWithConsent(OrganizationId organization);

    /** The feed of an organization after a position, in order, without a gap (V1); 0 is the beginning. */
    List<RecordedEvent> events(OrganizationId organization, long after, int limit);

    /** The legal holds of an organization, oldest first (T4). */
    List<LegalHold> holds(OrganizationId organization);
    /**
     * Claims a feed for a listener (V2): of the organizations whose events go on beyond its place, that is due, and that
     * nobody holds a lease on, the one that has waited longest. A name that is new begins before the first event. The
     * lease lasts until {@link #keep} or until it has run out on the store's own clock.
     */
    Optional<FeedPlace> claimFeed(ListenerName listener, Duration lease);

    /** Keeps how far a listener came and gives its lease back; nothing if the feed was claimed by another since. */
    void keep(FeedPlace place);

    /**
     * What hosts have committed to intakes and nobody has taken in yet (S11), of all organizations; of one thread in the
     * order in which it was appended.
     */
    List<IntakeEntry> intakeEntries(int limit);

    /** What could not be applied, oldest first. */
    List<Quarantined> quarantined(OrganizationId organization, int limit);
}
