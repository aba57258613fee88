package dev.parlor.id;

import java.util.Objects;
import java.util.UUID;

/**
 * Names something that came in and left no row of its own by which it could be known again (rule I3): the same thing is
 * always named the same. Nothing can be read from it.
 */
public record SeenId(UUID value) {
    /** Needs a value. */
    public SeenId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * The name of what is told apart from everything else by this text.
     *
     * @param key nothing that could be guessed, such as a phone number alone
     */
    public static SeenId of(String key) {
        return new SeenId(IdText.named(key));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
