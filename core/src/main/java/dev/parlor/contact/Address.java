package dev.parlor.contact;

/**
 * A way to reach and to recognise a guest. It is never a key: a guest can have several, and can change them (rule C4).
 */
public sealed interface Address permits PhoneNumber, UserId, AddressHash {
    /** The whole address. Personal: for the transport and the store, never for a log. */
    String value();
}
