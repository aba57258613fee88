package dev.parlor.store.jdbc;

import dev.parlor.id.MediaKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of files: UUIDs of version 7 (RFC 9562), which begin with the time in milliseconds, so that their order is that of
 * their age and no column or file attribute has to tell it.
 */
final class FileKeys {
    /** By age; a UUID's own order has the sign in it. */
    static final Comparator<UUID> ORDER = (one, other) -> {
        int first = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private static final Pattern OURS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final long LAST_MILLIS = (1L << 48) - 1;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FileKeys() {}

    static UUID make(Instant time) {
        long version7 = (millis(time) << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
        long variant = 0x8000_0000_0000_0000L | (RANDOM.nextLong() >>> 2);
        return new UUID(version7, variant);
    }

    /** What sorts after every file that was made before this time, and before every other. */
    static UUID floor(Instant time) {
        return new UUID(millis(time) << 16, 0);
    }

    /** The file after which a list goes on; before its first, what no file is called. */
    static UUID begin(@Nullable MediaKey after) {
        return after == null
                ? floor(Instant.EPOCH)
                : parse(after).orElseThrow(() -> new IllegalArgumentException("a list goes on after a key of its own"));
    }

    static Instant timeOf(UUID file) {
        return Instant.ofEpochMilli(file.getMostSignificantBits() >>> 16);
    }

    /** Empty for a key that none of our stores made: whatever it is, it is not there. */
    static Optional<UUID> parse(MediaKey key) {
        return parse(key.value());
    }

    static Optional<UUID> parse(String text) {
        return OURS.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    static MediaKey key(UUID file) {
        return new MediaKey(file.toString());
    }

    private static long millis(Instant time) {
        return Math.max(0, Math.min(LAST_MILLIS, time.toEpochMilli()));
    }
}
