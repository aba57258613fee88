package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a webhook as the platform does (Meta page "Webhooks, getting started"): {@code sha256=} and the lower-case hex
 * of HMAC-SHA256 over the raw bytes, keyed with the app secret.
 *
 * <p>Stateless and thread-safe. For tests that post to a host's endpoint by themselves.
 */
public final class WebhookSignature {

    /** The header that carries the signature. */
    public static final String HEADER = "X-Hub-Signature-256";

    private WebhookSignature() {}

    /**
     * The header's value for these bytes.
     *
     * @param appSecret the secret of the app that owns the webhook; not empty
     * @param body the exact bytes that are posted
     */
    public static String of(String appSecret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform offers HmacSHA256, this one did not", e);
        }
    }
}
