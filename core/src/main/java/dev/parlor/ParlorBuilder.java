package dev.parlor;

import dev.parlor.consent.AnchorKey;
import dev.parlor.consent.AnswerWords;
import dev.parlor.consent.ConsentPolicy;
import dev.parlor.consent.ConsentScope;
import dev.parlor.contact.ErasureKey;
import dev.parlor.directory.DisplayRule;
import dev.parlor.event.RecordedEvent;
import dev.parlor.flow.HostRules;
import dev.parlor.flow.Ids;
import dev.parlor.flow.Listeners;
import dev.parlor.flow.Settings;
import dev.parlor.flow.Witnessing;
import dev.parlor.flow.Work;
import dev.parlor.id.ListenerName;
import dev.parlor.notice.NoticeTexts;
import dev.parlor.queue.AfterSent;
import dev.parlor.queue.Resending;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Store;
import dev.parlor.store.memory.InMemoryMediaStore;
import dev.parlor.thread.AssignmentHook;
import dev.parlor.thread.AuthorLabel;
import dev.parlor.thread.Newcomers;
import dev.parlor.thread.Policy;
import dev.parlor.transport.Item;
import dev.parlor.transport.Transport;
import dev.parlor.window.WindowRule;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a {@link Parlor}. Every setting has a default that is right for the Cloud API. Not thread-safe. */
public final class ParlorBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(ParlorBuilder.class);

    private final Store store;
    private final Transport transport;
    private Duration windowMargin = Duration.ofMinutes(1);
    private int mostHeld = 100;
    private Duration lease = Duration.ofSeconds(30);
    private NoticeTexts texts = NoticeTexts.standard();
    private AnswerWords words = AnswerWords.standard();
    private ConsentPolicy consent = ConsentPolicy.standard();
    private @Nullable AnchorKey anchorKey;
    private @Nullable ErasureKey erasureKey;
    private RandomGenerator random = new SecureRandom();
    private @Nullable MediaStore media;
    private AuthorLabel label = AuthorLabel.WHEN_AUTHOR_CHANGES;
    private WindowRule windowRule = WindowRule.GUEST_MESSAGE;
    private @Nullable Duration holdAtMost;
    private Resending resending = Resending.TEXTS;
    private AfterSent afterSent = AfterSent.MEDIA;
    private Function<? super Item.NotUnderstood, ? extends List<? extends Item>> reparse = List::of;
    private final Map<ListenerName, Consumer<RecordedEvent>> listeners = new LinkedHashMap<>();
    private String host = "host";
    private AssignmentHook assignment = AssignmentHook.nobody();
    private Policy policy = Policy.standard();
    private Duration rest = Duration.ofMillis(250);
    private Newcomers newcomers = Newcomers.READ_ALL;
    private DisplayRule names = DisplayRule.wholeNames();

    ParlorBuilder(Store store, Transport transport) {
        this.store = Objects.requireNonNull(store, "store");
        this.transport = Objects.requireNonNull(transport, "transport");
    }

    /**
     * How long before its end the window counts as closed (W1). Default 1 minute. Shorter, and messages may reach the
     * platform too late and come back; longer, and messages are held that could have gone.
     */
    public ParlorBuilder windowMargin(Duration margin) {
        windowMargin = margin;
        return this;
    }

    /**
     * How long a message may be held; then it expires, with a notice and an event (Q5). Default: for ever. At least a
     * microsecond.
     */
    public ParlorBuilder holdAtMost(Duration age) {
        holdAtMost = Objects.requireNonNull(age, "age");
        return this;
    }

    /**
     * Which messages in doubt are sent once more by themselves (S4). Default {@link Resending#TEXTS}: the guest may get a
     * text twice rather than never. What is not sent again waits for the host to decide ({@link Messages}).
     */
    public ParlorBuilder resending(Resending policy) {
        resending = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * After which messages the next one of the thread waits, at most 5 seconds, until the platform reports the first as
     * sent (Q3). Default {@link AfterSent#MEDIA}, so that a text does not overtake the picture before it.
     */
    public ParlorBuilder afterSent(AfterSent when) {
        afterSent = Objects.requireNonNull(when, "when");
        return this;
    }

    /** How many messages may be held in one thread, at least 1 (Q5). Default 100; the next one is refused. */
    public ParlorBuilder mostHeld(int most) {
        mostHeld = most;
        return this;
    }

    /**
     * How long a claimed chat is this host's (S9). Default 30 seconds. It must be longer than the transport's deadline:
     * else a slow answer is taken for a dead host's, and its message is in doubt.
     */
    public ParlorBuilder lease(Duration duration) {
        lease = duration;
        return this;
    }

    /**
     * Whether guests see who of several members writes (M6). Default {@link AuthorLabel#WHEN_AUTHOR_CHANGES}, which keeps
     * 64 characters of each text free for the name.
     */
    public ParlorBuilder authorLabel(AuthorLabel wanted) {
        label = wanted;
        return this;
    }

    /**
     * What keeps the window open (W1). Default {@link WindowRule#GUEST_MESSAGE}. Not for the Cloud API: with
     * {@link WindowRule#ANY_MESSAGE} Parlor would send there what the platform refuses.
     */
    public ParlorBuilder windowRule(WindowRule rule) {
        if (rule == WindowRule.ANY_MESSAGE) {
            LOG.warn("The window rule ANY_MESSAGE does not fit the WhatsApp Cloud API, which refuses such messages");
        }
        windowRule = rule;
        return this;
    }

    /**
     * Where the bytes of files are kept (M3). Default an {@link InMemoryMediaStore}: with a store that outlives the
     * process give one that does so too, else a held picture has lost its bytes after a restart.
     */
    public ParlorBuilder media(MediaStore mediaStore) {
        media = Objects.requireNonNull(mediaStore, "mediaStore");
        return this;
    }

    /** What people are told. Default {@link NoticeTexts#standard()}. */
    public ParlorBuilder texts(NoticeTexts replacement) {
        texts = replacement;
        return this;
    }

    /** Which words of a guest are an answer. Default {@link AnswerWords#standard()}. */
    public ParlorBuilder words(AnswerWords replacement) {
        words = replacement;
        return this;
    }

    /**
     * How far one answer of a guest reaches (O2). Default {@link ConsentScope#THREAD}: each new thread asks. With
     * {@link ConsentScope#BUSINESS_NUMBER} a guest who agreed once is not asked again by other members.
     */
    public ParlorBuilder consentScope(ConsentScope scope) {
        consent = consent.with(scope);
        return this;
    }

    /** A guest's stop counts for the number to which it was said only. By default for all of the organization's (O7). */
    public ParlorBuilder stopThisNumberOnly() {
        consent = consent.stoppingThisNumberOnly();
        return this;
    }

    /** An unclear answer is met with silence. By default with one line that names the words to answer with (O4). */
    public ParlorBuilder neverClarify() {
        consent = consent.withoutClarifying();
        return this;
    }

    /** How many requests in a row may stay unanswered in one chat, at least 1 (O6). Default 3; the next one is refused. */
    public ParlorBuilder mostUnanswered(int most) {
        consent = consent.withMostUnanswered(most);
        return this;
    }

    /**
     * Signs anchors of the consent ledger (O9). Without it there are none, and a tail that was cut off a chain is not
     * found. Keep the key out of the store's reach.
     */
    public ParlorBuilder anchorKey(AnchorKey key) {
        anchorKey = key;
        return this;
    }

    /**
     * By which an erased guest is known again (T4): a stop they said still counts, and what the platform repeats makes
     * nobody new. Without it nobody can be erased. Every host of a store needs the same one, for good; keep it out of the
     * store's reach.
     */
    public ParlorBuilder erasureKey(ErasureKey key) {
        erasureKey = key;
        return this;
    }

    /**
     * Where ids, tokens and jitter come from. Default a {@link SecureRandom}; only simulations and tests that must repeat
     * give another, since tokens and button payloads must not be guessable.
     */
    public ParlorBuilder random(RandomGenerator generator) {
        random = generator;
        return this;
    }

    /** Who takes care of a guest who finds nobody (R6, P7). Default {@link AssignmentHook#nobody()}. */
    public ParlorBuilder assignment(AssignmentHook hook) {
        assignment = hook;
        return this;
    }

    /** What members may not do, and who supervises (P1). Default {@link Policy#standard()}. */
    public ParlorBuilder policy(Policy narrowing) {
        policy = narrowing;
        return this;
    }

    /** What one who comes into a thread may read of what was before (P6). Default {@link Newcomers#READ_ALL}. */
    public ParlorBuilder newcomers(Newcomers reading) {
        newcomers = reading;
        return this;
    }

    /**
     * How members' names are shown to each other and to guests (N). Default {@link DisplayRule#wholeNames()}; with
     * {@link DisplayRule#firstNamesToGuests()} guests read less.
     */
    public ParlorBuilder names(DisplayRule rule) {
        names = rule;
        return this;
    }

    /**
     * How what was not understood is read again when it is re-driven (I2): the transport's own reading, which may have
     * learned since. It may answer several items, or the same one if it still does not understand. By default it is not
     * read, and stays where it is.
     */
    public ParlorBuilder reparse(Function<? super Item.NotUnderstood, ? extends List<? extends Item>> reading) {
        reparse = Objects.requireNonNull(reading, "reading");
        return this;
    }

    /**
     * Tells this listener what happened, after commit, each organization's events in order, at least once (V2). How far
     * it came is kept in the store under its name, so that it goes on there after a restart, and of several hosts one at
     * a time tells it; a new name begins with the first event. One that throws gets the same event again, after a second
     * at most, then later and later, up to 15 minutes; its other events of that organization wait. It harms nobody else.
     *
     * <p>It runs on the thread that calls {@link Parlor#dispatchDue()}, or after {@link Parlor#start()} on a thread of its
     * own. An event that takes longer than half the {@link #lease} may be told twice at the same time by two hosts.
     *
     * @param name 1 to 64 characters of {@code A-Z a-z 0-9 . _ : @ -}, another one for each listener
     */
    public ParlorBuilder listener(String name, Consumer<RecordedEvent> listener) {
        Objects.requireNonNull(listener, "listener");
        if (listeners.putIfAbsent(new ListenerName(name), listener) != null) {
            throw new IllegalArgumentException(
                    "there is a listener called " + name + " already; name each differently");
        }
        return this;
    }

    /** What this process is called in the store, for people. Default {@code host}. */
    public ParlorBuilder host(String name) {
        host = name;
        return this;
    }

    /** How long the dispatcher's thread rests at most when nothing wakes it: for tests that want to see it woken. */
    ParlorBuilder rest(Duration most) {
        this.rest = most;
        return this;
    }

    /** Builds it; nothing runs yet. */
    public Parlor build() {
        HostRules rules = new HostRules(assignment, policy, newcomers, names);
        Settings settings = new Settings(
                windowMargin,
                mostHeld,
                texts,
                words,
                consent,
                lease,
                rules,
                label,
                windowRule,
                holdAtMost,
                resending,
                afterSent,
                erasureKey);
        MediaStore files = media != null ? media : new InMemoryMediaStore(store::time);
        Work work = new Work(store, new Ids(random, store.time()));
        Listeners told = new Listeners(listeners, work, settings);
        Witnessing witnessing = new Witnessing(work, settings, anchorKey);
        return new Parlor(store, transport, files, work, settings, witnessing, reparse, told, host, rest);
    }
}
