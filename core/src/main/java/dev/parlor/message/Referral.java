package dev.parlor.message;

import java.util.Objects;

/**
 * The advertisement or post that led a guest here, as the platform tells it with the guest's first message after it. Source:
 * Cloud API, Webhooks reference, messages. Each member is empty where the platform does not say; what was typed by whoever made
 * the advertisement is not to be trusted.
 *
 * @param source the platform's word for what it is, such as {@code ad} or {@code post}
 * @param sourceId what the platform calls it
 * @param url where it stands
 * @param clickId what the platform calls this tap on it, for telling it apart in its reports
 */
public record Referral(String source, String sourceId, String url, String headline, String body, String clickId) {
    /** Needs all of them, be they empty. */
    public Referral {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(clickId, "clickId");
    }

    /** Without what could tell who it was. */
    @Override
    public String toString() {
        return "Referral(" + source + ")";
    }
}
