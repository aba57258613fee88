package dev.parlor.flow;

import dev.parlor.directory.Directory;
import dev.parlor.id.MediaKey;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Breach;
import dev.parlor.message.FileType;
import dev.parlor.message.KeepAnswer;
import dev.parlor.message.NewFile;
import dev.parlor.message.StoredBytes;
import dev.parlor.refusal.Measure;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.MediaStore;
import dev.parlor.store.Reads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the bytes of a file before it is sent, so that a held one has them, and forgets those that nobody sent (rules M2 and
 * M3).
 */
public final class Keeping {
    /** How long bytes may wait to be sent with a message. */
    private static final Duration UNSENT = Duration.ofHours(24);

    private static final int BATCH = 100;
    private static final int DIRECTORY_BYTES = 4096;

    private final Work work;
    private final MediaStore media;
    private final Refusals refusals;

    /** In this media store. */
    public Keeping(Work work, MediaStore media, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.media = Objects.requireNonNull(media, "media");
        this.refusals = new Refusals(settings.texts());
    }

    /** Keeps a file if it is one that can be sent; its bytes and their number decide. */
    public KeepAnswer keep(MemberId member, NewFile file) throws IOException {
        Directory directory = work.store()
                .read(
                        member.organization(),
                        Set.of(),
                        Set.of(),
                        Reads.of(Reads.Part.DIRECTORY).members(Set.of(member)))
                .directory();
        Optional<Refusal> off = refusals.ifSwitchedOff(member, directory);
        return off.isPresent() ? new KeepAnswer.Refused(off.get()) : kept(member, file, directory);
    }

    /** Forgets bytes that were kept a day ago and that no message carries; says how many files those were. */
    public int forgetUnsent(OrganizationId organization) {
        Instant before = work.store().time().minus(UNSENT);
        int forgotten = 0;
        List<MediaKey> old = media.keptBefore(organization, before, null, BATCH);
        while (!old.isEmpty()) {
            Set<MediaKey> carried = work.store().carried(organization, Set.copyOf(old));
            for (MediaKey key : old) {
                if (!carried.contains(key)) {
                    media.delete(organization, key);
                    forgotten++;
                }
            }
            old = media.keptBefore(organization, before, old.get(old.size() - 1), BATCH);
        }
        return forgotten;
    }

    private KeepAnswer kept(MemberId member, NewFile file, Directory directory) throws IOException {
        byte[] beginning = file.bytes().readNBytes(FileType.ENOUGH);
        Optional<FileType> type = file.typeOf(beginning);
        long directoryAt = FileType.directoryAt(beginning);
        if (type.isEmpty() && directoryAt < 0) {
            return refused(new Breach(RefusalReason.WRONG_TYPE, null), member, directory);
        }
        long most = type.map(FileType::mostBytes).orElse(file.mostBytes());
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), file.bytes());
        Optional<StoredBytes> stored = media.put(member.organization(), whole, most);
        if (stored.isEmpty()) {
            long actual = most + 1 + file.bytes().transferTo(OutputStream.nullOutputStream());
            return refused(new Breach(RefusalReason.TOO_BIG, new Measure(most, actual)), member, directory);
        }
        Optional<FileType> known =
                type.isPresent() ? type : named(file, beginning, directoryAt, member.organization(), stored.get());
        if (known.isEmpty()) {
            media.delete(member.organization(), stored.get().key());
            return refused(new Breach(RefusalReason.WRONG_TYPE, null), member, directory);
        }
        return new KeepAnswer.Kept(
                file.in(Attachment.kept(stored.get(), known.get().mimeType())));
    }

    /** A compound file says further on what it is. */
    private Optional<FileType> named(
            NewFile file, byte[] beginning, long directoryAt, OrganizationId organization, StoredBytes stored)
            throws IOException {
        try (InputStream again = media.open(organization, stored.key()).orElse(InputStream.nullInputStream())) {
            if (again.skip(directoryAt) < directoryAt) {
                return Optional.empty();
            }
            byte[] directory = again.readNBytes(DIRECTORY_BYTES);
            byte[] both = new byte[beginning.length + directory.length];
            System.arraycopy(beginning, 0, both, 0, beginning.length);
            System.arraycopy(directory, 0, both, beginning.length, directory.length);
            return file.typeOf(both);
        }
    }

    private KeepAnswer refused(Breach breach, MemberId member, Directory directory) {
        return new KeepAnswer.Refused(refusals.of(breach, member, directory));
    }
}
