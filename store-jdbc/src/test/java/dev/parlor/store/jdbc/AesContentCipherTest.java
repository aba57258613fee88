package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AesContentCipherTest {
    private static final byte[] PLAIN = "See you at six 🙂".getBytes(StandardCharsets.UTF_8);
    private final AesContentCipher cipher = TestKeys.cipher("summer", "spring");

    @Test
    void X10_what_is_encrypted_comes_back_with_its_key_and_for_its_place_only() throws GeneralSecurityException {
        byte[] encrypted = cipher.encrypt("spring", "message/acme/1", PLAIN);

        assertThat(cipher.decrypt("spring", "message/acme/1", encrypted)).isEqualTo(PLAIN);
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> cipher.decrypt("summer", "message/acme/1", encrypted));
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> cipher.decrypt("spring", "message/acme/2", encrypted));
    }

    @Test
    void X10_the_same_twice_is_encrypted_to_something_else() throws GeneralSecurityException {
        assertThat(cipher.encrypt("summer", "here", PLAIN)).isNotEqualTo(cipher.encrypt("summer", "here", PLAIN));
    }

    @Test
    void X10_every_bit_that_is_changed_and_every_byte_that_is_missing_is_found() throws GeneralSecurityException {
        byte[] encrypted = cipher.encrypt("summer", "here", PLAIN);

        for (int at = 0; at < encrypted.length; at++) {
            byte[] changed = encrypted.clone();
            changed[at] ^= 1;
            byte[] cutOff = Arrays.copyOf(encrypted, at);
            assertThatExceptionOfType(GeneralSecurityException.class)
                    .isThrownBy(() -> cipher.decrypt("summer", "here", changed));
            assertThatExceptionOfType(GeneralSecurityException.class)
                    .isThrownBy(() -> cipher.decrypt("summer", "here", cutOff));
        }
    }

    @Test
    void X10_nothing_is_as_good_a_content_as_any() throws GeneralSecurityException {
        assertThat(cipher.decrypt("summer", "here", cipher.encrypt("summer", "here", new byte[0])))
                .isEmpty();
    }

    @Test
    void X10_a_key_that_is_not_there_is_told_by_its_name() {
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> cipher.decrypt("winter", "here", new byte[40]))
                .withMessageContaining("winter");
    }

    @Test
    void X10_a_ring_without_its_current_key_or_with_a_key_for_something_else_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesContentCipher.of("autumn", Map.of("spring", TestKeys.key("spring"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        AesContentCipher.of("mac", Map.of("mac", new SecretKeySpec(new byte[32], "HmacSHA256"))))
                .withMessageContaining("HmacSHA256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesContentCipher.of("short", Map.of("short", new SecretKeySpec(new byte[5], "AES"))))
                .withMessageContaining("40");
    }

    @Test
    void X10_it_shows_names_of_keys_and_no_keys() {
        assertThat(cipher).hasToString("AesContentCipher(summer, 2 keys)");
    }
}
