package dev.parlor.id;

/**
 * What the platform calls a file: opaque, at most 512 characters, good for one business number and for a time (rule M3).
 * Who has it and the number's token can fetch the file, so it is never shown whole.
 */
public record MediaId(String value) {
    /** Refuses blank or longer text with an {@link IllegalArgumentException}. */
    public MediaId {
        IdText.opaque("platform media id", value, 512);
    }

    @Override
    public String toString() {
        return IdText.masked(value);
    }
}
