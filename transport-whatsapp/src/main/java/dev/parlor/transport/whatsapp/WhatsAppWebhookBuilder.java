package dev.parlor.transport.whatsapp;

import dev.parlor.transport.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link WhatsAppWebhook}. Not thread-safe; each {@link #build} makes a webhook of its own. */
public final class WhatsAppWebhookBuilder {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LARGEST = 64 * MEBIBYTE;

    private final List<String> appSecrets = new ArrayList<>();
    private @Nullable String verifyToken;
    private int maximumBody = 4 * MEBIBYTE;
    private @Nullable Consumer<? super List<Item>> receiver;

    WhatsAppWebhookBuilder() {}

    /**
     * The secret of the platform's app, which signs every post. Needed. Call it again for each further app, and for the
     * old secret while it is being rotated: a body signed with any of them is taken, so remove what is no longer used.
     */
    public WhatsAppWebhookBuilder appSecret(String secret) {
        appSecrets.add(Texts.notBlank("app secret", secret));
        return this;
    }

    /** The token of your choice that you also enter where the webhook is set up at the platform. Needed. */
    public WhatsAppWebhookBuilder verifyToken(String token) {
        this.verifyToken = Texts.notBlank("verify token", token);
        return this;
    }

    /**
     * The largest body that is taken, in bytes: 1 to 64 MiB, default 4 MiB. The platform posts up to 3 MB (Cloud API,
     * Webhooks overview); a smaller limit loses what is larger, once the platform has tired of repeating it.
     */
    public WhatsAppWebhookBuilder maximumBody(int bytes) {
        if (bytes < 1 || bytes > LARGEST) {
            throw new IllegalArgumentException("maximum body must be 1 to " + LARGEST + " bytes, but is " + bytes);
        }
        this.maximumBody = bytes;
        return this;
    }

    /**
     * What stores the items. Needed. It returns only when they are safely stored: from then on the platform forgets
     * them. If it throws, the platform is asked to repeat all of them, so it must bear seeing some again.
     */
    public WhatsAppWebhookBuilder receiver(Consumer<? super List<Item>> storing) {
        this.receiver = Objects.requireNonNull(storing, "receiver");
        return this;
    }

    /**
     * Makes the webhook.
     *
     * @throws IllegalStateException if a secret, the verify token or the receiver is missing
     */
    public WhatsAppWebhook build() {
        if (appSecrets.isEmpty()) {
            throw new IllegalStateException(
                    "an app secret is needed, because without one anybody could post as the platform: call"
                            + " appSecret(...) with the secret from the app's basic settings");
        }
        if (verifyToken == null) {
            throw new IllegalStateException("a verify token is needed: call verifyToken(...)");
        }
        if (receiver == null) {
            throw new IllegalStateException("a receiver is needed, or items would be lost: call receiver(...)");
        }
        return new WhatsAppWebhook(this, verifyToken, receiver);
    }

    List<String> appSecrets() {
        return List.copyOf(appSecrets);
    }

    int maximumBody() {
        return maximumBody;
    }

    /** Neither secrets nor token. */
    @Override
    public String toString() {
        return "WhatsAppWebhookBuilder[" + appSecrets.size() + " secrets, at most " + maximumBody + " bytes]";
    }
}
