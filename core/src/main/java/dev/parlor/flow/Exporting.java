package dev.parlor.flow;

import static dev.parlor.flow.JsonLine.fields;

import dev.parlor.consent.ConsentRecord;
import dev.parlor.id.ChatId;
import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.ThreadId;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.thread.Chat;
import dev.parlor.thread.MessageThread;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes what is known of a guest or a thread as JSON Lines, a page of entries at a time (rule T4, docs/export.md). */
public final class Exporting {
    private static final int FORMAT = 1;
    private static final int PAGE = 200;

    private final Work work;

    /** On this store. */
    public Exporting(Work work) {
        this.work = Objects.requireNonNull(work, "work");
    }

    /** All of a guest; nothing for one who never was. */
    public long export(OrganizationId organization, GuestId guest, Appendable to) throws IOException {
        Set<ChatId> chats = GuestChats.of(work, organization, guest);
        Loaded loaded = work.store().read(organization, chats, Set.of(), reads());
        if (loaded.guests().isEmpty() && loaded.erased().isEmpty()) {
            return 0;
        }
        return write(organization, loaded, loaded.threads(), to);
    }

    /** One thread with its guest; nothing for one that is not there. */
    public long export(OrganizationId organization, ThreadId thread, Appendable to) throws IOException {
        Loaded loaded = work.store().read(organization, Set.of(), Set.of(thread), reads());
        List<MessageThread> threads =
                loaded.threads().stream().filter(row -> row.id().equals(thread)).toList();
        return threads.isEmpty() ? 0 : write(organization, loaded, threads, to);
    }

    private static Reads reads() {
        return Reads.of(Reads.Part.THREADS, Reads.Part.CONSENT);
    }

    private long write(OrganizationId organization, Loaded loaded, List<MessageThread> threads, Appendable to)
            throws IOException {
        Lines lines = new Lines(to);
        lines.write(fields(
                "kind",
                "export",
                "format",
                FORMAT,
                "organization",
                organization.value(),
                "at",
                work.store().time().toString()));
        lines.writeAll(loaded.guests().stream().map(ExportedRows::of).toList());
        lines.writeAll(loaded.erased().stream().map(ExportedRows::of).toList());
        lines.writeAll(loaded.contacts().stream()
                .sorted(Comparator.comparing(contact -> contact.id().value()))
                .map(ExportedRows::of)
                .toList());
        lines.writeAll(loaded.holds().stream().map(ExportedRows::of).toList());
        for (Chat chat :
                loaded.chats().stream().sorted(Comparator.comparing(Chat::id)).toList()) {
            lines.write(ExportedRows.of(chat));
            lines.writeAll(loaded.consents().stream()
                    .filter(row -> loaded.now(row.chat()).equals(chat.id()))
                    .sorted(Comparator.comparing(ConsentRecord::chat).thenComparingLong(Exporting::sequence))
                    .map(ExportedRows::of)
                    .toList());
        }
        for (MessageThread thread : threads.stream()
                .sorted(Comparator.comparing(MessageThread::startedAt)
                        .thenComparing(thread -> thread.id().value()))
                .toList()) {
            lines.write(ExportedRows.of(thread));
            writeEntries(organization, thread.id(), lines);
        }
        return lines.end();
    }

    private void writeEntries(OrganizationId organization, ThreadId thread, Lines lines) throws IOException {
        ThreadPages pages = new ThreadPages(work.store(), organization, thread, PAGE);
        for (ThreadPages.Page page = pages.next(); !page.isEmpty(); page = pages.next()) {
            lines.writeAll(page.newestFirst(ExportedRows::of, ExportedRows::of, ExportedRows::of));
        }
    }

    private static long sequence(ConsentRecord row) {
        return Objects.requireNonNull(row.seal()).sequence();
    }

    /** Counts what it writes. */
    private static final class Lines {
        private final Appendable to;
        private long written;

        Lines(Appendable to) {
            this.to = to;
        }

        void write(Map<String, Object> line) throws IOException {
            to.append(JsonLine.of(line));
            written++;
        }

        void writeAll(List<Map<String, Object>> lines) throws IOException {
            for (Map<String, Object> line : lines) {
                write(line);
            }
        }

        /** The last line says how many there are before it, so that a part is not taken for the whole. */
        long end() throws IOException {
            write(fields("kind", "end", "lines", written));
            return written;
        }
    }
}
