package dev.parlor.contact;

import java.util.Objects;

/**
 * The platform's own id of a person towards this business (the Cloud API's business-scoped user id). Opaque, at most
 * 160 characters; it changes when the person changes phone numbers. {@code toString} never shows it whole.
 */
public record UserId(String value) implements Address {
    private static final int LONGEST = 160;

    /** Refuses blank or longer text with an {@link IllegalArgumentException}. */
    public UserId {
        Objects.requireNonNull(value, "user id");
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "user id must be 1 to " + LONGEST + " characters, not blank, but has " + value.length());
        }
    }

    @Override
    public String toString() {
        return "user…" + (value.length() < 8 ? "" : value.substring(value.length() - 2));
    }
}
