package dev.parlor.flow;

import dev.parlor.directory.Directory;
import dev.parlor.id.MemberId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Breach;
import dev.parlor.message.Picture;
import dev.parlor.message.PictureAnswer;
import dev.parlor.message.PictureType;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Takes the bytes of a picture before it is sent, so that a held one has them (rules M2 and M3). */
public final class Keeping {
    private final Work work;
    private final MediaStore media;
    private final Refusals refusals;

    /** In this media store. */
    public Keeping(Work work, MediaStore media, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.media = Objects.requireNonNull(media, "media");
        this.refusals = new Refusals(settings.texts());
    }

    /** Keeps a picture if it is one that can be sent; its first bytes and its size decide. */
    public PictureAnswer picture(MemberId member, InputStream bytes, String caption) throws IOException {
        Directory directory = work.store()
                .read(
                        member.organization(),
                        Set.of(),
                        Set.of(),
                        Reads.of(Reads.Part.DIRECTORY).members(Set.of(member)))
                .directory();
        Optional<Refusal> off = refusals.ifSwitchedOff(member, directory);
        return off.isPresent() ? new PictureAnswer.Refused(off.get()) : kept(member, bytes, caption, directory);
    }

    private PictureAnswer kept(MemberId member, InputStream bytes, String caption, Directory directory)
            throws IOException {
        byte[] beginning = bytes.readNBytes(PictureType.ENOUGH);
        Optional<PictureType> type = PictureType.of(beginning);
        if (type.isEmpty()) {
            return refused(new Breach(RefusalReason.WRONG_TYPE, null), member, directory);
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), bytes);
        Optional<StoredBytes> stored = media.put(member.organization(), whole, Picture.MOST_BYTES);
        if (stored.isEmpty()) {
            long actual = Picture.MOST_BYTES + 1 + bytes.transferTo(OutputStream.nullOutputStream());
            Measure measure = new Measure(Picture.MOST_BYTES, actual);
            return refused(new Breach(RefusalReason.TOO_BIG, measure), member, directory);
        }
        Attachment file = Attachment.kept(stored.get(), type.get().mimeType());
        return new PictureAnswer.Kept(new Picture(file, caption));
    }

    private PictureAnswer refused(Breach breach, MemberId member, Directory directory) {
        return new PictureAnswer.Refused(refusals.of(breach, member, directory));
    }
}
