package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Ids that look random and are not: the same seed gives the same sequence. */
final class OpaqueIds {

    private final long seed;
    private long drawn;

    OpaqueIds(long seed) {
        this.seed = seed;
    }

    /** A message id: {@code wamid.} and opaque base64, with all of its characters. */
    String messageId() {
        return "wamid." + Base64.getEncoder().encodeToString(draw());
    }

    /** An id of media: digits. */
    String digits() {
        return Long.toString(1_000_000_000_000_000L + seed % 1_000 * 1_000_000_000L + ++drawn);
    }

    /** A business-scoped user id: a country and alphanumerics. */
    String userId() {
        return "GB." + digits();
    }

    static byte[] sha256(String text) {
        return sha256(text.getBytes(UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform offers SHA-256, this one did not", e);
        }
    }

    /** An id that support would ask for. */
    String traceId() {
        return "A" + digits();
    }

    private byte[] draw() {
        return sha256(seed + ":" + ++drawn);
    }
}
