package dev.parlor.flow;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.contact.Contact;
import dev.parlor.contact.Guest;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.PersonName;
import dev.parlor.id.GuestId;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.MessageState;
import dev.parlor.notice.Audience;
import dev.parlor.notice.Notice;
import dev.parlor.queue.GateView;
import dev.parlor.store.HistoryRow;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.TimelineRows;
import dev.parlor.thread.Eligibility;
import dev.parlor.thread.MessageThread;
import dev.parlor.timeline.Cursor;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.Entry.GuestCopy;
import dev.parlor.timeline.HistoryLine;
import dev.parlor.timeline.HistoryQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a member sees: the timeline of a thread, the history, and why a thread stands as it does (rules T, G3). */
public final class Reading {
    private final Work work;
    private final Settings settings;
    private final Gates gates;
    private final Supervising supervising;

    /** On this store. */
    public Reading(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.gates = new Gates(settings.texts());
        this.supervising = new Supervising(work, settings.host().policy());
    }

    /**
     * The latest entries before a place that this member may read, oldest first; empty for a thread that they were never
     * in.
     */
    public List<Entry> timeline(MemberId reader, ThreadId thread, @Nullable Cursor before, int limit) {
        Loaded loaded = load(reader, thread);
        if (isGone(reader, loaded)) {
            return List.of();
        }
        TimelineRows rows = supervising.reads(reader, thread, loaded)
                ? work.store().wholeTimeline(reader.organization(), thread, before, limit)
                : work.store().timeline(reader, thread, before, limit);
        List<Entry> entries = entries(reader, loaded, rows);
        return entries.subList(Math.max(0, entries.size() - limit), entries.size());
    }

    private List<Entry> entries(MemberId reader, Loaded loaded, TimelineRows rows) {
        String guest = guestName(reader, loaded);
        List<Entry> entries = new ArrayList<>();
        rows.messages().forEach(message -> entries.add(new Entry.Ours(message, nameOf(message.author(), loaded))));
        rows.guestMessages().forEach(message -> entries.add(new Entry.FromGuest(message, guest)));
        rows.notices().forEach(notice -> entries.add(told(notice, rows, reader, loaded.directory())));
        entries.sort(Entry.ORDER);
        return List.copyOf(entries);
    }

