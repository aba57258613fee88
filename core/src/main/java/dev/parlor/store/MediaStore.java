package dev.parlor.store;

import dev.parlor.id.MediaKey;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.StoredBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Keeps the bytes of pictures and other files, apart from what is said about them (rule M3). Implementations are
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

    /** Forgets the bytes, if they are there. */
    void delete(OrganizationId organization, MediaKey key);
}
