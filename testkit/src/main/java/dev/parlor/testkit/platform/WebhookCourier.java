package dev.parlor.testkit.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Posts signed webhooks one after the other, in the order in which they came, on one thread of its own.
 *
 * <p>Thread-safe. Webhooks that come before a callback is known wait for it.
 */
final class WebhookCourier {

    private static final Duration EXCHANGE_TIMEOUT = Duration.ofSeconds(10);

    /** A webhook that may leave as soon as the call that caused it is answered. */
    private record Parcel(Webhook webhook, CountDownLatch answered) {}

    private final HttpClient client;
    private final String appSecret;
    private final int maxAttempts;
    private final Duration retryPause;
    private final Thread worker;

    private final Deque<Parcel> line = new ArrayDeque<>();
    private @Nullable URI callback;
    private int givenUp;
    private String lastFailure = "";

    WebhookCourier(Executor threads, String appSecret, int maxAttempts, Duration retryPause) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(EXCHANGE_TIMEOUT)
                .executor(threads)
                .build();
        this.appSecret = appSecret;
        this.maxAttempts = maxAttempts;
        this.retryPause = retryPause;
        this.worker = new Thread(this::work, "parlor-platform-webhooks");
        this.worker.setDaemon(true);
    }

    void start() {
        worker.start();
    }

    /** Asks the host to echo a challenge; throws unless it does. */
    void verify(URI newCallback, String verifyToken) {
        String challenge = Long.toString(System.nanoTime());
        String query = "hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(verifyToken, UTF_8);
        URI question = URI.create(newCallback + (newCallback.getRawQuery() == null ? "?" : "&") + query);
        HttpRequest request =
                HttpRequest.newBuilder(question).timeout(EXCHANGE_TIMEOUT).build();
        try {
            HttpResponse<String> echo = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (echo.statusCode() != 200 || !echo.body().equals(challenge)) {
                throw new IllegalStateException("The callback " + newCallback
                        + " must answer the verification with 200 and exactly the challenge, but answered "
                        + echo.statusCode() + (echo.statusCode() == 200 ? " and another body" : "")
                        + "; does it know this verify token?");
            }
        } catch (IOException e) {
            throw new IllegalStateException("The callback " + newCallback + " cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the callback was verified", e);
        }
    }

    synchronized void deliverTo(URI newCallback) {
        callback = newCallback;
        notifyAll();
    }

    synchronized boolean hasCallback() {
        return callback != null;
    }

    /** Queues webhooks at once, so that their order is that of the calls; they leave when the latch is open. */
    synchronized void add(List<Webhook> webhooks, CountDownLatch answered) {
        webhooks.forEach(webhook -> line.add(new Parcel(webhook, answered)));
        notifyAll();
    }

    /** Whether the line was empty within this time. */
    synchronized boolean awaitEmpty(Duration atMost) throws InterruptedException {
        return awaitWithin(atMost, line::isEmpty);
    }

    /** Throws unless all webhooks are acknowledged within this time; what was given up is reported once. */
    synchronized void awaitQuiet(Duration atMost) throws InterruptedException {
        boolean empty = awaitWithin(atMost, line::isEmpty);
        int lost = givenUp;
        givenUp = 0;
        if (lost > 0) {
            throw new IllegalStateException(
                    lost + " webhooks were given up after " + maxAttempts + " attempts each; last: " + lastFailure);
        }
        if (!empty) {
            String why = callback == null ? "no callback is subscribed" : "last failure: " + orNone(lastFailure);
            throw new IllegalStateException(
                    line.size() + " webhooks are not acknowledged after " + atMost + "; " + why);
        }
    }

    /** Ends the thread, and the client where the JDK can (21 and later); what waits is dropped. */
    void close() throws InterruptedException {
        worker.interrupt();
        worker.join(EXCHANGE_TIMEOUT.toMillis());
        if ((Object) client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("The HTTP client does not close", e);
            }
        }
    }

    private void work() {
        try {
            while (true) {
                Parcel next = head();
                next.answered().await();
                boolean acknowledged = deliver(next.webhook());
                settleHead(acknowledged);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: the thread ends here
        }
    }

    private synchronized Parcel head() throws InterruptedException {
        while (callback == null || line.isEmpty()) {
            wait();
        }
        return line.element();
    }

    private synchronized void settleHead(boolean acknowledged) {
        line.remove();
        givenUp += acknowledged ? 0 : 1;
        notifyAll();
    }

    private boolean deliver(Webhook webhook) throws InterruptedException {
        for (int attempt = 1; attempt <= maxAttempts; attempt++) {
            if (attempt > 1) {
                Thread.sleep(retryPause.toMillis());
            }
            if (post(webhook)) {
                return true;
            }
        }
        return false;
    }

    /** The platform takes nothing but 200 for an acknowledgement. */
    private boolean post(Webhook webhook) throws InterruptedException {
        byte[] body = webhook.body();
        HttpRequest request = HttpRequest.newBuilder(currentCallback())
                .timeout(EXCHANGE_TIMEOUT)
                .header("Content-Type", "application/json")
                .header(WebhookSignature.HEADER, WebhookSignature.of(appSecret, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 || failed("HTTP " + status);
        } catch (IOException e) {
            return failed(e.toString());
        }
    }

    private synchronized boolean failed(String why) {
        lastFailure = why;
        return false;
    }

    private synchronized URI currentCallback() {
        if (callback == null) {
            throw new IllegalStateException("The line moves only with a callback");
        }
        return callback;
    }

    private synchronized boolean awaitWithin(Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private static String orNone(String failure) {
        return failure.isEmpty() ? "none" : failure;
    }
}
