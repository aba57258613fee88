package dev.parlor.transport.whatsapp;

import dev.parlor.message.Rejection;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.Transport;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends through the WhatsApp Cloud API. Thread-safe; build one and share it between all business numbers that the
 * token may use.
 *
 * <p>One call of {@link #send} is at most one HTTP request (HTTP/1.1, no redirect followed, nothing repeated), and ends
 * within the exchange deadline:
 *
 * <ul>
 *   <li>{@code Accepted}: a 2xx with a message id;
 *   <li>{@code Rejected}: an error with the platform's code, whatever the HTTP status;
 *   <li>{@code NotSent}: the token supplier failed, no connection came about, or this transport is closed;
 *   <li>{@code Unsure}: all else. A TLS handshake that fails is here too, since a peer can refuse after it has read.
 * </ul>
 *
 * <p>Text and templates are sent. Content that only guests send is a mistake of the caller that no repetition mends;
 * it is answered as the platform answers a type that it does not know, {@code Rejected(MESSAGE, 131051)}, without a
 * request.
 *
 * <p>Connections are kept open by the JDK, and a request on one that the platform has just dropped ends
 * {@code Unsure}. The system property {@code jdk.httpclient.keepalive.timeout} (seconds; JDK 17: 1200, later 30)
 * makes that rarer if it is short.
 */
public final class WhatsAppTransport implements Transport, AutoCloseable {
    /** What the platform, and whoever reads its logs, is told about the sender. */
    private static final String USER_AGENT = "parlor/0.1.0";

    private static final Rejection NOT_SENDABLE = Rejection.of(Rejection.Kind.MESSAGE, 131051);

    private final URI base;
    private final String version;
    private final Supplier<String> token;
    private final Duration exchangeDeadline;

    /** {@code null} after {@link #close}, so that the JDK can let go of a client that cannot be closed. */
    private volatile @Nullable HttpClient client;

    WhatsAppTransport(WhatsAppTransportBuilder built, Supplier<String> token) {
        this.base = built.baseUrl();
        this.version = built.version();
        this.token = token;
        this.exchangeDeadline = built.exchangeDeadline();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(built.connectTimeout())
                .build();
    }

    /** Starts with every default; only the token has none. */
    public static WhatsAppTransportBuilder builder() {
        return new WhatsAppTransportBuilder();
    }

    @Override
    public CompletionStage<SendResult> send(Outgoing outgoing) {
        HttpClient open = client;
        if (open == null) {
            return done(new SendResult.NotSent("the transport is closed"));
        }
        Optional<byte[]> body = MessageBody.of(outgoing);
        if (body.isEmpty()) {
            return done(new SendResult.Rejected(NOT_SENDABLE));
        }
        HttpRequest request;
        try {
            request = request(outgoing, body.get());
        } catch (RuntimeException unfit) {
            return done(new SendResult.NotSent("no request without a usable token: " + named(unfit)));
        }
        return exchange(open, request);
    }

    private HttpRequest request(Outgoing outgoing, byte[] body) {
        String number = URLEncoder.encode(outgoing.from().value(), StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(base + "/" + version + "/" + number + "/messages"))
                .header("Authorization", "Bearer " + usableToken())
                .header("Content-Type", "application/json")
                .header("User-Agent", USER_AGENT)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private String usableToken() {
        String now = token.get();
        if (now == null || now.isBlank()) {
            throw new IllegalStateException("the token supplier answered nothing");
        }
        return now;
    }

    private CompletionStage<SendResult> exchange(HttpClient open, HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> exchange;
        try {
            exchange = open.sendAsync(request, BodyHandlers.ofByteArray());
        } catch (RuntimeException unforeseen) {
            return done(new SendResult.Unsure("the exchange did not start: " + named(unforeseen)));
        }
        SendResult late = new SendResult.Unsure("no whole answer within " + exchangeDeadline);
        CompletableFuture<SendResult> result = exchange.handle(WhatsAppTransport::outcome)
                .completeOnTimeout(late, exchangeDeadline.toMillis(), TimeUnit.MILLISECONDS);
        // Frees the connection of an exchange that is late; one that has ended does not mind.
        return result.whenComplete((outcome, trouble) -> exchange.cancel(true));
    }

    static SendResult outcome(@Nullable HttpResponse<byte[]> response, @Nullable Throwable trouble) {
        if (response != null) {
            return SendAnswer.of(response.statusCode(), response.headers(), response.body());
        }
        Throwable cause =
                trouble instanceof CompletionException && trouble.getCause() != null ? trouble.getCause() : trouble;
        if (cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException) {
            return new SendResult.NotSent("no connection: " + named(cause));
        }
        return new SendResult.Unsure("the exchange broke: " + named(cause));
    }

    /** The kind of trouble only: messages of exceptions can repeat what was sent. */
    private static String named(@Nullable Throwable trouble) {
        return trouble == null ? "nothing came" : trouble.getClass().getSimpleName();
    }

    private static CompletionStage<SendResult> done(SendResult result) {
        return CompletableFuture.completedFuture(result);
    }

    /**
     * Sends nothing more and gives back threads and connections. From Java 21 on it first waits for exchanges under
     * way, at most for the exchange deadline; before that the JDK's client cannot be closed, so it is dropped, and the
     * JDK ends its threads when it collects it. Calling it again does nothing.
     */
    @Override
    public void close() {
        HttpClient open = client;
        client = null;
        if (open instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the HTTP client could not be closed", e);
            }
        }
    }

    /** Where it sends to; neither token nor numbers. */
    @Override
    public String toString() {
        return "WhatsAppTransport[" + base + "/" + version + "]";
    }
}
