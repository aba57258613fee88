package dev.parlor.id;

import java.util.Objects;
import java.util.UUID;

/** Names a thread. Made by Parlor, ordered by the time of making. */
public record ThreadId(UUID value) {
    /** Needs a value. */
    public ThreadId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads what {@link #toString()} wrote; anything else is an {@link IllegalArgumentException}. */
    public static ThreadId parse(String text) {
        return new ThreadId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
