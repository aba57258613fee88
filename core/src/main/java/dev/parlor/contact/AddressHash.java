package dev.parlor.contact;

import java.util.Objects;

/**
 * What is left of an address after an erasure: by the host's {@link ErasureKey}, so that nobody without that key can find
 * out whose it was (rule T4). Nothing can be sent to it.
 */
public record AddressHash(String value) implements Address {
    /** Needs a value. */
    public AddressHash {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return "AddressHash";
    }
}
