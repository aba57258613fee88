package dev.parlor.id;

/**
 * What the platform calls a business number: the Cloud API's <em>phone number id</em>. Opaque, at most 64 characters,
 * no phone number itself.
 */
public record PlatformNumber(String value) {
    /** Refuses blank or longer text with an {@link IllegalArgumentException}. */
    public PlatformNumber {
        IdText.opaque("platform number", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
