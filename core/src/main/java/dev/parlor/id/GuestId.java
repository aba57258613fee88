package dev.parlor.id;

import java.util.Objects;
import java.util.UUID;

/** Names a guest, whatever addresses that guest has or will have. Made by Parlor, ordered by the time of making. */
public record GuestId(UUID value) {
    /** Needs a value. */
    public GuestId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads what {@link #toString()} wrote; anything else is an {@link IllegalArgumentException}. */
    public static GuestId parse(String text) {
        return new GuestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
