package dev.parlor.testkit.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.PlatformModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * What a test may do to a simulator in another process: on a port of its own, where no client of the platform can stray, and for
 * those who bring its token. Bodies are plain text, or a JSON object a line.
 */
final class Control implements AutoCloseable {

    private static final int BODY_CAP = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is answered, and whether it is the last answer. */
    private record Reply(int status, String text, boolean isLast) {
        static Reply good(String text) {
            return new Reply(200, text, false);
        }

        static Reply bad(int status, String text) {
            return new Reply(status, text + "\n", false);
        }
    }

    private final CloudApiSimulator simulator;
    private final Play play;
    private final SimulatedTime time;
    private final String token;
    private final String verifyToken;
    private final Runnable stop;
    private final HttpServer server;

    Control(
            CloudApiSimulator simulator,
            Play play,
            SimulatedTime time,
            Options options,
            String token,
            ExecutorService threads,
            Runnable stop)
            throws IOException {
        this.simulator = simulator;
        this.play = play;
        this.time = time;
        this.token = token;
        this.verifyToken = options.text("verify-token");
        this.stop = stop;
        this.server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), options.number("control-port")), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            byte[] body = reply.text().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            if (reply.isLast()) {
                exchange.close();
                stop.run();
            }
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] claimed = (header == null ? "" : header).getBytes(UTF_8);
        if (!MessageDigest.isEqual(("Bearer " + token).getBytes(UTF_8), claimed)) {
            return Reply.bad(401, "The control wants its token: Authorization: Bearer ...");
        }
        byte[] body = exchange.getRequestBody().readNBytes(BODY_CAP + 1);
        if (body.length > BODY_CAP) {
            return Reply.bad(413, "More than 1 MiB");
        }
        String said = new String(body, UTF_8);
        try {
            return reply(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), said);
        } catch (IllegalArgumentException bad) {
            return Reply.bad(400, String.valueOf(bad.getMessage()));
        } catch (IllegalStateException notNow) {
            return Reply.bad(409, String.valueOf(notNow.getMessage()));
        }
    }

    private Reply reply(String request, String said) {
        switch (request) {
            case "GET /record" -> {
                return Reply.good(Rows.of(simulator.act(PlatformModel::record), Rows::row));
            }
            case "GET /violations" -> {
                return Reply.good(Rows.of(simulator.act(PlatformModel::violations), Rows::row));
            }
            case "GET /troubles" -> {
                return Reply.good(lines(simulator.act(model -> play.troubles())));
            }
            case "POST /screen" -> {
                return Reply.good(
                        Rows.of(simulator.act(model -> model.guest(said.strip()).screen()), Rows::row));
            }
            case "POST /script" -> {
                simulator.act(model -> play.add(said));
                return Reply.good("");
            }
            case "GET /clock" -> {
                return Reply.good(time.instant() + "\n");
            }
            case "POST /clock" -> {
                simulator.act(model -> move(said.strip()));
                return Reply.good(time.instant() + "\n");
            }
            case "POST /webhook" -> {
                simulator.subscribe(URI.create(said.strip()), verifyToken);
                return Reply.good("");
            }
            case "GET /quiet" -> {
                simulator.awaitQuiet(PATIENCE);
                return Reply.good("");
            }
            case "POST /stop" -> {
                return new Reply(200, "", true);
            }
            default -> {
                return Reply.bad(404, "The control knows no " + request);
            }
        }
    }

    /** The clock moves within an act, so that whatever became due goes out with it. */
    private SimulatedTime move(String by) {
        time.pass(Slot.time(by));
        return time;
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
