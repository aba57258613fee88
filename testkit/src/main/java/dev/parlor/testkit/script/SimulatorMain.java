package dev.parlor.testkit.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.testkit.platform.ClientCall;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.Disorder;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.Violation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The simulated platform as a process of its own: {@code docs/simulator.md} has the options, the language of scripts, and the
 * control, by which another process reads the record, moves the clock and adds lines.
 *
 * <p>Listens on the loopback address only. Without a script there is one business number, {@code 106540352242922} of account
 * {@code 102290129340398}, and nobody on WhatsApp.
 *
 * <p>Thread-safe.
 */
public final class SimulatorMain implements AutoCloseable {

    private static final String DEFAULT_NUMBER = "number 106540352242922 +447700900001 of account 102290129340398";
    private static final Duration ASK_AGAIN = Duration.ofMillis(250);

    /** How long a message may have been on its way when the host heard of a guest's STOP. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

    private final SimulatedTime time;
    private final PlatformModel model;
    private final Play play;
    private final CloudApiSimulator simulator;
    private final Control control;
    private final ExecutorService threads;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private SimulatorMain(Options options, PrintStream out) throws IOException {
        this.time = time(options);
        this.model = PlatformModel.at(time)
                .addAccessToken(options.text("token"))
                .toleratesAfterStop(options.has("standing") ? Duration.ZERO : ON_ITS_WAY);
        if (options.has("record")) {
            record(Path.of(options.text("record")));
        }
        this.play = Play.on(model, time);
        String script = options.has("script") ? Files.readString(Path.of(options.text("script"))) : "";
        if (script.lines().noneMatch(line -> line.strip().startsWith("number "))) {
            play.add(DEFAULT_NUMBER);
        }
        play.add(script);
        this.threads = Executors.newCachedThreadPool(SimulatorMain::daemon);
        this.simulator = simulator(options);
        String token = options.has("control-token")
                ? options.text("control-token")
                : UUID.randomUUID().toString();
        this.control = new Control(simulator, play, time, options, token, threads, stopped::countDown);
        out.println("platform " + simulator.baseUrl());
        out.println("control " + control.url());
        out.println("control token " + token);
        play.troubles().forEach(out::println);
        if (options.has("webhook")) {
            URI callback = URI.create(options.text("webhook"));
            threads.execute(() -> subscribe(callback, options.text("verify-token"), out));
        }
    }

    /** Runs until it is stopped through its control or killed; status 1 if it cannot start. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        try (SimulatorMain running = start(List.of(arguments), out)) {
            running.threads.execute(() -> running.listen(new InputStreamReader(System.in, UTF_8), out));
            running.stopped.await();
        } catch (IllegalArgumentException | UncheckedIOException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    /**
     * Starts with these options, and prints where it listens and with which token its control can be used.
     *
     * @throws IllegalArgumentException for an option or a line of the script that is none
     * @throws UncheckedIOException if a port or a file cannot be had
     */
    public static SimulatorMain start(List<String> arguments, PrintStream out) {
        try {
            return new SimulatorMain(new Options(arguments), out);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator cannot start: " + e.getMessage(), e);
        }
    }

    /** Where clients send to. */
    public URI platform() {
        return simulator.baseUrl();
    }

    /** Where the control listens. */
    public URI control() {
        return control.url();
    }

    /** Stops listening. Closing again does nothing. */
    @Override
    public void close() {
        stopped.countDown();
        control.close();
        simulator.close();
        threads.shutdownNow();
    }

    private static SimulatedTime time(Options options) {
        Instant start = options.has("start") ? Instant.parse(options.text("start")) : Instant.now();
        return options.has("standing")
                ? SimulatedTime.standingAt(start)
                : SimulatedTime.runningFrom(start, Clock.systemUTC());
    }

    private CloudApiSimulator simulator(Options options) {
        CloudApiSimulator.Builder builder = CloudApiSimulator.around(model)
                .appSecret(options.text("app-secret"))
                .port(options.number("port"))
                .batches(options.number("batches"))
                .statusesBeforeAnswer(options.has("statuses-first"))
                .retriesBy(time)
                .alongside(unchanged -> play.step());
        if (options.has("disorder")) {
            builder.disorder(Disorder.seeded(options.number("disorder")));
        }
        return builder.start();
    }

    /** Line by line, so that the file is whole up to the moment at which the process is killed. */
    private void record(Path file) throws IOException {
        Writer writer = Files.newBufferedWriter(file);
        model.onCall((call, faults) -> write(writer, call, faults));
    }

    private static void write(Writer writer, ClientCall call, List<Violation> faults) {
        try {
            writer.write(call.line() + "\n");
            for (Violation fault : faults) {
                writer.write("violation: " + fault.sentence() + "\n");
            }
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The record cannot be written", e);
        }
    }

    /** A host may start later than its platform. */
    private void subscribe(URI callback, String verifyToken, PrintStream out) {
        String last = "";
        while (stopped.getCount() > 0) {
            try {
                simulator.subscribe(callback, verifyToken);
                out.println("webhook " + callback);
                return;
            } catch (IllegalStateException notYet) {
                String why = String.valueOf(notYet.getMessage());
                if (!why.equals(last)) {
                    out.println("waiting: " + why);
                    last = why;
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            stopped.await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    /** Lines that somebody types: of the script, or a time such as {@code +2h} that passes. */
    private void listen(Reader in, PrintStream out) {
        try {
            BufferedReader lines = new BufferedReader(in);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                type(line.strip(), out);
            }
        } catch (IOException e) {
            out.println("No more lines are read: " + e.getMessage());
        }
    }

    private void type(String line, PrintStream out) {
        try {
            simulator.act(unchanged -> {
                if (line.startsWith("+")) {
                    time.pass(Slot.time(line));
                } else {
                    play.add(line);
                }
                return line;
            });
        } catch (IllegalArgumentException bad) {
            out.println(bad.getMessage());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "parlor-simulator");
        thread.setDaemon(true);
        return thread;
    }
}
