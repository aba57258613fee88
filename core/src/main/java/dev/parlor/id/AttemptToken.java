package dev.parlor.id;

/**
 * Marks one attempt to send. It travels with the request and comes home in the platform's reports, which is how a
 * lost answer is found again (rule S3). At most 512 characters; random, without personal data; never shown whole.
 */
public record AttemptToken(String value) {
    /** Refuses blank or longer text with an {@link IllegalArgumentException}. */
    public AttemptToken {
        IdText.opaque("attempt token", value, 512);
    }

    /** Never the whole value. */
    @Override
    public String toString() {
        return IdText.masked(value);
    }
}
