package dev.parlor.id;

import java.util.Objects;

/**
 * Names a member: the organization, and the host's own key of that person in it. Because a member carries its
 * organization, an act by a member can never touch another organization's data.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ : @ -}; shown in logs, so never a phone number
 */
public record MemberId(OrganizationId organization, String value) {
    /** Refuses any other text with an {@link IllegalArgumentException}. */
    public MemberId {
        Objects.requireNonNull(organization, "organization");
        IdText.chosen("member id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
