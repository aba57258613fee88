package dev.parlor.id;

import java.util.Objects;
import java.util.UUID;

/** Names an entry in one member's address book. Made by Parlor, ordered by the time of making. */
public record ContactId(UUID value) {
    /** Needs a value. */
    public ContactId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads what {@link #toString()} wrote; anything else is an {@link IllegalArgumentException}. */
    public static ContactId parse(String text) {
        return new ContactId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
