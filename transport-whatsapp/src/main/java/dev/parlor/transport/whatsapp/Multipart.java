package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The form of an upload: its length is known before its bytes are read, and they pass through as they are read. The file
 * name is ours, the same for every file: how members call their files is personal. Source: Cloud API, Media.
 */
final class Multipart {
    private static final Pattern MIME_TYPE = Pattern.compile("[a-z]+/[A-Za-z0-9.+-]+");

    private final String boundary = "parlor-" + UUID.randomUUID();
    private final String mimeType;
    private final long size;
    private final InputStream bytes;

    private Multipart(String mimeType, long size, InputStream bytes) {
        this.mimeType = mimeType;
        this.size = size;
        this.bytes = bytes;
    }

    /** Empty for a type that could say more in a header than what it is. */
    static Optional<Multipart> of(String mimeType, long size, InputStream bytes) {
        return MIME_TYPE.matcher(mimeType).matches()
                ? Optional.of(new Multipart(mimeType, size, bytes))
                : Optional.empty();
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** Reads the file once, on a thread of the HTTP client; more or fewer bytes than announced break the request. */
    BodyPublisher publisher() {
        String before = field("messaging_product", "whatsapp")
                + field("type", mimeType)
                + part("file\"; filename=\"file")
                + "Content-Type: " + mimeType + "\r\n\r\n";
        return BodyPublishers.concat(
                ascii(before),
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> bytes), size),
                ascii("\r\n--" + boundary + "--\r\n"));
    }

    private String field(String name, String value) {
        return part(name) + "\r\n" + value + "\r\n";
    }

    private String part(String name) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n";
    }

    private static BodyPublisher ascii(String text) {
        return BodyPublishers.ofByteArray(text.getBytes(US_ASCII));
    }
}
