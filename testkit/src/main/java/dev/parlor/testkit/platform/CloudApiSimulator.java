package dev.parlor.testkit.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Cloud API as a real HTTP server on the loopback address, around a {@link PlatformModel}.
 *
 * <p>It answers sends at {@link #baseUrl()}, takes and gives files there, and posts signed webhooks to the host's callback, one at a time and in
 * order. Like the platform it takes only HTTP 200 for an acknowledgement and otherwise tries again, up to a bounded
 * number of attempts; so a webhook can come twice.
 *
 * <p>Thread-safe. It has threads of its own, all daemons, from {@link Builder#start()} to {@link #close()}. On JDK 17 to
 * 20 the JDK's own HTTP client, which posts the webhooks, cannot be closed: one idle thread of it ends when the garbage
 * collector finds the client.
 *
 * <p>On JDK 17 set the system property {@code sun.net.httpserver.nodelay} to {@code true} on the command line, or
 * answers on a kept connection take some 40 ms. It sets no property by itself.
 */
public final class CloudApiSimulator implements AutoCloseable {

    private static final int BODY_CAP = 1024 * 1024;
    private static final int UPLOAD_CAP = 101 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PlatformModel model;
    private final boolean statusesFirst;
    private final @Nullable Disorder disorder;
    private final ExecutorService threads;
    private final HttpServer server;
    private final WebhookCourier courier;
    private final CountDownLatch closing = new CountDownLatch(1);

    private CloudApiSimulator(Builder builder) throws IOException {
        this.model = builder.model;
        this.statusesFirst = builder.statusesFirst;
        this.disorder = builder.disorder;
        this.threads = Executors.newCachedThreadPool(CloudApiSimulator::daemon);
        this.courier = new WebhookCourier(threads, builder.appSecret, builder.maxAttempts, builder.retryPause);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        model.media().servedAt(baseUrl().toString());
    }

    /** Prepares a simulator around this model, which from the start on must be used through {@link #act} only. */
    public static Builder around(PlatformModel model) {
        return new Builder(model);
    }

    /** Where clients send to: scheme, host and port, without a path; the API version is part of the client's path. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Sets the host's callback, after the platform's verification: a {@code GET} with a challenge that the host must
     * answer with 200 and exactly that challenge (Meta page "Webhooks, create an endpoint"). Webhooks that waited go
     * out now.
     *
     * @throws IllegalStateException if the host cannot be reached or does not echo the challenge
     */
    public CloudApiSimulator subscribe(URI callback, String verifyToken) {
        courier.verify(callback, verifyToken);
        courier.deliverTo(callback);
        return this;
    }

    /** Does something with the model while no request is served, and lets the webhooks that it caused go out. */
    public <T> T act(Function<PlatformModel, T> act) {
        synchronized (model) {
            try {
                return act.apply(model);
            } finally {
                courier.add(due(), new CountDownLatch(0));
            }
        }
    }

    /**
     * Waits until the host has acknowledged every webhook that is due by now.
     *
     * @throws IllegalStateException if that takes longer, or if a webhook was given up since the last call
     */
    public void awaitQuiet(Duration atMost) {
        try {
            if (disorder != null) {
                synchronized (model) {
                    courier.add(disorder.rest(), new CountDownLatch(0));
                }
            }
            courier.awaitQuiet(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while webhooks were on their way", e);
        }
    }

    /** Stops serving and posting; webhooks that wait are dropped. Closing again does nothing. */
    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        try {
            courier.close();
            threads.shutdownNow();
            threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean upload = exchange.getRequestURI().getPath().endsWith("/media");
            int cap = upload ? UPLOAD_CAP : BODY_CAP;
            byte[] body = exchange.getRequestBody().readNBytes(cap + 1);
            if (body.length > cap) {
                exchange.sendResponseHeaders(413, -1);
                return;
            }
            serve(exchange, call(exchange, body));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed meanwhile: no answer
        }
    }

    private void serve(HttpExchange exchange, GraphCall call) throws IOException, InterruptedException {
        CountDownLatch answered = new CountDownLatch(statusesFirst ? 0 : 1);
        try {
            GraphAnswer answer;
            synchronized (model) {
                answer = model.call(call);
                courier.add(due(), answered);
            }
            if (statusesFirst && courier.hasCallback()) {
                courier.awaitEmpty(PATIENCE);
            }
            send(exchange, answer);
        } finally {
            answered.countDown();
        }
    }

    /** Called with the model locked. */
    private List<Webhook> due() {
        List<Webhook> due = model.takeWebhooks();
        return disorder == null ? due : disorder.of(due);
    }

    private static GraphCall call(HttpExchange exchange, byte[] body) {
        return GraphCall.of(
                exchange.getRequestMethod(),
                pathWithQuery(exchange.getRequestURI()),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body);
    }

    private static String pathWithQuery(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /** Without an answer the exchange just closes, and the connection with it. */
    private void send(HttpExchange exchange, GraphAnswer answer) throws IOException, InterruptedException {
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        if (!answer.location().isEmpty()) {
            exchange.getResponseHeaders().set("Location", elsewhere() + answer.location());
        }
        exchange.sendResponseHeaders(answer.status(), answer.length() == 0 ? -1 : answer.length());
        if (answer.fate() == GraphAnswer.Fate.STALLED) {
            exchange.getResponseBody().write(answer.body());
            exchange.getResponseBody().flush();
            closing.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            exchange.close();
            return;
        }
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }

    /** This server by another name, which for a client is another host. */
    private String elsewhere() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "parlor-platform-http");
        thread.setDaemon(true);
        return thread;
    }

    /** Settings of a simulator. Not thread-safe. */
    public static final class Builder {

        private final PlatformModel model;
        private String appSecret = "test-app-secret";
        private boolean statusesFirst;
        private @Nullable Disorder disorder;
        private int maxAttempts = 50;
        private Duration retryPause = Duration.ofMillis(100);

        private Builder(PlatformModel model) {
            this.model = Objects.requireNonNull(model, "model");
        }

        /** The secret that webhooks are signed with; {@code test-app-secret} by default. */
        public Builder appSecret(String secret) {
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("The app secret is empty");
            }
            this.appSecret = secret;
            return this;
        }

        /**
         * Whether the statuses of a message reach the host before the answer to its send, as happens on the platform;
         * false by default. A host that sends while it handles a webhook, and waits for that, is given up on after 10
         * seconds.
         */
        public Builder statusesBeforeAnswer(boolean before) {
            this.statusesFirst = before;
            return this;
        }

        /**
         * What happens to webhooks on their way; by default they arrive once, alone and in order. What is held back goes
         * out at the next act or send, and at the latest with {@link CloudApiSimulator#awaitQuiet}.
         */
        public Builder disorder(Disorder onTheWay) {
            this.disorder = Objects.requireNonNull(onTheWay, "disorder");
            return this;
        }

        /**
         * How often one webhook is tried, and the pause between two attempts in real time; 50 times and 100 ms by
         * default. The platform goes on for 7 days.
         */
        public Builder retries(int attempts, Duration pause) {
            if (attempts < 1 || pause.isNegative()) {
                throw new IllegalArgumentException(
                        "At least 1 attempt and no negative pause, not " + attempts + ", " + pause);
            }
            this.maxAttempts = attempts;
            this.retryPause = pause;
            return this;
        }

        /**
         * Opens a free port on the loopback address and starts.
         *
         * @throws UncheckedIOException if there is no port
         */
        public CloudApiSimulator start() {
            try {
                CloudApiSimulator simulator = new CloudApiSimulator(this);
                simulator.server.start();
                simulator.courier.start();
                return simulator;
            } catch (IOException e) {
                throw new UncheckedIOException("No port for the simulator", e);
            }
        }
    }
}
