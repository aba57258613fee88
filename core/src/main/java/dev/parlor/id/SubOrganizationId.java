package dev.parlor.id;

/**
 * Names a part of an organization.
 * Chosen by the host: 1 to 64 characters of {@code A-Z a-z 0-9 . _ : @ -}; shown in logs, so never a phone number.
 */
public record SubOrganizationId(String value) {
    /** Refuses any other text with an {@link IllegalArgumentException}. */
    public SubOrganizationId {
        IdText.chosen("sub-organization id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
