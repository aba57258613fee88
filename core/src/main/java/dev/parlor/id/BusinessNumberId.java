package dev.parlor.id;

/**
 * Names a business number within its organization.
 * Chosen by the host: 1 to 64 characters of {@code A-Z a-z 0-9 . _ : @ -}; shown in logs, so never a phone number.
 */
public record BusinessNumberId(String value) {
    /** Refuses any other text with an {@link IllegalArgumentException}. */
    public BusinessNumberId {
        IdText.chosen("business number id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
