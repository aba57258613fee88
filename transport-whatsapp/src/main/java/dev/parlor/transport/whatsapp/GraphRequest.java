package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformNumber;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP requests. Source: Cloud API, Sending messages, Media; Secure Graph API requests for the proof, which goes into the
 * query because the body is JSON.
 */
final class GraphRequest {
    /** What the platform, and whoever reads its logs, is told about the sender. */
    private static final String USER_AGENT = "parlor/0.1.0";

    private final String base;
    private final Supplier<String> token;
    private final @Nullable HmacSha256 proof;

    GraphRequest(WhatsAppTransportBuilder built, Supplier<String> token) {
        this.base = built.baseUrl() + "/" + built.version() + "/";
        this.token = token;
        this.proof = built.appSecret() == null ? null : new HmacSha256(built.appSecret());
    }

    /**
     * A send. Throws what the token's supplier throws, and {@link IllegalArgumentException} for a token that no header can
     * carry; so does {@link #get}.
     */
    HttpRequest send(PlatformNumber from, byte[] body) {
        return to(URLEncoder.encode(from.value(), UTF_8) + "/messages", "")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    /** A question. */
    HttpRequest get(String path, String query) {
        return to(path, query).GET().build();
    }

    /** A file for this number. */
    HttpRequest upload(PlatformNumber from, Multipart body) {
        return to(URLEncoder.encode(from.value(), UTF_8) + "/media", "")
                .header("Content-Type", body.contentType())
                .POST(body.publisher())
                .build();
    }

    /** What the platform says of a file of this number; it refuses where the file is another number's. */
    HttpRequest describe(PlatformNumber number, MediaId file) {
        return get(
                URLEncoder.encode(file.value(), UTF_8), "phone_number_id=" + URLEncoder.encode(number.value(), UTF_8));
    }

    /** The bytes of a file. The token goes along, so the address must be trusted. */
    HttpRequest download(TrustedHosts.Address trusted) {
        return authorized(HttpRequest.newBuilder(trusted.url()), usableToken())
                .GET()
                .build();
    }

    private HttpRequest.Builder to(String path, String query) {
        String now = usableToken();
        String whole =
                Stream.of(query, proof(now)).filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
        URI url = URI.create(base + path + (whole.isEmpty() ? "" : "?" + whole));
        return authorized(HttpRequest.newBuilder(url), now);
    }

    private static HttpRequest.Builder authorized(HttpRequest.Builder request, String now) {
        return request.header("Authorization", "Bearer " + now).header("User-Agent", USER_AGENT);
    }

    private String proof(String now) {
        return proof == null ? "" : "appsecret_proof=" + HexFormat.of().formatHex(proof.of(now.getBytes(UTF_8)));
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
        return "GraphRequest[" + base + "]";
    }
}
