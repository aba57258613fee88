package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
    private final List<String> told;

    private Webhook(String phoneNumberId, byte[] body, List<String> told) {
        this.phoneNumberId = Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        this.body = body.clone();
        this.told = List.copyOf(told);
    }

    static Webhook of(String phoneNumberId, byte[] body) {
        return new Webhook(phoneNumberId, body, List.of());
    }

    /** With the guest's message that a host knows once it has this; null for none. */
    static Webhook telling(String phoneNumberId, byte[] body, @Nullable String messageId) {
        return new Webhook(phoneNumberId, body, messageId == null ? List.of() : List.of(messageId));
    }

    /** One post with the entries of all; empty where one is not of the platform's making. */
    static Optional<Webhook> together(List<Webhook> webhooks) {
        ObjectNode payload = Json.object().put("object", "whatsapp_business_account");
        ArrayNode entries = payload.putArray("entry");
        List<String> told = new ArrayList<>();
        for (Webhook webhook : webhooks) {
            if (!(webhook.entries() instanceof ArrayNode some)) {
                return Optional.empty();
            }
            entries.addAll(some);
            told.addAll(webhook.told);
        }
        return Optional.of(new Webhook(webhooks.get(0).phoneNumberId, Json.bytes(payload), told));
    }

    private JsonNode entries() {
        try {
            return Json.parse(body).path("entry");
        } catch (JacksonException noJson) {
            return Json.object();
        }
    }

    /** The guests' messages that a host knows once it has this. */
    List<String> told() {
        return told;
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
