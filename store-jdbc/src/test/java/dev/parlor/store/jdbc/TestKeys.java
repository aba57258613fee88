package dev.parlor.store.jdbc;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys for tests: each name has its own, always the same. */
final class TestKeys {
    private TestKeys() {}

    /** A cipher that has these keys, of which the first is current. */
    static AesContentCipher cipher(String current, String... others) {
        Map<String, SecretKey> keys =
                Arrays.stream(others).collect(Collectors.toMap(Function.identity(), TestKeys::key));
        keys.put(current, key(current));
        return AesContentCipher.of(current, keys);
    }

    static SecretKey key(String name) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) name.hashCode());
        return new SecretKeySpec(bytes, "AES");
    }
}
