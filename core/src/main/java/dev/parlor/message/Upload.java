package dev.parlor.message;

import dev.parlor.id.MediaId;
import dev.parlor.id.MediaKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the file of a message of ours came to the platform (rule M3). The message keeps its bytes; the platform's id is only
 * a copy that grows old.
 *
 * @param failures how many uploads in a row failed
 * @param file which bytes were uploaded last; {@code null} for none yet
 * @param id what the platform calls them; {@code null} for none yet
 * @param at when it was told; {@code null} for never
 */
public record Upload(
        int failures,
        @Nullable MediaKey file,
        @Nullable MediaId id,
        @Nullable Instant at) {
    /**
     * How old an id may be when a message is armed with it: 25 days. The platform forgets uploads after 30 (Cloud API,
     * media), and a message can still be in doubt, or on its way, for some of the rest.
     */
    public static final Duration USABLE = Duration.ofDays(25);

    /** Nothing was uploaded. */
    public static Upload none() {
        return new Upload(0, null, null, null);
    }

    /** What the platform calls these bytes; empty if it never had them, or too long ago. */
    public Optional<MediaId> idOf(StoredBytes bytes, Instant now) {
        boolean usable = bytes.key().equals(file) && at != null && !now.isAfter(at.plus(USABLE));
        return usable ? Optional.ofNullable(id) : Optional.empty();
    }

    Upload done(StoredBytes bytes, MediaId newId, Instant now) {
        return new Upload(0, bytes.key(), newId, now);
    }

    Upload failed() {
        return new Upload(failures + 1, file, id, at);
    }
}
