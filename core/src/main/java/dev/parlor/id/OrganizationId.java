package dev.parlor.id;

/**
 * Names a company. All data belongs to exactly one.
 * Chosen by the host: 1 to 64 characters of {@code A-Z a-z 0-9 . _ : @ -}; shown in logs, so never a phone number.
 */
public record OrganizationId(String value) {
    /** Refuses any other text with an {@link IllegalArgumentException}. */
    public OrganizationId {
        IdText.chosen("organization id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
