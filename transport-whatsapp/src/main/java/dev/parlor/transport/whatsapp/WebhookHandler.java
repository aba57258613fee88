package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Objects;

/**
 * A {@link WhatsAppWebhook} behind the JDK's own HTTP server (module {@code jdk.httpserver}, which only this class
 * needs): {@code server.createContext("/webhook", WebhookHandler.of(webhook))}. It takes GET and POST, answers 405 to
 * anything else, and reads no more of a body than the webhook allows. Thread-safe if the webhook's receiver is.
 *
 * <p>The server needs an executor with several threads. The platform posts over HTTPS with a public certificate only,
 * so put a proxy before it that passes the body on unchanged.
 */
public final class WebhookHandler implements HttpHandler {
    private final WhatsAppWebhook webhook;

    private WebhookHandler(WhatsAppWebhook webhook) {
        this.webhook = Objects.requireNonNull(webhook, "webhook");
    }

    /** A handler for that webhook. */
    public static WebhookHandler of(WhatsAppWebhook webhook) {
        return new WebhookHandler(webhook);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            write(exchange, answer(exchange));
        }
    }

    private WebhookAnswer answer(HttpExchange exchange) throws IOException {
        return switch (exchange.getRequestMethod()) {
            case "GET" -> webhook.verify(exchange.getRequestURI().getRawQuery());
            case "POST" -> received(exchange);
            default -> {
                exchange.getResponseHeaders().set("Allow", "GET, POST");
                yield WebhookAnswer.of(405);
            }
        };
    }

    private WebhookAnswer received(HttpExchange exchange) throws IOException {
        // One byte more than allowed is enough to know that it is too large.
        byte[] body = exchange.getRequestBody().readNBytes(webhook.maximumBody() + 1);
        return webhook.receive(body, exchange.getRequestHeaders().getFirst(WhatsAppWebhook.SIGNATURE_HEADER));
    }

    private static void write(HttpExchange exchange, WebhookAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        if (body.length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
