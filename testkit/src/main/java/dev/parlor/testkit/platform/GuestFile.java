package dev.parlor.testkit.platform;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file as a guest's phone sends it: what kind it shows as, its type and its bytes. They can be fetched for 7 days.
 *
 * <p>Immutable and thread-safe; the bytes are copied in.
 */
public final class GuestFile {

    final String kind;
    final String mimeType;
    final byte[] bytes;
    final String caption;
    final @Nullable String fileName;

    /** Of an audio: recorded as a voice note; of a sticker: animated; else without meaning. */
    final boolean special;

    private GuestFile(
            String kind, String mimeType, byte[] bytes, String caption, @Nullable String fileName, boolean special) {
        this.kind = kind;
        this.mimeType = Objects.requireNonNull(mimeType, "mimeType");
        this.bytes = bytes.clone();
        this.caption = Objects.requireNonNull(caption, "caption");
        this.fileName = fileName;
        this.special = special;
    }

    /** A picture, JPEG as phones send them or any other type. */
    public static GuestFile picture(String mimeType, byte[] bytes) {
        return new GuestFile("image", mimeType, bytes, "", null, false);
    }

    /** A film. */
    public static GuestFile video(String mimeType, byte[] bytes) {
        return new GuestFile("video", mimeType, bytes, "", null, false);
    }

    /** A sound that was not recorded in the chat. */
    public static GuestFile audio(String mimeType, byte[] bytes) {
        return new GuestFile("audio", mimeType, bytes, "", null, false);
    }

    /** A voice note, which is an audio of the type that phones record. */
    public static GuestFile voice(byte[] bytes) {
        return new GuestFile("audio", "audio/ogg; codecs=opus", bytes, "", null, true);
    }

    /** A file to keep, of any type. */
    public static GuestFile document(String mimeType, String fileName, byte[] bytes) {
        return new GuestFile("document", mimeType, bytes, "", Objects.requireNonNull(fileName, "fileName"), false);
    }

    /** A sticker, still or animated. */
    public static GuestFile sticker(boolean animated, byte[] bytes) {
        return new GuestFile("sticker", "image/webp", bytes, "", null, animated);
    }

    /**
     * The same with words below it.
     *
     * @throws IllegalArgumentException for a sound or a sticker, which have none
     */
    public GuestFile captioned(String words) {
        if (!words.isEmpty() && (kind.equals("audio") || kind.equals("sticker"))) {
            throw new IllegalArgumentException("Neither a sound nor a sticker has words below it");
        }
        return new GuestFile(kind, mimeType, bytes, words, fileName, special);
    }

    /** As on the screen: {@code (picture)} with its caption, {@code (voice)} and so on. */
    String shown() {
        String what = switch (kind) {
            case "image" -> "(picture)";
            case "audio" -> special ? "(voice)" : "(audio)";
            default -> "(" + kind + ")";
        };
        return caption.isEmpty() ? what : what + " " + caption;
    }

    /** Kind, type and size only. */
    @Override
    public String toString() {
        return kind + " " + mimeType + ", " + bytes.length + " bytes";
    }
}
