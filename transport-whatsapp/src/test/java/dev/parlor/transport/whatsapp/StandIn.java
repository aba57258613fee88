package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the platform on the loopback address: gives one answer to everything and notes what was asked. */
final class StandIn implements AutoCloseable {
    record Asked(String method, String path, Headers headers, String body, int connection) {
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private StandIn(HttpServer server) {
        this.server = server;
    }

    static StandIn answering(int status, String body) throws IOException {
        return answering(status, body, Map.of());
    }

    static StandIn answering(int status, String body, Map<String, String> headers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StandIn standIn = new StandIn(server);
        byte[] bytes = body.getBytes(UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                standIn.asked.add(new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders(),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                        exchange.getRemoteAddress().getPort()));
                headers.forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                if (bytes.length > 0) {
                    exchange.getResponseBody().write(bytes);
                }
            }
        });
        server.start();
        return standIn;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Asked> asked() {
        return asked;
    }

    Asked onlyAsked() {
        if (asked.size() != 1) {
            throw new AssertionError("exactly one request was expected, but there were " + asked.size());
        }
        return asked.get(0);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
