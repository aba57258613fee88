package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.transport.Item;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook whose receiver collects what it gets. */
final class Endpoint {
    static final String SECRET = "test-app-secret";

    final List<Item> received = new CopyOnWriteArrayList<>();

    WhatsAppWebhookBuilder builder() {
        return WhatsAppWebhook.builder()
                .appSecret(SECRET)
                .verifyToken("test verify/token")
                .receiver(received::addAll);
    }

    /** Posts this, signed. */
    WebhookAnswer post(byte[] body) {
        return builder().build().receive(body, signature(SECRET, body));
    }

    /** Signs as the platform does. */
    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
