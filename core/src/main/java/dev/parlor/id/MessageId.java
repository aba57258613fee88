package dev.parlor.id;

import java.util.Objects;
import java.util.UUID;

/** Names a message, the guest's or ours, by Parlor's own count; the platform's name is a {@link PlatformId}. Made by Parlor, ordered by the time of making. */
public record MessageId(UUID value) {
    /** Needs a value. */
    public MessageId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads what {@link #toString()} wrote; anything else is an {@link IllegalArgumentException}. */
    public static MessageId parse(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
