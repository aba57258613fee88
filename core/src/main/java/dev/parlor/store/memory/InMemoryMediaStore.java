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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps files in this process's memory, for tests and for trying things out. Thread-safe. */
public final class InMemoryMediaStore implements MediaStore {
    private final Map<Place, Kept> files = new ConcurrentHashMap<>();
    private final InstantSource time;

    private record Place(OrganizationId organization, MediaKey key) {}

    private static final class Kept {
        private final byte[] bytes;
        private final Instant at;

        Kept(byte[] bytes, Instant at) {
            this.bytes = bytes;
            this.at = at;
        }
    }

    /** An empty one that tells the age of files by this time. */
    public InMemoryMediaStore(InstantSource time) {
        this.time = Objects.requireNonNull(time, "time");
    }

    @Override
    public Optional<StoredBytes> put(OrganizationId organization, InputStream bytes, long most) throws IOException {
        byte[] read = bytes.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
        if (bytes.read() >= 0) {
            return Optional.empty();
        }
        MediaKey key = new MediaKey(UUID.randomUUID().toString());
        files.put(new Place(organization, key), new Kept(read, time.instant()));
        return Optional.of(new StoredBytes(key, read.length, sha256(read)));
    }

    @Override
    public Optional<InputStream> open(OrganizationId organization, MediaKey key) {
        return Optional.ofNullable(files.get(new Place(organization, key)))
                .map(kept -> new ByteArrayInputStream(kept.bytes));
    }

    @Override
    public List<MediaKey> keptBefore(OrganizationId organization, Instant before, @Nullable MediaKey after, int limit) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().organization().equals(organization)
                        && file.getValue().at.isBefore(before))
                .map(file -> file.getKey().key())
                .filter(key -> after == null || key.value().compareTo(after.value()) > 0)
                .sorted(Comparator.comparing(MediaKey::value))
                .limit(limit)
                .toList();
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
