package dev.parlor;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.Availability;
import dev.parlor.event.RecordedEvent;
import dev.parlor.flow.Acknowledging;
import dev.parlor.flow.Attending;
import dev.parlor.flow.Dispatcher;
import dev.parlor.flow.Keeping;
import dev.parlor.flow.Lanes;
import dev.parlor.flow.Listeners;
import dev.parlor.flow.Marking;
import dev.parlor.flow.Reading;
import dev.parlor.flow.Receiving;
import dev.parlor.flow.Redriving;
import dev.parlor.flow.Reengaging;
import dev.parlor.flow.Sending;
import dev.parlor.flow.Settings;
import dev.parlor.flow.Showing;
import dev.parlor.flow.Starting;
import dev.parlor.flow.TakingIn;
import dev.parlor.flow.Witnessing;
import dev.parlor.flow.Work;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.TemplateId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Content;
import dev.parlor.message.CourtesyAnswer;
import dev.parlor.message.FileAnswer;
import dev.parlor.message.KeepAnswer;
import dev.parlor.message.NewFile;
import dev.parlor.message.SendOptions;
import dev.parlor.message.TemplateParts;
import dev.parlor.queue.GateView;
import dev.parlor.queue.SendAnswer;
import dev.parlor.store.Intake;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Store;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.thread.RosterAnswer;
import dev.parlor.thread.StartAnswer;
import dev.parlor.timeline.Cursor;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryLine;
import dev.parlor.timeline.HistoryQuery;
import dev.parlor.transport.Item;
import dev.parlor.transport.Received;
import dev.parlor.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The room where a company's people and their WhatsApp guests talk: hosts call this class and nothing below it.
 *
 * <p>Members write; Parlor decides what may go, when and to whom, holds what may not go yet, and releases it in order.
 * A "no" is a value with a reason and a sentence in the member's language; exceptions are for wrong arguments and for a
 * store that cannot answer ({@link dev.parlor.store.StoreException}).
 *
 * <p>Thread-safe. Has no thread of its own before {@link #start()}; a host that dispatches itself calls
 * {@link #dispatchDue()}.
 */
public final class Parlor implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final Store store;
    private final DirectoryEntries directory;
    private final Contacts contacts;
    private final Threads threads;
    private final Consents consents;
    private final Messages messages;
    private final Records records;
    private final Quarantine quarantine;
    private final Starting starting;
    private final Sending sending;
    private final TakingIn takingIn;
    private final Reengaging reengaging;
    private final Attending attending;
    private final Receiving receiving;
    private final Reading reading;
    private final Keeping keeping;
    private final Marking marking;
    private final Showing showing;
    private final Acknowledging acknowledging;
    private final Dispatcher dispatcher;

    Parlor(
            Store store,
            Transport transport,
            MediaStore media,
            Work work,
            Settings settings,
            Witnessing witnessing,
            Function<? super Item.NotUnderstood, ? extends List<? extends Item>> reparse,
            Listeners listeners,
            String host,
            Duration rest) {
        this.store = store;
        this.directory = new DirectoryEntries(work, transport, settings);
        this.contacts = new Contacts(work, settings);
        this.threads = new Threads(work, settings);
        this.consents = new Consents(witnessing);
        this.messages = new Messages(work, media, settings);
        this.records = new Records(work, media, settings);
        this.starting = new Starting(work, settings);
        this.sending = new Sending(work, media, settings);
        this.takingIn = new TakingIn(work, media, settings);
        this.reengaging = new Reengaging(work, settings);
        this.attending = new Attending(work, settings);
        Lanes lanes = new Lanes();
        this.receiving = new Receiving(work, settings, lanes);
        this.quarantine = new Quarantine(store, new Redriving(work, receiving, reparse));
        this.reading = new Reading(work, settings);
        this.keeping = new Keeping(work, media, settings);
        this.marking = new Marking(work);
        this.showing = new Showing(work, media, settings);
        this.acknowledging = new Acknowledging(work, transport, settings);
        this.dispatcher = new Dispatcher(work, transport, media, settings, lanes, listeners, host, rest);
    }

    /** Begins to build one on a store and a transport. */
    public static ParlorBuilder on(Store store, Transport transport) {
        return new ParlorBuilder(store, transport);
    }

    /** The company's side: organizations, members, business numbers, templates. */
    public DirectoryEntries directory() {
        return directory;
    }

    /** The members' address books. */
    public Contacts contacts() {
        return contacts;
    }

    /** What the host does with threads: assigning, moving, picking colleagues. */
    public Threads threads() {
        return threads;
    }

    /** Messages that wait: changing and taking back what is held, deciding about what is in doubt. */
    public Messages messages() {
        return messages;
    }

    /** The ledger of consent: record what happened elsewhere, verify that nothing was changed. */
    public Consents consents() {
        return consents;
    }

    /** What is kept of guests and threads: export it, erase it, hold it. */
    public Records records() {
        return records;
    }

    /** What came in and could not be applied: look at it, try it again, or give it up. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** Whether to show the WhatsApp icon for this contact, with the reason when not (E2). */
    public Availability availability(MemberId member, ContactId contact) {
        return starting.availability(member, contact);
    }

    /** What the member finds behind a contact: threads, a preview of the request to start one, or a no (O1). */
    public Opening open(MemberId member, ContactId contact) {
        return starting.open(member, contact, null);
    }

    /** The same on a business number of the host's choice, which must be open to the member (E5). */
    public Opening open(MemberId member, ContactId contact, BusinessNumberId number) {
        return starting.open(member, contact, number);
    }

    /** What it takes that the guest of an existing thread agrees: a preview of the request, or a no (O1). */
    public Opening.Offer ask(MemberId member, ThreadId thread) {
        return starting.ask(member, thread);
    }

    /**
     * Does what was previewed: starts the thread if it is a new one, and asks the guest for consent if that is needed.
     * The same preview again changes nothing and sends nothing (O1).
     */
    public StartAnswer start(Preview preview) {
        return starting.start(preview);
    }

    /**
     * Takes what a member writes. Once this returns {@link SendAnswer.Taken} the message is the store's and goes out when
     * its gates are open; the answer says which are not.
     */
    public SendAnswer send(MemberId author, ThreadId thread, Content content) {
        return send(author, thread, content, SendOptions.none());
    }

    /**
     * Keeps a picture or another file that the member is going to {@link #send} within 24 hours; its bytes decide what it is,
     * never its name (M2). They stay as long as the message may wait (M3). Reads the stream to its end and does not close it.
     *
     * @throws IOException if the stream cannot be read
     */
    public KeepAnswer keep(MemberId member, NewFile file) throws IOException {
        return keeping.keep(member, file);
    }

    /**
     * Opens the picture or other file of an entry that this member may read (M3, P6): what a guest sent, or a colleague.
     *
     * @param entry the message, ours or the guest's, by its id
     */
    public FileAnswer openFile(MemberId reader, ThreadId thread, MessageId entry) {
        return showing.file(reader, thread, entry);
    }

    /**
     * Forgets the bytes of files that were kept at least 24 hours ago and that no message carries. Call it now and then, such
     * as once a day: nothing else does. Bytes that a message carries are never touched, be it held, cancelled or sent.
     *
     * @return how many files that were
     */
    public int forgetUnsentFiles(OrganizationId organization) {
        return keeping.forgetUnsent(organization);
    }

    /** The same with a key of the caller, which makes repeating it harmless (M5), or quoting another message (M7). */
    public SendAnswer send(MemberId author, ThreadId thread, Content content, SendOptions options) {
        return sending.send(author, thread, content, options);
    }

    /**
     * The same as a part of a transaction of the host's (S11): the message is there once the host commits, and never was if it
     * rolls back. Takes no lock. What can be seen without one is refused at once; the answer names no gates, because they
     * are looked at after the commit. One that is found then to be by somebody who has left, or too many, or under a key that
     * names another message, is cancelled, with an event.
     *
     * @param intake given by the store for the host's transaction
     */
    public SendAnswer send(MemberId author, ThreadId thread, Content content, SendOptions options, Intake intake) {
        return takingIn.send(author, thread, content, options, Objects.requireNonNull(intake, "intake"));
    }

    /**
     * Takes up a thread again with an approved template, also when the window is closed (W6). The guest's answer opens the
     * window; messages that are held stay held until then. Refused at the door while a gate is closed, for values that the
     * platform would refuse, and while the last such template in the chat has had no answer and is younger than 24 hours.
     *
     * @param template one that is registered for the thread's business number as a
     *     {@link dev.parlor.directory.ReengageTemplate}
     * @param parameters a value for each blank of its wording, in order: one line each, no tabs, at most four spaces in a
     *     row, and at most 1,024 characters with the wording
     */
    public SendAnswer reengage(MemberId member, ThreadId thread, TemplateId template, List<String> parameters) {
        return reengage(member, thread, template, parameters, SendOptions.none());
    }

    /** The same with a key of the caller, which makes repeating it harmless (M5), or quoting another message (M7). */
    public SendAnswer reengage(
            MemberId member, ThreadId thread, TemplateId template, List<String> parameters, SendOptions options) {
        return reengage(member, thread, template, parameters, TemplateParts.none(), options);
    }

    /**
     * The same for a template that takes more than values for its body: a header with a file, which the host keeps first
     * ({@link #keep}) or names by its address, or buttons with an address or a code (M1). A file that the platform would not take
     * is refused; one that is kept goes to the platform just before the template does (M3).
     */
    public SendAnswer reengage(
            MemberId member,
            ThreadId thread,
            TemplateId template,
            List<String> parameters,
            TemplateParts parts,
            SendOptions options) {
        return reengaging.reengage(
                member, thread, template, parameters, Objects.requireNonNull(parts, "parts"), options);
    }

    /** Brings colleagues into a thread: one act, one notice per audience (P2). */
    public RosterAnswer add(MemberId actor, ThreadId thread, Collection<MemberId> colleagues) {
        return attending.add(actor, thread, colleagues);
    }

    /** Takes a colleague out of a thread; their unsent messages are cancelled (P5). */
    public RosterAnswer remove(MemberId actor, ThreadId thread, MemberId colleague) {
        return attending.remove(actor, thread, colleague);
    }

    /** Gives a thread with its unsent messages to a colleague; the actor is out by that (P4). */
    public RosterAnswer transfer(MemberId actor, ThreadId thread, MemberId colleague) {
        return attending.transfer(actor, thread, colleague);
    }

    /** Goes out of a thread; the last one out leaves it unattended (P7). Always allowed. */
    public RosterAnswer leave(MemberId member, ThreadId thread) {
        return attending.leave(member, thread);
    }

    /**
     * Takes in what the platform tells. When it returns everything is committed, and the platform may be answered 2xx;
     * when it throws, the platform must be made to repeat.
     */
    public Received receive(OrganizationId organization, List<? extends Item> items) {
        return receiving.receive(organization, items);
    }

    /** How each gate of a thread stands for this member, with ready sentences; empty if they were never in it (G3). */
    public List<GateView> explain(MemberId member, ThreadId thread) {
        return reading.explain(member, thread);
    }

    /**
     * The latest entries of a thread that this member may read, oldest first; empty if they were never in it (P6, T1).
     *
     * @param limit at most so many, at least 1
     */
    public List<Entry> timeline(MemberId reader, ThreadId thread, int limit) {
        return reading.timeline(reader, thread, null, atLeastOne(limit));
    }

    /**
     * The entries just before a place, oldest first: with the {@link Entry#cursor()} of the oldest entry so far, the page
     * before it (T1).
     *
     * @param limit at most so many, at least 1
     */
    public List<Entry> timeline(MemberId reader, ThreadId thread, Cursor before, int limit) {
        return reading.timeline(reader, thread, Objects.requireNonNull(before, "before"), atLeastOne(limit));
    }

    /**
     * Notes that this member has read up to an entry; the mark only moves forward (T3). The guest learns nothing of it.
     *
     * @return whether it moved
     */
    public boolean markRead(MemberId reader, ThreadId thread, Entry upTo) {
        return marking.read(reader, thread, upTo.position());
    }

    /**
     * Shows the guest that a message of theirs, and all before it, was read (M7). The member's explicit act: {@link #markRead}
     * tells the guest nothing. Tried once; only while the window is open, by one who is in the thread and switched on.
     */
    public CompletionStage<CourtesyAnswer> acknowledge(MemberId member, ThreadId thread, MessageId guestMessage) {
        return acknowledging.read(member, thread, guestMessage);
    }

    /**
     * Shows the guest that this member writes an answer to their last message, which counts as read by that on WhatsApp (M7).
     * Shows until the answer comes, at most 25 seconds. Tried once, under the same conditions as {@link #acknowledge}.
     */
    public CompletionStage<CourtesyAnswer> showTyping(MemberId member, ThreadId thread) {
        return acknowledging.typing(member, thread);
    }

    /**
     * What happened to the consent of a thread, with the evidence, in the order of the acts (O9); empty if the member is
     * not in it now.
     */
    public List<ConsentRecord> consent(MemberId reader, ThreadId thread) {
        return reading.consent(reader, thread);
    }

    /**
     * The threads that this member is or was in, newest activity first (T2).
     *
     * @param limit at most so many, at least 1
     */
    public List<HistoryLine> history(MemberId member, int limit) {
        return history(member, HistoryQuery.all(), limit);
    }

    /**
     * Those of them that the query wants: with one guest, open or unattended, by name, page by page (T2).
     *
     * @param limit at most so many, at least 1
     */
    public List<HistoryLine> history(MemberId member, HistoryQuery query, int limit) {
        return reading.history(member, query, atLeastOne(limit));
    }

    /**
     * What happened, in order, without a gap (V1). Read on with the position of the last one; at least once.
     *
     * @param after 0 for the beginning
     * @param limit at most so many, at least 1
     */
    public List<RecordedEvent> events(OrganizationId organization, long after, int limit) {
        return store.events(organization, after, atLeastOne(limit));
    }

    /**
     * Sends and settles everything that is due, and tells the listeners what happened, on the calling thread. Returns how
     * many steps that were.
     */
    public int dispatchDue() {
        return dispatcher.dispatchDue();
    }

    /** Dispatches from now on by itself, on one thread and one for each listener, until {@link #close()}. Once only. */
    public void start() {
        dispatcher.start();
    }

    /** {@link #close(Duration)} within 30 seconds. */
    @Override
    public void close() {
        close(DRAIN);
    }

    /**
     * Stops sending, lets what is on its way end and be settled, and returns within that time; afterwards nothing is sent
     * and no thread of Parlor's is left. A listener that goes on after half of the time is interrupted; only one that
     * ignores even that outlives this call. Store and transport stay the host's to close.
     */
    public void close(Duration timeout) {
        dispatcher.close(timeout);
    }

    static int atLeastOne(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, but is " + limit);
        }
        return limit;
    }
}
