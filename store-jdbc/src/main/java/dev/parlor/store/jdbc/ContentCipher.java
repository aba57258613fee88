package dev.parlor.store.jdbc;

import java.security.GeneralSecurityException;

/**
 * Encrypts what people wrote and sent before it is stored, and decrypts it again. Optional: without one, content is as safe as the
 * database and the disk are. {@link AesContentCipher} is one; a host with a key service of its own brings another.
 * Implementations are thread-safe, and quick: a message is decrypted each time it is read.
 *
 * <p>What is encrypted with one key is not rewritten when another becomes current: it names its key, and must be readable for as
 * long as it is kept. A row that is written again is encrypted with the key that is current then.
 *
 * <p>A {@code place} says what the bytes belong to, by ids only. It is no secret, but must be authenticated: bytes that were
 * encrypted for one place must not be readable in another.
 */
public interface ContentCipher {
    /** The name of the key for what is stored from now on: 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}, and no secret. */
    String currentKey();

    /**
     * Encrypts so that every change of the answer is found by {@link #decrypt}.
     *
     * @param key as {@link #currentKey()} named it
     * @throws GeneralSecurityException if it cannot be done; then nothing is stored
     */
    byte[] encrypt(String key, String place, byte[] plain) throws GeneralSecurityException;

    /**
     * Gives back what was encrypted with this key for this place.
     *
     * @throws GeneralSecurityException if there is no such key, it is the wrong one, or the bytes or their place were changed
     */
    byte[] decrypt(String key, String place, byte[] encrypted) throws GeneralSecurityException;
}
