package dev.parlor.message;

import java.util.Objects;
import java.util.Optional;

/**
 * A picture, of a guest or ours.
 *
 * @param caption empty where there is none
 */
public record Picture(Attachment file, String caption) implements Content {
    static final FileRule RULE = FileRule.of(FileType.JPEG, FileType.PNG);

    /** Needs both; empty text for no caption. */
    public Picture {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(caption, "caption");
    }

    /** A picture of a guest, as it is announced. */
    public Picture(String mediaId, String mimeType, String caption) {
        this(Attachment.announced(mediaId, mimeType), caption);
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
    public Picture with(Attachment changed) {
        return new Picture(changed, caption);
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return RULE.breach(file).or(() -> Limits.caption(caption, reserved));
    }

    @Override
    public Picture labelled(String label) {
        return caption.isEmpty() ? this : new Picture(file, label + caption);
    }

    @Override
    public String toString() {
        return "Picture(" + file + ", caption " + caption.length() + ")";
    }
}
