package dev.parlor.message;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A sound, a film, a document or a sticker, of a guest or ours.
 *
 * @param caption empty where there is none; sounds and stickers never have one
 * @param fileName of a document, as people see it; empty where there is none. Personal
 */
public record Media(Kind kind, Attachment file, String caption, String fileName) implements Content {
    private static final long MEGABYTE = 1024L * 1024;

    private static final FileRule SOUNDS = new FileRule(
            16 * MEGABYTE,
            Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/ogg; codecs=opus"));
    private static final FileRule FILMS = new FileRule(16 * MEGABYTE, Set.of("video/mp4", "video/3gpp"));
    private static final FileRule DOCUMENTS = new FileRule(
            100 * MEGABYTE,
            Set.of(
                    "text/plain",
                    "application/pdf",
                    "application/msword",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.ms-excel",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.ms-powerpoint",
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation"));
    private static final FileRule STICKERS = new FileRule(500 * 1024, Set.of("image/webp"));

    /** What it is. */
    public enum Kind {
        /** A sound or a voice note. */
        AUDIO,
        /** A film. */
        VIDEO,
        /** A file to keep. */
        DOCUMENT,
        /** A small picture that stands for a feeling. */
        STICKER
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
    public Optional<Breach> breach(int reserved) {
        boolean silent = kind == Kind.AUDIO || kind == Kind.STICKER;
        return rule().breach(file).or(() -> silent ? Limits.length(caption, 0) : Limits.caption(caption, reserved));
    }

    @Override
    public Media labelled(String label) {
        return caption.isEmpty() ? this : new Media(kind, file, label + caption, fileName);
    }

    @Override
    public String toString() {
        return "Media(" + kind + ", " + file + ", caption " + caption.length() + ")";
    }

    private FileRule rule() {
        return switch (kind) {
            case AUDIO -> SOUNDS;
            case VIDEO -> FILMS;
            case DOCUMENT -> DOCUMENTS;
            case STICKER -> STICKERS;
        };
    }
}
