package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A host's webhook endpoint: keeps what came, and answers 200 or what a test has planned. */
final class CallbackHost implements AutoCloseable {

    /** One webhook as it came over the wire. */
    record Arrival(byte[] body, @Nullable String signature) {
        String text() {
            return new String(body, UTF_8);
        }
    }

    final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    final ConcurrentLinkedQueue<Integer> plannedStatuses = new ConcurrentLinkedQueue<>();

    /** Whether a good verification is answered with its challenge, or with 200 and something else. */
    volatile boolean echoes = true;

    private final HttpServer server;
    private final String verifyToken;

    CallbackHost(String verifyToken) throws IOException {
        this.verifyToken = verifyToken;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hooks", this::handle);
        server.start();
    }

    URI callback() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks?tenant=1");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                verify(exchange);
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            arrivals.add(new Arrival(body, exchange.getRequestHeaders().getFirst("X-Hub-Signature-256")));
            Integer planned = plannedStatuses.poll();
            exchange.sendResponseHeaders(planned == null ? 200 : planned, -1);
        }
    }

    private void verify(HttpExchange exchange) throws IOException {
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
        boolean good = "subscribe".equals(query.get("hub.mode"))
                && verifyToken.equals(query.get("hub.verify_token"))
                && "1".equals(query.get("tenant"));
        byte[] answer = (good && echoes ? query.get("hub.challenge") : "no").getBytes(UTF_8);
        exchange.sendResponseHeaders(good ? 200 : 403, answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
