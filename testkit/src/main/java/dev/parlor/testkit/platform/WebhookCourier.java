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
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Posts signed webhooks one after the other, in the order in which they came, on one thread of its own. One that is not
 * acknowledged holds up the others, or is put aside to be tried again by a clock while they go on.
 *
 * <p>Thread-safe. Webhooks that come before a callback is known wait for it.
 */
final class WebhookCourier {

    private static final Duration EXCHANGE_TIMEOUT = Duration.ofSeconds(10);

    /** How often, in real time, a clock that others move is looked at while something waits for it. */
    private static final Duration CLOCK_LOOK = Duration.ofMillis(20);

    /** The courier was closed while it worked. */
    private static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A webhook that may leave as soon as the call that caused it is answered. */
    private record Parcel(Webhook webhook, CountDownLatch answered) {}

    private final HttpClient client;
    private final String appSecret;
    private final int maxAttempts;
    private final Duration retryPause;
    private final int mostTogether;
    private final @Nullable Redelivery redelivery;
    private final Consumer<Webhook> acknowledged;
    private final Thread worker;

    private final Deque<Parcel> line = new ArrayDeque<>();
    private @Nullable URI callback;
    private boolean posting;
    private int givenUp;
    private String lastFailure = "";

    WebhookCourier(Executor threads, CloudApiSimulator.Builder settings, Consumer<Webhook> acknowledged) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(EXCHANGE_TIMEOUT)
                .executor(threads)
                .build();
        this.appSecret = settings.appSecret;
        this.maxAttempts = settings.maxAttempts;
        this.retryPause = settings.retryPause;
        this.mostTogether = settings.mostTogether;
        this.redelivery = settings.retryClock == null ? null : new Redelivery(settings.retryClock);
        this.acknowledged = acknowledged;
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
        boolean empty =
                awaitWithin(atMost, () -> line.isEmpty() && !posting && (redelivery == null || !redelivery.hasDue()));
        int lost = givenUp;
        givenUp = 0;
        if (lost > 0) {
            throw new IllegalStateException(lost + " webhooks were given up after "
                    + (redelivery == null ? maxAttempts + " attempts each" : "7 days")
                    + "; last: "
                    + lastFailure);
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
                Redelivery.Waiting again = next();
                if (again != null) {
                    deliverAgain(again);
                    continue;
                }
                head().answered().await();
                List<Webhook> run = run();
                Webhook.together(run)
                        .filter(together -> run.size() > 1)
                        .ifPresentOrElse(
                                together -> settle(together, run.size(), deliver(together)),
                                () -> settle(run.get(0), 1, deliver(run.get(0))));
            }
        } catch (Closed | InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: the thread ends here
        }
    }

    /** Waits for work; null where it is the head of the line. */
    private synchronized Redelivery.@Nullable Waiting next() throws InterruptedException {
        while (true) {
            Redelivery.Waiting again = redelivery == null || callback == null ? null : redelivery.takeDue();
            if (again != null) {
                posting = true;
                return again;
            }
            if (callback != null && !line.isEmpty()) {
                return null;
            }
            if (redelivery == null || redelivery.isEmpty()) {
                wait();
            } else {
                wait(CLOCK_LOOK.toMillis());
            }
        }
    }

    private synchronized Parcel head() {
        return line.element();
    }

    /** The head of the line, and those behind it that may go together with it. */
    private synchronized List<Webhook> run() {
        List<Webhook> run = new ArrayList<>();
        for (Parcel parcel : line) {
            if (run.size() == mostTogether || parcel.answered().getCount() > 0) {
                break;
            }
            run.add(parcel.webhook());
        }
        return run;
    }

    private synchronized void settle(Webhook webhook, int count, boolean success) {
        for (int index = 0; index < count; index++) {
            line.remove();
        }
        if (!success && (redelivery == null || !redelivery.failed(webhook, null))) {
            givenUp += count;
        }
        notifyAll();
    }

    private void deliverAgain(Redelivery.Waiting again) {
        boolean success = post(again.webhook());
        synchronized (this) {
            posting = false;
            if (!success && redelivery != null && !redelivery.failed(again.webhook(), again)) {
                givenUp++;
            }
            notifyAll();
        }
    }

    /** Tries as often as may be without letting others pass. */
    private boolean deliver(Webhook webhook) {
        int attempts = redelivery == null ? maxAttempts : 1;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            if (attempt > 1) {
                pause();
            }
            if (post(webhook)) {
                return true;
            }
        }
        return false;
    }

    private void pause() {
        try {
            Thread.sleep(retryPause.toMillis());
        } catch (InterruptedException e) {
            throw new Closed();
        }
    }

    /** The platform takes nothing but 200 for an acknowledgement. */
    private boolean post(Webhook webhook) {
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
            if (status != 200) {
                return failed("HTTP " + status);
            }
            acknowledged.accept(webhook);
            return true;
        } catch (IOException e) {
            return failed(e.toString());
        } catch (InterruptedException e) {
            throw new Closed();
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
