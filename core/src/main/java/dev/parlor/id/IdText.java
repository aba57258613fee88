package dev.parlor.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** The one rule for ids that somebody outside Parlor chose. */
final class IdText {
    private static final int LONGEST = 64;
    private static final int SHOWS_A_TAIL = 8;
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._:@-]+");

    private IdText() {}

    static String chosen(String what, String value) {
        Objects.requireNonNull(value, what);
        if (value.length() > LONGEST || !ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " must be 1 to " + LONGEST
                    + " characters of A-Z a-z 0-9 . _ : @ -, but has " + value.length()
                    + " characters, or others; use your application's own key, never a phone number");
        }
        return value;
    }

    /** Keeps a platform's opaque text out of logs: only its length shows, and the last two characters of a long one. */
    static String masked(String value) {
        String tail = value.length() < SHOWS_A_TAIL ? "" : value.substring(value.length() - 2);
        return "…" + tail + "(" + value.length() + ")";
    }

    /** The same for the same text, always and everywhere: a UUID of version 8 from its SHA-256. */
    static UUID named(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(digest);
            return new UUID(
                    (bits.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L,
                    (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    static String opaque(String what, String value, int longest) {
        Objects.requireNonNull(value, what);
        if (value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException(
                    what + " must be 1 to " + longest + " characters, not blank, but has " + value.length());
        }
        return value;
    }
}
