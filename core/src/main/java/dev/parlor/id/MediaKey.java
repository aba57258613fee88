package dev.parlor.id;

/** What a media store calls the bytes that it keeps. Opaque, at most 128 characters; only within one organization. */
public record MediaKey(String value) {
    /** Refuses blank or longer text with an {@link IllegalArgumentException}. */
    public MediaKey {
        IdText.opaque("media key", value, 128);
    }

    @Override
    public String toString() {
        return IdText.masked(value);
    }
}
