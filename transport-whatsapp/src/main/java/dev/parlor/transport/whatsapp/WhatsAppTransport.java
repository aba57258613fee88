package dev.parlor.transport.whatsapp;

import dev.parlor.id.PlatformNumber;
import dev.parlor.message.Rejection;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.Courtesies;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.MediaTransfer;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.Transport;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

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
 * <p>Sent is every content that members can write; files by the platform's id, see {@link #mediaTransfer}. Content that cannot be sent is a mistake of the caller that no repetition mends; it is answered as the platform answers
 * a type that it does not know, {@code Rejected(MESSAGE, 131051)}, without a request.
 *
 * <p>Connections are kept for the next request, and not trusted after 5 seconds without one: a request on a connection
 * that the platform has just dropped would end {@code Unsure}. Each exchange under way has a thread of its own, named
 * {@code parlor-whatsapp}, on which the stage completes; nothing depends on the common pool.
 */
public final class WhatsAppTransport implements Transport, AutoCloseable {
    private static final Rejection NOT_SENDABLE = Rejection.of(Rejection.Kind.MESSAGE, 131051);
    private static final Rejection NO_USER_IDS = Rejection.of(Rejection.Kind.UNREACHABLE, 131062);

    /** An answer to a send has some 300 bytes. */
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final String shown;
    private final MessageBody bodies;
    private final GraphRequest requests;
    private final boolean toUserIds;
    private final Exchanges exchanges;
    private final Exchanges transfers;
    private final MediaTransfer files;
    private final AccountReads accountReads;
    private final Courtesies courtesies;

    WhatsAppTransport(WhatsAppTransportBuilder built, Supplier<String> token) {
        this.shown = "WhatsAppTransport[" + built.baseUrl() + "/" + built.version() + "]";
        this.bodies = new MessageBody(built.messagingAccount());
        this.requests = new GraphRequest(built, token);
        this.toUserIds = built.toUserIds();
        this.exchanges = new Exchanges(freshClient(built), built.exchangeDeadline(), built.exchangeDeadline());
        // A client of their own: a long transfer would keep the one of the sends from being replaced when it was idle.
        this.transfers = new Exchanges(freshClient(built), built.transferDeadline(), Duration.ZERO);
        this.files = new FileTransfer(transfers, requests, new TrustedHosts(built.baseUrl(), built.mediaHosts()));
        this.courtesies = new ReadMarks(exchanges, requests);
        this.accountReads = new AccountReads(exchanges, requests, built.businessAccount());
    }

    private static FreshClient freshClient(WhatsAppTransportBuilder built) {
        return new FreshClient(() -> client(built.connectTimeout()), built.nanoTime());
    }

    private static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    /** Starts with every default; only the token has none. */
    public static WhatsAppTransportBuilder builder() {
        return new WhatsAppTransportBuilder();
    }

    @Override
    public CompletionStage<SendResult> send(Outgoing outgoing) {
        if (outgoing.to().phone() == null && !toUserIds) {
            return done(new SendResult.Rejected(NO_USER_IDS));
        }
        Optional<byte[]> body = bodies.of(outgoing);
        if (body.isEmpty()) {
            return done(new SendResult.Rejected(NOT_SENDABLE));
        }
        HttpRequest request;
        try {
            request = requests.send(outgoing.from(), body.get());
        } catch (RuntimeException unfit) {
            String kind = unfit.getClass().getSimpleName();
            return done(new SendResult.NotSent("no request without a usable token: " + kind));
        }
        return exchanges.start(request, LARGEST_ANSWER, new SendReading());
    }

    /**
     * {@inheritDoc}
     *
     * <p>Each call ends within {@link WhatsAppTransportBuilder#transferDeadline}. An upload is one request. A fetch asks for
     * the file's address and takes the bytes from there, both a second time where the address answers 404 or 401; the token
     * goes only where {@link WhatsAppTransportBuilder#mediaHosts} allows it, and a redirect is not followed. {@code Gone} is
     * what the platform calls an unknown object (code 33) or could not fetch itself (131052).
     */
    @Override
    public Optional<MediaTransfer> mediaTransfer() {
        return Optional.of(files);
    }

    @Override
    public Optional<Courtesies> courtesies() {
        return Optional.of(courtesies);
    }

    /** {@inheritDoc} Needs the permission {@code whatsapp_business_management}. */
    @Override
    public Optional<AccountView> account(PlatformNumber number) {
        return Optional.of(accountReads.view(number));
    }

    /**
     * {@inheritDoc} Empty unless the account is named with {@link WhatsAppTransportBuilder#businessAccount}. Needs the
     * permission {@code whatsapp_business_management}.
     */
    @Override
    public Optional<List<ListedTemplate>> templates(PlatformNumber number) {
        return Optional.ofNullable(accountReads.templates());
    }

    private static CompletionStage<SendResult> done(SendResult result) {
        return CompletableFuture.completedFuture(result);
    }

    /**
     * Sends nothing more, cuts off transfers of files, which can be made again, waits for exchanges under way, at most for
     * the exchange deadline, and ends its threads. The
     * JDK's own client is closed from Java 21 on; before that it cannot be, so it is dropped, and the JDK ends its
     * threads when it collects it. Calling it again does nothing.
     */
    @Override
    public void close() {
        transfers.close();
        exchanges.close();
    }

    /** Where it sends to; neither token nor numbers. */
    @Override
    public String toString() {
        return shown;
    }
}
