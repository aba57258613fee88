package dev.parlor.store.jdbc.kills;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import dev.parlor.Parlor;
import dev.parlor.event.Event;
import dev.parlor.event.RecordedEvent;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.store.StoreException;
import dev.parlor.store.jdbc.JdbcStore;
import dev.parlor.thread.AuthorLabel;
import dev.parlor.transport.whatsapp.WebhookHandler;
import dev.parlor.transport.whatsapp.WhatsAppTransport;
import dev.parlor.transport.whatsapp.WhatsAppWebhook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A host that is about to be killed: it serves webhooks, dispatches, and acts for members all the time. Each act that it was
 * told is done it says on standard output, so that the one who kills it can hold Parlor to it. The words on its standard
 * input are {@code rest}, after which it acts no more, and the end of the input, at which it leaves.
 */
final class BusyHost {
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_ACTS = Duration.ofMillis(60);

    private final Parlor parlor;
    private final List<ThreadId> threads;
    private final String name;
    private final Random random;
    private final ScheduledExecutorService acting = Executors.newSingleThreadScheduledExecutor();
    private @Nullable Writing unanswered;
    private int writings;
    private volatile boolean resting;

    private BusyHost(Parlor parlor, List<ThreadId> threads, String name, long seed) {
        this.parlor = parlor;
        this.threads = threads;
        this.name = name;
        this.random = new Random(seed);
    }

    /** What is said to be taken or refused before anything else is done: the same key again takes no second message. */
    private record Writing(ThreadId thread, String key) {}

    /** In this order: JDBC address, base URL of the platform, port for webhooks, name of the host and of its life, seed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(arguments[0]);
        pool.setMaximumPoolSize(6);
        pool.setInitializationFailTimeout(-1);
        WhatsAppTransport transport = WhatsAppTransport.builder()
                .baseUrl(URI.create(arguments[1]))
                .token(() -> Scene.TOKEN)
                .exchangeDeadline(LEASE.dividedBy(2))
                .build();
        String name = arguments[3];
        Parlor parlor = started(JdbcStore.on(pool), transport, name);
        serve(parlor, Integer.parseInt(arguments[2]));
        parlor.start();
        List<ThreadId> threads = parlor.history(Scene.HEAD, 1_000).stream()
                .map(line -> line.thread())
                .toList();
        BusyHost host = new BusyHost(parlor, threads, name, Long.parseLong(arguments[4]));
        say("up");
        host.acting.scheduleWithFixedDelay(host::act, 0, BETWEEN_ACTS.toMillis(), TimeUnit.MILLISECONDS);
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String word = told.readLine(); word != null; word = told.readLine()) {
            host.resting = word.equals("rest");
            if (host.resting && host.acting.awaitTermination(1, TimeUnit.MINUTES)) {
                say("rests");
            }
        }
        System.exit(0);
    }

    /** The people at this host answer each doubt by sending again. */
    private static Parlor started(JdbcStore store, WhatsAppTransport transport, String name) {
        Parlor[] self = new Parlor[1];
        self[0] = Parlor.on(store, transport)
                .host(name)
                .lease(LEASE)
                .authorLabel(AuthorLabel.NONE)
                .reparse(WhatsAppWebhook::read)
                .listener("desk", event -> answer(self[0], event))
                .build();
        return self[0];
    }

    private static void answer(Parlor parlor, RecordedEvent recorded) {
        if (recorded.event() instanceof Event.DecisionNeeded needed) {
            parlor.messages().resend(Scene.BANK, needed.thread(), needed.message());
        }
    }

    private static void serve(Parlor parlor, int port) throws IOException {
        WhatsAppWebhook webhook = WhatsAppWebhook.builder()
                .appSecret(Scene.APP_SECRET)
                .verifyToken(Scene.VERIFY_TOKEN)
                .receiver(items -> parlor.receive(Scene.BANK, items))
                .build();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/webhook", WebhookHandler.of(webhook));
        server.start();
    }

    private void act() {
        try {
            if (unanswered != null) {
                writes(unanswered);
            } else if (resting) {
                acting.shutdown();
            } else if (random.nextInt(20) == 0) {
                comesOrGoes(anyThread());
            } else {
                writes(new Writing(anyThread(), name + "-" + ++writings));
            }
        } catch (StoreException down) {
            // What is unanswered is written again.
        } catch (RuntimeException wrong) {
            wrong.printStackTrace();
            System.exit(1);
        }
    }

    private void writes(Writing writing) {
        unanswered = writing;
        say(parlor.send(
                        Scene.HEAD,
                        writing.thread(),
                        new Text(writing.key()),
                        SendOptions.none().key(writing.key()))
                .fold(
                        taken -> "taken " + writing.thread().value() + " "
                                + taken.message().value() + " " + writing.key() + " .",
                        no -> "no"));
        unanswered = null;
    }

    private void comesOrGoes(ThreadId thread) {
        MemberId other = Scene.OTHERS.get(random.nextInt(Scene.OTHERS.size()));
        boolean in = parlor.history(other, 1_000).stream()
                .anyMatch(line -> line.thread().equals(thread) && line.in());
        if (in) {
            parlor.leave(other, thread);
        } else {
            parlor.add(Scene.HEAD, thread, List.of(other));
        }
    }

    private ThreadId anyThread() {
        return threads.get(random.nextInt(threads.size()));
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** The command that runs one. */
    static List<String> command(String... arguments) {
        String java = System.getProperty("java.home") + "/bin/java";
        Stream<String> self = Stream.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-Dsun.net.httpserver.nodelay=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                BusyHost.class.getName());
        return Stream.concat(self, Stream.of(arguments)).toList();
    }
}
