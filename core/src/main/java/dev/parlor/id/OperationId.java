package dev.parlor.id;

import java.util.Objects;
import java.util.UUID;

/** Names one unit of work, so that a commit whose answer was lost can be looked up. Made by Parlor, ordered by the time of making. */
public record OperationId(UUID value) {
    /** Needs a value. */
    public OperationId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads what {@link #toString()} wrote; anything else is an {@link IllegalArgumentException}. */
    public static OperationId parse(String text) {
        return new OperationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
