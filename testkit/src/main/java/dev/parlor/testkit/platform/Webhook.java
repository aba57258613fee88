package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;

/**
 * One event notification that the platform wants to post to the host.
 *
 * <p>The bytes are what the signature covers: pass them on as they are. As the platform does, they hold non-ASCII
 * characters as lower-case Unicode escapes and a slash with a backslash before it. Immutable and thread-safe; the body
 * is copied in and out.
 */
public final class Webhook {

    private final String phoneNumberId;
    private final byte[] body;

    private Webhook(String phoneNumberId, byte[] body) {
        this.phoneNumberId = Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        this.body = body.clone();
    }

    static Webhook of(String phoneNumberId, byte[] body) {
        return new Webhook(phoneNumberId, body);
    }

    /** The platform's id of the business number that this is about. */
    public String phoneNumberId() {
        return phoneNumberId;
    }

    /** A copy of the exact bytes to post. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as text. */
    public String text() {
        return new String(body, UTF_8);
    }

    /** The business number and the size only. */
    @Override
    public String toString() {
        return "Webhook[" + phoneNumberId + ", " + body.length + " bytes]";
    }
}
