package dev.parlor.id;

/**
 * The platform's own id of a message: opaque, case-sensitive, at most 512 characters. It may contain the guest's
 * number, so it is personal data and is never shown whole.
 */
public record PlatformId(String value) {
    /** Refuses blank or longer text with an {@link IllegalArgumentException}. */
    public PlatformId {
        IdText.opaque("platform message id", value, 512);
    }

    /** Never the whole value. */
    @Override
    public String toString() {
        return IdText.masked(value);
    }
}
