package dev.parlor.contact;

import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes, with HMAC-SHA-256, by what an erased guest could be known again (rule T4). Every organization's hashes differ.
 * Immutable and thread-safe; never shows the key.
 */
public final class ErasureKey {
    private static final int LEAST_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private ErasureKey(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * The key of the host. With another one, or none, what was erased before is not known again.
     *
     * @throws IllegalArgumentException for fewer than 32 bytes
     */
    public static ErasureKey of(byte[] secret) {
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "an erasure key must have at least " + LEAST_BYTES + " bytes, but has " + secret.length);
        }
        return new ErasureKey(new SecretKeySpec(secret, ALGORITHM));
    }

    /** What is kept of these addresses. */
    public Set<AddressHash> hashes(OrganizationId organization, Collection<Address> addresses) {
        return addresses.stream()
                .map(address -> new AddressHash(hex(organization, kind(address), address.value())))
                .collect(Collectors.toSet());
    }

    /** What is kept of the platform's id of a message, which can have the guest's number in it. */
    public PlatformId hash(OrganizationId organization, PlatformId id) {
        return new PlatformId("erased:" + hex(organization, "MESSAGE", id.value()));
    }

    /** Part of what is kept, so never to be changed. */
    private static String kind(Address address) {
        return address instanceof PhoneNumber ? "PHONE" : "USER_ID";
    }

    /** Each field with its length before it, so that no two lists of fields look alike. */
    private String hex(OrganizationId organization, String kind, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String field : new String[] {organization.value(), kind, value}) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "ErasureKey";
    }
}
