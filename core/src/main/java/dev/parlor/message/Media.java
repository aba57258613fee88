package dev.parlor.message;

import java.util.Objects;
import java.util.Optional;

/**
 * A sound, a film, a document or a sticker, of a guest or ours.
 *
 * @param caption empty where there is none; sounds and stickers never have one
 * @param fileName of a document, as people see it, and the guest too: a member's must have one; empty where there is none.
 *     Personal
 */
public record Media(Kind kind, Attachment file, String caption, String fileName) implements Content {
    private static final FileRule SOUNDS =
            FileRule.of(FileType.AAC, FileType.AMR, FileType.MP3, FileType.MP4_SOUND, FileType.OPUS);
    private static final FileRule FILMS = FileRule.of(FileType.MP4_FILM, FileType.FILM_3GP);
    private static final FileRule DOCUMENTS = FileRule.of(
            FileType.PDF,
            FileType.DOCX,
            FileType.XLSX,
            FileType.PPTX,
            FileType.DOC,
            FileType.XLS,
            FileType.PPT,
            FileType.TEXT);
    private static final FileRule STICKERS = FileRule.of(FileType.MOVING_WEBP, FileType.STILL_WEBP);

    /** What it is. */
    public enum Kind {
        /** A sound or a voice note. */
        AUDIO,
        /** A film. */
        VIDEO,
        /** A file to keep. */
        DOCUMENT,
        /** A small picture that stands for a feeling. */
        STICKER;

        FileRule rule() {
            return switch (this) {
                case AUDIO -> SOUNDS;
                case VIDEO -> FILMS;
                case DOCUMENT -> DOCUMENTS;
                case STICKER -> STICKERS;
            };
        }
    }

    /** Needs all of them; empty text for what is not there. */
    public Media {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(caption, "caption");
        Objects.requireNonNull(fileName, "fileName");
    }

    @Override
    public String shown() {
        return caption;
    }

    @Override
    public Optional<Attachment> attachment() {
        return Optional.of(file);
    }

    @Override
    public Media with(Attachment changed) {
        return new Media(kind, changed, caption, fileName);
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        boolean silent = kind == Kind.AUDIO || kind == Kind.STICKER;
        return kind.rule()
                .breach(file)
                .or(() -> silent ? Limits.length(caption, 0) : Limits.caption(caption, reserved))
                .or(() -> kind == Kind.DOCUMENT ? Limits.text(fileName, Limits.LONGEST_FILE_NAME) : Optional.empty());
    }

    @Override
    public Media labelled(String label) {
        return caption.isEmpty() ? this : new Media(kind, file, label + caption, fileName);
    }

    @Override
    public String toString() {
        return "Media(" + kind + ", " + file + ", caption " + caption.length() + ")";
    }
}
