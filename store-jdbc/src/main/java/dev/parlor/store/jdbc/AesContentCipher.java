package dev.parlor.store.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES in Galois/counter mode (NIST SP 800-38D) with keys that the host hands over: one for what is stored from now on, and the
 * earlier ones for what is there already. Each encryption draws a nonce of 96 bits; for that a key is good for about 4 billion
 * of them (2 to the power of 32, by section 8.3 there), messages and parts of files together, and must be replaced before.
 * Thread-safe.
 *
 * <p>To take a new key into use on several hosts, first give it to all of them as one that is not current, then make it current.
 */
public final class AesContentCipher implements ContentCipher {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final List<Integer> LENGTHS = List.of(128, 192, 256);

    private final String currentKey;
    private final Map<String, SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    private AesContentCipher(String currentKey, Map<String, SecretKey> keys) {
        this.currentKey = currentKey;
        this.keys = keys;
    }

    /**
     * With these keys by name.
     *
     * @param currentKey the one that encrypts
     * @param keys AES keys of 128, 192 or 256 bits, the current one among them
     */
    public static AesContentCipher of(String currentKey, Map<String, SecretKey> keys) {
        Objects.requireNonNull(currentKey, "currentKey");
        Map<String, SecretKey> copy = Map.copyOf(keys);
        if (!copy.containsKey(currentKey)) {
            throw new IllegalArgumentException(
                    "the current key must be one of the " + copy.size() + " keys, but is not");
        }
        copy.values().forEach(AesContentCipher::check);
        return new AesContentCipher(currentKey, copy);
    }

    private static void check(SecretKey key) {
        if (!"AES".equals(key.getAlgorithm())) {
            throw new IllegalArgumentException("every key must be one for AES, but one is for " + key.getAlgorithm());
        }
        byte[] bytes = key.getEncoded();
        if (bytes != null && !LENGTHS.contains(bytes.length * Byte.SIZE)) {
            throw new IllegalArgumentException(
                    "every key must have one of " + LENGTHS + " bits, but one has " + bytes.length * Byte.SIZE);
        }
    }

    @Override
    public String currentKey() {
        return currentKey;
    }

    @Override
    public byte[] encrypt(String key, String place, byte[] plain) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, place, nonce);
        ByteBuffer encrypted = ByteBuffer.allocate(NONCE_BYTES + cipher.getOutputSize(plain.length));
        cipher.doFinal(ByteBuffer.wrap(plain), encrypted.put(nonce));
        return encrypted.array();
    }

    @Override
    public byte[] decrypt(String key, String place, byte[] encrypted) throws GeneralSecurityException {
        int least = NONCE_BYTES + TAG_BITS / Byte.SIZE;
        if (encrypted.length < least) {
            throw new GeneralSecurityException("nothing encrypted is shorter than its nonce and tag of " + least
                    + " bytes, but there are " + encrypted.length);
        }
        return cipher(Cipher.DECRYPT_MODE, key, place, encrypted)
                .doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
    }

    /** Shows which key is current, and no key. */
    @Override
    public String toString() {
        return "AesContentCipher(" + currentKey + ", " + keys.size() + " keys)";
    }

    private Cipher cipher(int mode, String name, String place, byte[] nonce) throws GeneralSecurityException {
        SecretKey key = keys.get(name);
        if (key == null) {
            throw new InvalidKeyException("there is no key of the name " + name + " among " + keys.size());
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
