package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request of a client, as the platform receives it.
 *
 * <p>Immutable and thread-safe; the body is copied in and out.
 */
public final class GraphCall {

    private final String method;
    private final String path;
    private final @Nullable String authorization;
    private final @Nullable String contentType;
    private final byte[] body;

    private GraphCall(
            String method, String path, @Nullable String authorization, @Nullable String contentType, byte[] body) {
        this.method = Objects.requireNonNull(method, "method");
        this.path = Objects.requireNonNull(path, "path");
        this.authorization = authorization;
        this.contentType = contentType;
        this.body = body.clone();
    }

    /**
     * A request with everything said.
     *
     * @param method the HTTP method, upper case
     * @param path the raw path with its version, as in {@code /v25.0/1234/messages}, and its query if there is one
     * @param authorization the whole {@code Authorization} header, or null when there was none
     * @param contentType the whole {@code Content-Type} header, or null when there was none
     * @param body the bytes of the body, empty when there was none
     */
    public static GraphCall of(
            String method, String path, @Nullable String authorization, @Nullable String contentType, byte[] body) {
        return new GraphCall(method, path, authorization, contentType, body);
    }

    /** A JSON {@code POST} with a bearer token: the shape of every send. */
    public static GraphCall post(String path, String accessToken, String json) {
        return of("POST", path, "Bearer " + accessToken, "application/json", json.getBytes(UTF_8));
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The raw path, with its version and its query. */
    public String path() {
        return path;
    }

    String pathWithoutQuery() {
        return path.replaceFirst("\\?.*", "");
    }

    /** What follows the question mark; empty if there is none. */
    String query() {
        return path.contains("?") ? path.substring(path.indexOf('?') + 1) : "";
    }

    /** The whole {@code Authorization} header, or null. */
    public @Nullable String authorization() {
        return authorization;
    }

    /** The whole {@code Content-Type} header, or null. */
    public @Nullable String contentType() {
        return contentType;
    }

    /** A copy of the body's bytes. */
    public byte[] body() {
        return body.clone();
    }

    /** Method and path only: no token, no proof, no body. */
    @Override
    public String toString() {
        return method + " " + pathWithoutQuery();
    }
}
