package dev.parlor.store.jdbc;

import dev.parlor.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the host's cipher does, or nothing where it brought none. What was stored before there was a cipher is read as it is. An
 * encrypted text is {@code enc:}, the name of its key, a colon and base64, so that it fits where the text would have been; a
 * text of ours is JSON and never begins so.
 */
final class Encryption {
    static final Encryption NONE = new Encryption(null);

    private static final String MARK = "enc:";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final @Nullable ContentCipher cipher;

    private Encryption(@Nullable ContentCipher cipher) {
        this.cipher = cipher;
    }

    static Encryption by(ContentCipher cipher) {
        checked(cipher.currentKey());
        return new Encryption(cipher);
    }

    /** The key for what is written now; {@code null} where nothing is encrypted. */
    @Nullable
    String currentKey() {
        return cipher == null ? null : checked(cipher.currentKey());
    }

    /** With a key as {@link #currentKey()} named it. */
    byte[] encrypt(@Nullable String key, String place, byte[] plain) {
        if (cipher == null || key == null) {
            return plain;
        }
        try {
            return cipher.encrypt(key, place, plain);
        } catch (GeneralSecurityException failed) {
            throw new StoreException(
                    "content could not be encrypted with the key " + key + ", nothing was written", failed);
        }
    }

    /** With the key that it was encrypted with; {@code null} if it was not. */
    byte[] decrypt(@Nullable String key, String place, byte[] stored) {
        if (key == null) {
            return stored;
        }
        try {
            if (cipher == null) {
                throw new InvalidKeyException("the store was given no cipher");
            }
            return cipher.decrypt(key, place, stored);
        } catch (GeneralSecurityException failed) {
            throw new StoreException(
                    "content cannot be decrypted with the key " + key
                            + ": it is missing or another one, or somebody changed what is stored",
                    failed);
        }
    }

    String encrypt(String place, String plain) {
        String key = currentKey();
        return key == null
                ? plain
                : MARK + key + ":"
                        + Base64.getEncoder()
                                .encodeToString(encrypt(key, place, plain.getBytes(StandardCharsets.UTF_8)));
    }

    String decrypt(String place, String stored) {
        if (!stored.startsWith(MARK)) {
            return stored;
        }
        int end = stored.indexOf(':', MARK.length());
        byte[] encrypted = Base64.getDecoder().decode(stored.substring(end + 1));
        return new String(decrypt(stored.substring(MARK.length(), end), place, encrypted), StandardCharsets.UTF_8);
    }

    private static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "the name of a key must be 1 to 64 characters of A-Z a-z 0-9 . _ -, but has " + key.length()
                            + " characters, or others");
        }
        return key;
    }
}
