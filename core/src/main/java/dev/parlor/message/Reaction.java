package dev.parlor.message;

import java.util.Objects;
import java.util.Optional;

/**
 * A sign put on another message, the one that it quotes (rule M7).
 *
 * @param emoji one emoji; empty takes the reaction back
 */
public record Reaction(String emoji) implements Content {
    private static final int LONGEST = 32;

    /** Needs an emoji or empty text. */
    public Reaction {
        Objects.requireNonNull(emoji, "emoji");
    }

    /** Takes an earlier reaction back. */
    public static Reaction none() {
        return new Reaction("");
    }

    @Override
    public String shown() {
        return "";
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return Limits.length(emoji, LONGEST);
    }

    @Override
    public boolean isAboutAnother() {
        return true;
    }

    @Override
    public String toString() {
        return "Reaction";
    }
}
