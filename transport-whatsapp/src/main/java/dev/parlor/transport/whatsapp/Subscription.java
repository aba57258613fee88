package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The question that the platform asks when the webhook is set up. Source: Cloud API, Create a webhook endpoint. The
 * query is read as it came, because many web frameworks change dots in names.
 */
final class Subscription {
    private Subscription() {}

    /** The challenge to repeat, or {@code null} for a question that is not the platform's. */
    static @Nullable String challenge(@Nullable String rawQuery, String verifyToken) {
        Map<String, String> asked = parameters(rawQuery == null ? "" : rawQuery);
        byte[] claimed = asked.getOrDefault("hub.verify_token", "").getBytes(UTF_8);
        boolean known = MessageDigest.isEqual(verifyToken.getBytes(UTF_8), claimed);
        return known && "subscribe".equals(asked.get("hub.mode")) ? asked.get("hub.challenge") : null;
    }

    private static Map<String, String> parameters(String rawQuery) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : rawQuery.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                String name = decoded(parameter.substring(0, equals));
                parameters.putIfAbsent(name, decoded(parameter.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return "";
        }
    }
}
