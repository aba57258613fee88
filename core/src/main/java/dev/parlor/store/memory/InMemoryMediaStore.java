package dev.parlor.store.memory;

import dev.parlor.id.MediaKey;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.MediaStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps files in this process's memory, for tests and for trying things out. Thread-safe. */
public final class InMemoryMediaStore implements MediaStore {
    private final Map<Place, byte[]> files = new ConcurrentHashMap<>();

    private record Place(OrganizationId organization, MediaKey key) {}

    /** An empty one. */
    public InMemoryMediaStore() {}

    @Override
    public Optional<StoredBytes> put(OrganizationId organization, InputStream bytes, long most) throws IOException {
        byte[] read = bytes.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
        if (bytes.read() >= 0) {
            return Optional.empty();
        }
        MediaKey key = new MediaKey(UUID.randomUUID().toString());
        files.put(new Place(organization, key), read);
        return Optional.of(new StoredBytes(key, read.length, sha256(read)));
    }

    @Override
    public Optional<InputStream> open(OrganizationId organization, MediaKey key) {
        return Optional.ofNullable(files.get(new Place(organization, key))).map(ByteArrayInputStream::new);
    }

    @Override
    public void delete(OrganizationId organization, MediaKey key) {
        files.remove(new Place(organization, key));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
