package dev.parlor.consent;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record's place in the chain of its chat (rule O9). Digests are SHA-256 in hexadecimal.
 *
 * @param sequence counts from 1, without a gap
 * @param previous the hash of the record before; empty for the first
 * @param salt goes into {@code personal}; {@code null} once the personal content was erased
 * @param personal the salted digest of what names or quotes the guest
 * @param hash over the act's facts, {@code personal} and {@code previous}
 */
public record Seal(long sequence, String previous, @Nullable String salt, String personal, String hash) {
    /** Needs all but a salt. */
    public Seal {
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(personal, "personal");
        Objects.requireNonNull(hash, "hash");
    }

    /** The seal that stays when the personal content goes. */
    Seal withoutSalt() {
        return new Seal(sequence, previous, null, personal, hash);
    }

    /** Without the salt. */
    @Override
    public String toString() {
        return "Seal(" + sequence + ")";
    }
}
