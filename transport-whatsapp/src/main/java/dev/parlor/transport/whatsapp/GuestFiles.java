package dev.parlor.transport.whatsapp;

import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileSink;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fetches a guest's file: asks for its address, and takes the bytes from there; both again, once, where the address has
 * expired meanwhile. Everything unclear is tried again later by the dispatcher. Source: Cloud API, Media.
 */
final class GuestFiles {
    private static final int LARGEST_DESCRIPTION = 64 * 1024;

    /** "Object unknown", alone or as the subcode of an invalid parameter. */
    private static final int UNKNOWN_OBJECT = 33;

    private static final int INVALID_PARAMETER = 100;

    /** A file that the platform itself could not fetch from the guest, or that was too big for it. */
    private static final int NOT_FETCHED = 131052;

    private final GraphRequest requests;
    private final TrustedHosts hosts;

    GuestFiles(GraphRequest requests, TrustedHosts hosts) {
        this.requests = requests;
        this.hosts = hosts;
    }

    /** One fetch, on the thread of the caller, which is interrupted at the deadline. */
    FetchResult fetch(HttpClient client, PlatformNumber number, MediaId file, FileSink sink)
            throws IOException, InterruptedException {
        FetchResult first = attempt(client, number, file, sink);
        return first != null ? first : orLater(attempt(client, number, file, sink));
    }

    private static FetchResult orLater(@Nullable FetchResult second) {
        return second != null ? second : later("a fresh address did not lead to the file", null);
    }

    /** {@code null} where the address has expired. */
    private @Nullable FetchResult attempt(HttpClient client, PlatformNumber number, MediaId file, FileSink sink)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(requests.describe(number, file), CappedBody.ofAtMost(LARGEST_DESCRIPTION));
        JsonNode json = Json.read(answer.body());
        if (answer.statusCode() / 100 != 2) {
            return refused(answer, json.path("error"));
        }
        FileDescription described = FileDescription.of(json);
        Optional<TrustedHosts.Address> address = hosts.trusted(described.url());
        return address.isEmpty()
                ? later("the platform named no address that is trusted with the token", null)
                : download(client, address.get(), described, sink);
    }

    private static FetchResult refused(HttpResponse<byte[]> answer, JsonNode error) {
        Integer code = Json.number(error, "code");
        if (isUnknown(code, Json.number(error, "error_subcode"))) {
            return new FetchResult.Gone();
        }
        return later("HTTP " + answer.statusCode() + ", code " + code, hint(answer.headers()));
    }

    private static boolean isUnknown(@Nullable Integer code, @Nullable Integer subcode) {
        if (code == null) {
            return false;
        }
        return code == UNKNOWN_OBJECT
                || code == NOT_FETCHED
                || (code == INVALID_PARAMETER && subcode != null && subcode == UNKNOWN_OBJECT);
    }

    private @Nullable FetchResult download(
            HttpClient client, TrustedHosts.Address address, FileDescription described, FileSink sink)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(requests.download(address), BodyStream.handler());
        try (InputStream bytes = answer.body()) {
            int status = answer.statusCode();
            if (status == 404 || status == 401) {
                return null;
            }
            return status == 200
                    ? sink.take(described.head(), bytes)
                    : later("HTTP " + status + " instead of the file", hint(answer.headers()));
        }
    }

    private static FetchResult later(String cause, @Nullable Duration hint) {
        return new FetchResult.RetryLater(cause, hint);
    }

    private static @Nullable Duration hint(HttpHeaders headers) {
        return RetryHint.of(headers).orElse(null);
    }
}
