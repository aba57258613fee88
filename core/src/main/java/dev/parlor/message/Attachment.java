package dev.parlor.message;

import dev.parlor.id.MediaId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file of a message: a picture or other media (rule M3). Ours is in the media store from the beginning. A guest's is
 * announced with the platform's id, and shown before its bytes have arrived.
 *
 * @param mimeType as recognised from the bytes, or as the platform says; empty where nobody does
 * @param mediaId the platform's id; {@code null} for a file of ours
 * @param bytes where they are kept; {@code null} while they are not
 */
public record Attachment(
        String mimeType,
        State state,
        @Nullable MediaId mediaId,
        @Nullable StoredBytes bytes) {
    /** Whether the bytes can be had. */
    public enum State {
        /** Announced; the bytes have not arrived yet. */
        PENDING,
        /** In the media store. */
        AVAILABLE,
        /** They could not be fetched, or were erased. */
        GONE
    }

    /** Has bytes when it is available, and only then. */
    public Attachment {
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(state, "state");
        if ((state == State.AVAILABLE) != (bytes != null)) {
            throw new IllegalArgumentException(
                    "bytes must be given with AVAILABLE and only then, but state is " + state);
        }
    }

    /** A file of a guest, as it is announced. */
    public static Attachment announced(String mediaId, String mimeType) {
        return new Attachment(mimeType, State.PENDING, new MediaId(mediaId), null);
    }

    /** A file of ours. */
    public static Attachment kept(StoredBytes bytes, String mimeType) {
        return new Attachment(mimeType, State.AVAILABLE, null, Objects.requireNonNull(bytes, "bytes"));
    }

    /**
     * Its bytes arrived.
     *
     * @param type what the platform then said it is; empty where it did not
     */
    public Attachment arrived(StoredBytes kept, String type) {
        return new Attachment(type.isBlank() ? mimeType : type, State.AVAILABLE, mediaId, kept);
    }

    /** Its bytes will not come, or are no more. */
    public Attachment gone() {
        return new Attachment(mimeType, State.GONE, mediaId, null);
    }

    @Override
    public String toString() {
        return "Attachment(" + mimeType + ", " + state + ")";
    }
}
