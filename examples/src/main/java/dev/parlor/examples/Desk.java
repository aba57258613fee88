package dev.parlor.examples;

import com.sun.net.httpserver.HttpServer;
import dev.parlor.Parlor;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.store.Store;
import dev.parlor.transport.whatsapp.WebhookHandler;
import dev.parlor.transport.whatsapp.WhatsAppTransport;
import dev.parlor.transport.whatsapp.WhatsAppWebhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A host application in small: Parlor, its transport, and the endpoint to which the platform posts. */
final class Desk implements AutoCloseable {
    private final WhatsAppTransport transport;
    private final Parlor parlor;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    /**
     * How this host reaches the platform, and is reached by it.
     *
     * @param port on loopback for the webhook endpoint; 0 for any that is free
     */
    record Connection(
            URI baseUrl, String version, String token, String appSecret, String verifyToken, int port, String path) {
        /** Without the secrets. */
        @Override
        public String toString() {
            return "Connection(" + baseUrl + ", " + version + ")";
        }
    }

    /**
     * Over this store.
     *
     * @param lease how long another host leaves alone what this one was doing when it was killed; an exchange with the
     *     platform takes at most half of that
     */
    Desk(Connection connection, Store store, Duration lease) throws IOException {
        transport = WhatsAppTransport.builder()
                .baseUrl(connection.baseUrl())
                .version(connection.version())
                .token(connection::token)
                .exchangeDeadline(lease.dividedBy(2))
                .build();
        parlor = Parlor.on(store, transport)
                .lease(lease)
                .reparse(WhatsAppWebhook::read)
                .listener("desk", this::answer)
                .build();
        WhatsAppWebhook webhook = WhatsAppWebhook.builder()
                .appSecret(connection.appSecret())
                .verifyToken(connection.verifyToken())
                .receiver(items -> parlor.receive(Cast.BANK, items))
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), connection.port()), 0);
        server.setExecutor(threads);
        server.createContext(connection.path(), WebhookHandler.of(webhook));
        server.start();
        parlor.start();
    }

    /** Where nobody can know whether a message arrived, this desk sends it again. */
    private void answer(RecordedEvent recorded) {
        if (recorded.event() instanceof Event.DecisionNeeded needed) {
            parlor().messages().resend(Cast.BANK, needed.thread(), needed.message());
        }
    }

    Parlor parlor() {
        return parlor;
    }

    /** Where the endpoint listens on this machine. */
    URI endpoint(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        parlor.close();
        transport.close();
    }
}
