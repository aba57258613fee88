package dev.parlor.transport.whatsapp;

import java.util.Objects;

/**
 * What to answer to the platform, as it is and whole.
 *
 * @param status the HTTP status. Only 200 means taken; the platform repeats everything else for days
 * @param contentType of the body, given for an empty one too
 * @param body to be sent as UTF-8; mostly empty
 */
public record WebhookAnswer(int status, String contentType, String body) {
    /** Needs all of them. */
    public WebhookAnswer {
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(body, "body");
    }

    static WebhookAnswer of(int status) {
        return text(status, "");
    }

    static WebhookAnswer text(int status, String body) {
        return new WebhookAnswer(status, "text/plain", body);
    }
}
