package dev.parlor.id;

/**
 * What a host calls one of its listeners (rule V2): 1 to 64 characters of {@code A-Z a-z 0-9 . _ : @ -}. Under this name the
 * store keeps how far it came.
 */
public record ListenerName(String value) {
    /** Refuses other text with an {@link IllegalArgumentException}. */
    public ListenerName {
        IdText.chosen("listener name", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
