package dev.parlor.consent;

import dev.parlor.consent.Anchor.Head;
import dev.parlor.id.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs anchors with HMAC-SHA-256. Immutable and thread-safe; never shows the key. */
public final class AnchorKey {
    private static final int LEAST_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private AnchorKey(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * The key of the host.
     *
     * @throws IllegalArgumentException for fewer than 32 bytes
     */
    public static AnchorKey of(byte[] secret) {
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "an anchor key must have at least " + LEAST_BYTES + " bytes, but has " + secret.length);
        }
        return new AnchorKey(new SecretKeySpec(secret, ALGORITHM));
    }

    /** Signs where the chains end now. */
    public Anchor sign(OrganizationId organization, Instant at, List<Head> heads) {
        return new Anchor(organization, at, heads, signature(organization, at, heads));
    }

    /** Whether this key signed exactly this. */
    public boolean signed(Anchor anchor) {
        return MessageDigest.isEqual(
                bytes(signature(anchor.organization(), anchor.at(), anchor.heads())), bytes(anchor.signature()));
    }

    private String signature(OrganizationId organization, Instant at, List<Head> heads) {
        Digest digest = new Digest().add(organization.value()).add(at.toString());
        for (Head head : heads) {
            Ledger.add(head.chat(), digest).add(Long.toString(head.sequence())).add(head.hash());
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes(digest.hex())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "AnchorKey";
    }
}
