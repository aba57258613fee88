package dev.parlor.message;

import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file that a member wants to send: its bytes, and what kind of message they are to become (rules M2, M3). Which types a
 * kind may have, and how big each may be, stands with {@link FileType}. The stream is read once and stays the caller's to
 * close. For one use, on one thread.
 */
public final class NewFile {
    private final InputStream bytes;
    private final FileRule rule;
    private final Function<Attachment, Content> content;

    private NewFile(InputStream bytes, FileRule rule, Function<Attachment, Content> content) {
        this.bytes = Objects.requireNonNull(bytes, "bytes");
        this.rule = rule;
        this.content = content;
    }

    /**
     * A picture: JPEG or PNG, at most 5 MB.
     *
     * @param caption empty for none
     */
    public static NewFile picture(InputStream bytes, String caption) {
        Objects.requireNonNull(caption, "caption");
        return new NewFile(bytes, Picture.RULE, file -> new Picture(file, caption));
    }

    /** A sound: AAC, AMR, MP3, MP4 or OPUS in one channel, at most 16 MB. */
    public static NewFile audio(InputStream bytes) {
        return media(Media.Kind.AUDIO, bytes, "", "");
    }

    /**
     * A film: MP4 or 3GP, at most 16 MB.
     *
     * @param caption empty for none
     */
    public static NewFile video(InputStream bytes, String caption) {
        return media(Media.Kind.VIDEO, bytes, caption, "");
    }

    /**
     * A document: PDF, Word, Excel, PowerPoint or plain text, at most 100 MB.
     *
     * @param fileName what the guest sees and saves it as, 1 to 255 characters; its ending only decides which sign the guest
     *     sees, and is best that of the type
     * @param caption empty for none
     */
    public static NewFile document(InputStream bytes, String fileName, String caption) {
        return media(Media.Kind.DOCUMENT, bytes, caption, fileName);
    }

    /** A sticker: WebP, at most 100 KB, or 500 KB if it moves. */
    public static NewFile sticker(InputStream bytes) {
        return media(Media.Kind.STICKER, bytes, "", "");
    }

    private static NewFile media(Media.Kind kind, InputStream bytes, String caption, String fileName) {
        Objects.requireNonNull(caption, "caption");
        Objects.requireNonNull(fileName, "fileName");
        return new NewFile(bytes, kind.rule(), file -> new Media(kind, file, caption, fileName));
    }

    /** The bytes. */
    public InputStream bytes() {
        return bytes;
    }

    /** The type of a file of this kind that begins like this; empty if it is none that can be sent. */
    public Optional<FileType> typeOf(byte[] beginning) {
        return rule.typeOf(beginning);
    }

    /** The most bytes that a file of this kind may have, whatever its type. */
    public long mostBytes() {
        return rule.most();
    }

    /** The content of the message that carries it. */
    public Content in(Attachment file) {
        return content.apply(file);
    }
}
