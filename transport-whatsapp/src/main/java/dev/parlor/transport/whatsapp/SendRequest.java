package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.id.PlatformNumber;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request of one send. Source: Cloud API, Sending messages; Secure Graph API requests for the proof, which goes
 * into the query because the body is JSON.
 */
final class SendRequest {
    /** What the platform, and whoever reads its logs, is told about the sender. */
    private static final String USER_AGENT = "parlor/0.1.0";

    private final String base;
    private final Supplier<String> token;
    private final @Nullable HmacSha256 proof;

    SendRequest(WhatsAppTransportBuilder built, Supplier<String> token) {
        this.base = built.baseUrl() + "/" + built.version() + "/";
        this.token = token;
        this.proof = built.appSecret() == null ? null : new HmacSha256(built.appSecret());
    }

    /** Throws what the token's supplier throws, and {@link IllegalArgumentException} for one that no header can carry. */
    HttpRequest of(PlatformNumber from, byte[] body) {
        String now = usableToken();
        String number = URLEncoder.encode(from.value(), UTF_8);
        return HttpRequest.newBuilder(URI.create(base + number + "/messages" + query(now)))
                .header("Authorization", "Bearer " + now)
                .header("Content-Type", "application/json")
                .header("User-Agent", USER_AGENT)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private String query(String now) {
        return proof == null ? "" : "?appsecret_proof=" + HexFormat.of().formatHex(proof.of(now.getBytes(UTF_8)));
    }

    private String usableToken() {
        String now = token.get();
        if (now == null || now.isBlank()) {
            throw new IllegalStateException("the token supplier answered nothing");
        }
        return now;
    }

    /** Neither token nor secret. */
    @Override
    public String toString() {
        return "SendRequest[" + base + "]";
    }
}
