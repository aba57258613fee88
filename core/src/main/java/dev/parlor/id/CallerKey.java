package dev.parlor.id;

/**
 * What the host calls a message before Parlor has named it, so that sending twice by mistake takes one message (rule
 * M5). Unique within a thread; 1 to 64 characters of {@code A-Z a-z 0-9 . _ : @ -}, never a phone number.
 */
public record CallerKey(String value) {
    /** Refuses other text with an {@link IllegalArgumentException}. */
    public CallerKey {
        IdText.chosen("caller key", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
