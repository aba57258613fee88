package dev.parlor.transport.whatsapp;

import dev.parlor.transport.Item;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what the WhatsApp Cloud API posts (rules I1, I2), whatever web server the host has: pass on the query or the
 * bytes as they came, and answer what comes back. For the JDK's own server there is {@link WebhookHandler}.
 * Thread-safe if the receiver is; the platform posts concurrently and wants an answer within a second.
 *
 * <p>The body must be the raw bytes of the request: read again from text or re-written as JSON it no longer fits its
 * signature. The signature carries no time, so a repeated body is valid; the store knows what it has seen.
 */
public final class WhatsAppWebhook {
    /** The header that carries the signature. */
    public static final String SIGNATURE_HEADER = "X-Hub-Signature-256";

    private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebhook.class);

    private final AppSecrets secrets;
    private final String verifyToken;
    private final int maximumBody;
    private final Consumer<? super List<Item>> receiver;

    WhatsAppWebhook(WhatsAppWebhookBuilder built, String verifyToken, Consumer<? super List<Item>> receiver) {
        this.secrets = new AppSecrets(built.appSecrets());
        this.verifyToken = verifyToken;
        this.maximumBody = built.maximumBody();
        this.receiver = receiver;
    }

    /** Starts with the default size; secrets, verify token and receiver are needed. */
    public static WhatsAppWebhookBuilder builder() {
        return new WhatsAppWebhookBuilder();
    }

    /**
     * Answers a GET, by which the platform makes sure that the endpoint is ours: 200 and the challenge, or 403.
     *
     * @param rawQuery what follows the question mark, not decoded; {@code null} if there is none
     */
    public WebhookAnswer verify(@Nullable String rawQuery) {
        String challenge = Subscription.challenge(rawQuery, verifyToken);
        return challenge == null ? WebhookAnswer.of(403) : WebhookAnswer.text(200, challenge);
    }

    /**
     * Answers a POST. 413 for a body that is too large, 401 for a signature that is missing or wrong (and nothing is
     * read), 503 if the receiver throws, so that the platform repeats. 200 in every other case, also for what is not
     * understood: the receiver got it as {@link Item.NotUnderstood}, and a repetition would not make it any clearer.
     *
     * <p>The receiver is called once, with all items, before this returns; not at all for a body without items.
     *
     * @param body the raw bytes; not changed and not kept
     * @param signature the value of {@link #SIGNATURE_HEADER}; {@code null} if it did not come
     */
    public WebhookAnswer receive(byte[] body, @Nullable String signature) {
        if (body.length > maximumBody) {
            LOG.warn("A webhook of {} bytes was refused; {} are allowed", body.length, maximumBody);
            return WebhookAnswer.of(413);
        }
        if (!secrets.signed(body, signature)) {
            LOG.debug("A webhook without a valid signature was refused");
            return WebhookAnswer.of(401);
        }
        List<Item> items = Payload.items(body);
        return items.isEmpty() || received(items) ? WebhookAnswer.of(200) : WebhookAnswer.of(503);
    }

    /**
     * Reads again what was not understood when it came, with what this version knows (I2); for
     * {@code ParlorBuilder.reparse}. What is still not understood comes back the same.
     */
    public static List<Item> read(Item.NotUnderstood item) {
        return Payload.items(item.raw().getBytes(StandardCharsets.UTF_8));
    }

    private boolean received(List<Item> items) {
        try {
            receiver.accept(items);
            return true;
        } catch (RuntimeException e) {
            // Its message may quote what a guest wrote.
            LOG.warn(
                    "A webhook of {} items could not be stored: {}",
                    items.size(),
                    e.getClass().getName());
            return false;
        }
    }

    int maximumBody() {
        return maximumBody;
    }

    /** Neither secrets nor token. */
    @Override
    public String toString() {
        return "WhatsAppWebhook[at most " + maximumBody + " bytes]";
    }
}
