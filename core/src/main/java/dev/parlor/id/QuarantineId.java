package dev.parlor.id;

import java.util.Objects;
import java.util.UUID;

/** Names something that came in and is kept aside (rule I2): the same thing is always named the same. */
public record QuarantineId(UUID value) {
    /** Needs a value. */
    public QuarantineId {
        Objects.requireNonNull(value, "value");
    }

    /** The name of what is told apart from everything else by this text. */
    public static QuarantineId of(String key) {
        return new QuarantineId(IdText.named(key));
    }

    /** Reads what {@link #toString()} wrote; anything else is an {@link IllegalArgumentException}. */
    public static QuarantineId parse(String text) {
        return new QuarantineId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