    /** The threads that this member is or was in and that the query wants, newest activity first. */
    public List<HistoryLine> history(MemberId member, HistoryQuery query, int limit) {
        Reads reads = Reads.of(Reads.Part.DIRECTORY).members(Set.of(member));
        if (isGone(member, work.store().read(member.organization(), Set.of(), Set.of(), reads))) {
            return List.of();
        }
        return work.store().history(member, query, limit).stream()
                .map(row -> line(member, row, load(member, row.thread())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What is held in a thread, in the order in which it will go; empty for one who is not in it now. */
    public List<Entry.Ours> held(MemberId reader, ThreadId thread) {
        Loaded loaded = load(reader, thread);
        return Draft.of(loaded, work.store().time(), settings, work.ids()).stream()
                .filter(draft -> draft.thread(thread)
                        .filter(row -> row.roster().has(reader))
                        .isPresent())
                .flatMap(draft -> draft.line().held())
                .filter(message -> message.thread().equals(thread))
                .map(message -> new Entry.Ours(message, nameOf(message.author(), loaded)))
                .toList();
    }

    /** How each gate of this thread stands for a message by this member; empty for one who is not in it now (P6). */
    public List<GateView> explain(MemberId member, ThreadId thread) {
        Loaded loaded = load(member, thread);
        if (isGone(member, loaded)) {
            return List.of();
        }
        return Draft.of(loaded, work.store().time(), settings, work.ids())
                .filter(draft -> draft.thread(thread)
                        .filter(row -> row.roster().has(member))
                        .isPresent())
                .map(draft -> gates.explained(member, draft.situation(thread)))
                .orElse(List.of());
    }

    /** What happened to the consent of this thread, in the order of the acts; empty for one who is not in it now. */
    public List<ConsentRecord> consent(MemberId reader, ThreadId thread) {
        Loaded loaded = load(reader, thread);
        boolean mayRead = supervising.reads(reader, thread, loaded)
                || (!isGone(reader, loaded)
                        && loaded.threads().stream()
                                .anyMatch(row ->
                                        row.id().equals(thread) && row.roster().has(reader)));
        return mayRead
                ? loaded.consents().stream()
                        .filter(record -> record.thread() == null || thread.equals(record.thread()))
                        .sorted(Comparator.comparing(ConsentRecord::at).thenComparing(ConsentRecord::act))
                        .toList()
                : List.of();
    }

    /** The colleagues whom one who is in could bring in, by id. */
    public List<MemberId> eligible(ThreadId thread, MemberId member) {
        List<MemberId> members = work.store().members(member.organization());
        Reads reads = Reads.of(Reads.Part.DIRECTORY, Reads.Part.THREADS).members(members);
        Loaded loaded = work.store().read(member.organization(), Set.of(), Set.of(thread), reads);
        return loaded.threads().stream()
                .filter(row -> row.id().equals(thread) && row.roster().has(member))
                .flatMap(
                        row -> members.stream().filter(candidate -> Eligibility.of(candidate, row, loaded.directory())))
                .toList();
    }

    /** One who was deleted reads nothing (E4). */
    private static boolean isGone(MemberId member, Loaded loaded) {
        return loaded.directory().member(member).filter(Member::deleted).isPresent();
    }

    private Loaded load(MemberId member, ThreadId thread) {
        Reads reads = Reads.everything().members(Set.of(member));
        return work.store().read(member.organization(), Set.of(), Set.of(thread), reads);
    }

    private Optional<HistoryLine> line(MemberId member, HistoryRow found, Loaded loaded) {
        return Draft.of(loaded, work.store().time(), settings, work.ids())
                .flatMap(draft -> draft.thread(found.thread()).map(row -> line(member, found, row, draft)));
    }

    private HistoryLine line(MemberId member, HistoryRow found, MessageThread row, Draft draft) {
        GuestId guest = row.chat().guest();
        boolean isIn = row.roster().has(member);
        int held = isIn
                ? (int) draft.unsentIn(row.id())
                        .filter(message -> message.state() == MessageState.HELD)
                        .count()
                : 0;
        return new HistoryLine(
                row.id(),
                guest,
                guestName(member, draft.loaded()),
                isIn,
                row.roster().isUnattended(),
                isIn ? draft.consent(row.id()).state() : null,
                isIn ? draft.chat().window().end().orElse(null) : null,
                row.lastActivityAt(),
                held,
                found.unread(),
                found.seen(),
                lastMessage(member, row, draft.loaded()));
    }

    /** The newest message of either side; a notice is none (N2). */
    private @Nullable Entry lastMessage(MemberId member, MessageThread row, Loaded loaded) {
        TimelineRows rows = work.store().timeline(member, row.id(), null, 1);
        return entries(member, loaded, new TimelineRows(rows.messages(), rows.guestMessages(), List.of(), List.of()))
                .stream()
                .max(Entry.ORDER)
                .orElse(null);
    }

    private Entry told(Notice notice, TimelineRows rows, MemberId reader, Directory directory) {
        Language language = directory.languageOf(reader);
        Audience audience = notice.audience(reader);
        String text = notice.text(settings.texts(), settings.host().names(), audience, language)
                .orElse("");
        return new Entry.Told(notice, text, guestCopy(notice, rows));
    }

    private static GuestCopy guestCopy(Notice notice, TimelineRows rows) {
        if (notice.guestCopy() == null) {
            return notice.skippedFor().isEmpty() ? GuestCopy.NONE : GuestCopy.SKIPPED;
        }
        return rows.guestCopies().stream()
                .filter(message -> message.id().equals(notice.guestCopy()))
                .findFirst()
                .map(copy -> switch (copy.state()) {
                    case ACCEPTED -> GuestCopy.SENT;
                    case HELD, READY, SENDING, IN_DOUBT -> GuestCopy.ON_ITS_WAY;
                    case FAILED, EXPIRED, CANCELLED -> GuestCopy.SKIPPED;
                })
                .orElse(GuestCopy.ON_ITS_WAY);
    }

    private String nameOf(@Nullable MemberId member, Loaded loaded) {
        return member == null
                ? ""
                : loaded.directory()
                        .member(member)
                        .map(known -> settings.host().names().forMember(known.name()))
                        .orElse(member.value());
    }

    /** By the reader's own contact, else by the profile, else by the masked address. */
    private static String guestName(MemberId reader, Loaded loaded) {
        Optional<String> own = loaded.contacts().stream()
                .filter(contact -> contact.owner().equals(reader))
                .findFirst()
                .map(Contact::name)
                .map(PersonName::value);
        return own.or(() -> loaded.guests().stream()
                        .findFirst()
                        .map(Guest::profileName)
                        .map(PersonName::value))
                .or(() -> loaded.guests().stream()
                        .findFirst()
                        .map(guest -> guest.reach().addresses().get(0).toString()))
                .orElse("");
    }
}
