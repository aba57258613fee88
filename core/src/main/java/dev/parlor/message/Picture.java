package dev.parlor.message;

import java.util.Objects;

/**
 * A picture that a guest sent.
 *
 * @param mediaId the platform's id of the bytes; they are not fetched yet
 * @param caption empty where there is none
 */
public record Picture(String mediaId, String mimeType, String caption) implements Content {
    /** Needs all of them; empty text where the platform did not say. */
    public Picture {
        Objects.requireNonNull(mediaId, "mediaId");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(caption, "caption");
    }

    @Override
    public String shown() {
        return caption;
    }

    @Override
    public String toString() {
        return "Picture(" + mimeType + ", caption " + caption.length() + ")";
    }
}
