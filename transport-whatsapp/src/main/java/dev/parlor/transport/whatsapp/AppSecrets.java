package dev.parlor.transport.whatsapp;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a body was signed with one of the secrets (rule I1): HMAC-SHA256 over the bytes as they came. Source:
 * Cloud API, Create a webhook endpoint.
 */
final class AppSecrets {
    private static final String PREFIX = "sha256=";
    private static final Pattern SIGNATURE = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    private final List<HmacSha256> keys;

    AppSecrets(List<String> secrets) {
        this.keys = secrets.stream().map(HmacSha256::new).toList();
    }

    /** Takes as long for a wrong signature as for a right one, and for the first secret as for the last. */
    boolean signed(byte[] body, @Nullable String signature) {
        if (signature == null || !SIGNATURE.matcher(signature).matches()) {
            return false;
        }
        byte[] claimed = HexFormat.of().parseHex(signature, PREFIX.length(), signature.length());
        boolean signed = false;
        for (HmacSha256 key : keys) {
            signed |= MessageDigest.isEqual(key.of(body), claimed);
        }
        return signed;
    }
}
