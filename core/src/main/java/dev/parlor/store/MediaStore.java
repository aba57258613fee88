package dev.parlor.store;

import dev.parlor.id.MediaKey;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.StoredBytes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bytes of pictures and other files, apart from what is said about them (rule M3): before there is a message, while
 * it waits, and as long as it stands in a timeline, be it cancelled or sent. Implementations are
 * thread-safe and stream: nothing needs to fit into memory at once. A key is good in its organization only. When the
 * store cannot answer it throws {@link StoreException}.
 */
public interface MediaStore {
    /**
     * Reads these bytes to their end and keeps them.
     *
     * @param most how many bytes are kept at most
     * @return empty if there were more, and then nothing is kept and the rest is not read
     * @throws IOException if the bytes cannot be read; then nothing is kept
     */
    Optional<StoredBytes> put(OrganizationId organization, InputStream bytes, long most) throws IOException;

    /** The bytes, for the caller to close; empty if they are not there. */
    Optional<InputStream> open(OrganizationId organization, MediaKey key);

    /**
     * The files that were put before a time and are still there, in an order of the store's own that does not change, so that
     * those whom nobody sent can be found. A store that cannot tell the time to the hour may leave out younger ones, never
     * name them.
     *
     * @param after only those after this one; {@code null} for the first ones
     * @param limit at most so many, at least 1
     */
    List<MediaKey> keptBefore(OrganizationId organization, Instant before, @Nullable MediaKey after, int limit);

    /** Forgets the bytes, if they are there. */
    void delete(OrganizationId organization, MediaKey key);
}
