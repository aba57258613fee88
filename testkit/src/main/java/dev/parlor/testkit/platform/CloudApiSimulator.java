package dev.parlor.testkit.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

    /** Connections that may wait to be accepted, for hosts that send a lot at once. */
    private static final int BACKLOG = 1024;

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int BODY_CAP = 1024 * 1024;
    private static final int UPLOAD_CAP = 101 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PlatformModel model;
    private final boolean statusesFirst;
    private final @Nullable Disorder disorder;
    private final Consumer<PlatformModel> alongside;
    private final boolean looks;
    private final ExecutorService threads;
    private final HttpServer server;
    private final WebhookCourier courier;
    private final CountDownLatch closing = new CountDownLatch(1);

    private CloudApiSimulator(Builder builder) throws IOException {
        this.model = builder.model;
        this.statusesFirst = builder.statusesFirst;
        this.disorder = builder.disorder;
        this.alongside = builder.alongside == null ? unchanged -> {} : builder.alongside;
        this.looks = builder.alongside != null;
        this.threads = Executors.newCachedThreadPool(CloudApiSimulator::daemon);
        this.courier = new WebhookCourier(threads, builder, this::acknowledged);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), builder.port), BACKLOG);
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
                alongside.accept(model);
                courier.add(due(), new CountDownLatch(0));
            }
        }
    }

    /**
     * Waits until the host has acknowledged every webhook that is due by now, and what the model caused before the start.
     *
     * @throws IllegalStateException if that takes longer, or if a webhook was given up since the last call
     */
    public void awaitQuiet(Duration atMost) {
        try {
            synchronized (model) {
                alongside.accept(model);
                courier.add(due(), new CountDownLatch(0));
                if (disorder != null) {
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
                alongside.accept(model);
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
        List<Webhook> due = model.takeToPost();
        return disorder == null ? due : disorder.of(due);
    }

    private void start() {
        server.start();
        courier.start();
        if (looks) {
            threads.execute(this::look);
        }
    }

    private void look() {
        try {
            while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                synchronized (model) {
                    alongside.accept(model);
                    List<Webhook> caused = model.takeToPost();
                    if (!caused.isEmpty()) {
                        courier.add(disorder == null ? caused : disorder.of(caused), new CountDownLatch(0));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: the thread ends here
        }
    }

    private void acknowledged(Webhook webhook) {
        if (!webhook.told().isEmpty()) {
            synchronized (model) {
                model.acknowledged(webhook);
            }
        }
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
        if (closing.await(answer.delay().toMillis(), TimeUnit.MILLISECONDS) || answer.status() == 0) {
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        if (!answer.location().isEmpty()) {
            exchange.getResponseHeaders().set("Location", elsewhere() + answer.location());
        }
        exchange.sendResponseHeaders(answer.status(), answer.length() == 0 ? -1 : answer.length());
        if (answer.fate() != GraphAnswer.Fate.ANSWERED) {
            exchange.getResponseBody().write(answer.body());
            exchange.getResponseBody().flush();
            boolean stalls = answer.fate() == GraphAnswer.Fate.STALLED;
            closing.await(stalls ? PATIENCE.toMillis() : 0, TimeUnit.MILLISECONDS);
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
        String appSecret = "test-app-secret";
        private boolean statusesFirst;
        private @Nullable Disorder disorder;
        private @Nullable Consumer<PlatformModel> alongside;
        private int port;
        int maxAttempts = 50;
        Duration retryPause = Duration.ofMillis(100);
        int mostTogether = 1;

        @Nullable
        Clock retryClock;

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
         * Tries undelivered webhooks by the platform's pattern instead: at once, then ever less often by this clock, for 7
         * days. Others go on meanwhile. With a clock that is moved, what became due goes out after the move.
         *
         * @param clock that of the model
         */
        public Builder retriesBy(Clock clock) {
            this.retryClock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** How many webhooks go out in one post where several wait: 1 by default, and up to 1,000 at the platform. */
        public Builder batches(int most) {
            if (most < 1 || most > 1000) {
                throw new IllegalArgumentException("1 to 1000 webhooks in one post, not " + most);
            }
            this.mostTogether = most;
            return this;
        }

        /**
         * Does this after every call and act, before their webhooks go out, and every 20 ms besides, with the model to itself:
         * for guests that react, as those of a script do. Nothing by default.
         */
        public Builder alongside(Consumer<PlatformModel> act) {
            this.alongside = Objects.requireNonNull(act, "alongside");
            return this;
        }

        /** The port on the loopback address; 0, the default, for any that is free. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /**
         * Opens the port on the loopback address and starts.
         *
         * @throws UncheckedIOException if the port cannot be had
         */
        public CloudApiSimulator start() {
            try {
                CloudApiSimulator simulator = new CloudApiSimulator(this);
                simulator.start();
                return simulator;
            } catch (IOException e) {
                throw new UncheckedIOException("The simulator cannot have the port " + port, e);
            }
        }
    }
}
