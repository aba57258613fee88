package dev.parlor.flow;

import dev.parlor.directory.Directory;
import dev.parlor.directory.Member;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Content;
import dev.parlor.message.FileAnswer;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Media;
import dev.parlor.message.Message;
import dev.parlor.message.StoredBytes;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.Loaded;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Reads;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Opens the file of an entry for a member who may read the entry (rules M3, P6). */
public final class Showing {
    private final Work work;
    private final MediaStore media;
    private final Supervising supervising;
    private final Refusals refusals;

    /** From this media store. */
    public Showing(Work work, MediaStore media, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.media = Objects.requireNonNull(media, "media");
        this.supervising = new Supervising(work, settings.host().policy());
        this.refusals = new Refusals(settings.texts());
    }

    /** Opens the file of this entry; refused alike whether there is none or the member may not read it. */
    public FileAnswer file(MemberId reader, ThreadId thread, MessageId entry) {
        Reads reads = Reads.of(Reads.Part.DIRECTORY, Reads.Part.THREADS)
                .members(Set.of(reader))
                .message(entry);
        Loaded loaded = work.store().read(reader.organization(), Set.of(), Set.of(thread), reads);
        Optional<Content> content = entry(thread, entry, loaded)
                .filter(found -> mayRead(reader, thread, found.position(), loaded))
                .map(Found::content)
                .filter(found -> found.attachment().isPresent());
        return content.isPresent()
                ? opened(reader, content.get(), content.get().attachment().orElseThrow())
                : refused(reader, loaded.directory());
    }

    private record Found(long position, Content content) {}

    private static Optional<Found> entry(ThreadId thread, MessageId entry, Loaded loaded) {
        Stream<Found> ours = loaded.messages().stream()
                .filter(row -> row.id().equals(entry) && row.thread().equals(thread))
                .map((Message row) -> new Found(row.position(), row.content()));
        Stream<Found> theirs = loaded.guestMessages().stream()
                .filter(row -> row.id().equals(entry) && row.thread().equals(thread))
                .map((GuestMessage row) -> new Found(row.position(), row.content()));
        return Stream.concat(ours, theirs).findFirst();
    }

    private boolean mayRead(MemberId reader, ThreadId thread, long position, Loaded loaded) {
        boolean deleted =
                loaded.directory().member(reader).filter(Member::deleted).isPresent();
        boolean inTime = loaded.threads().stream()
                .anyMatch(row -> row.id().equals(thread) && row.roster().mayRead(reader, position));
        return !deleted && (inTime || supervising.reads(reader, thread, loaded));
    }

    private FileAnswer opened(MemberId reader, Content content, Attachment file) {
        if (file.state() == Attachment.State.PENDING) {
            return new FileAnswer.Pending();
        }
        StoredBytes bytes = file.bytes();
        Optional<InputStream> stream =
                bytes == null ? Optional.empty() : media.open(reader.organization(), bytes.key());
        return stream.isPresent() && bytes != null
                ? new FileAnswer.Opened(file.mimeType(), nameOf(content), bytes.size(), stream.get())
                : new FileAnswer.Gone();
    }

    private FileAnswer refused(MemberId reader, Directory directory) {
        return new FileAnswer.Refused(refusals.of(RefusalReason.NO_FILE, reader, directory));
    }

    private static String nameOf(Content content) {
        return content instanceof Media named ? named.fileName() : "";
    }
}
