package dev.parlor.store.jdbc.kills;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.parlor.Parlor;
import dev.parlor.consent.ConsentAct;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.id.ContactId;
import dev.parlor.id.ThreadId;
import dev.parlor.store.jdbc.JdbcStore;
import dev.parlor.store.jdbc.PostgresServer;
import dev.parlor.testkit.RecordingTransport;
import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.Phone;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.PlatformTemplate;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.thread.StartAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three hosts on one PostgreSQL, under load, killed with signal 9 again and again, the database now and then as well. At the
 * end nothing may be lost, and nothing doubled that is not marked. Not a part of every build:
 * {@code ./mvnw test -Dkills}, with {@code -Dkills.hosts=60 -Dkills.databases=5} for longer.
 */
@Tag("kills")
class KillsTest {
    private static final int HOSTS = 3;
    private static final int GUESTS = 90;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Random random = new Random(Long.getLong("kills.seed", 1));
    private final RunningClock clock = new RunningClock();
    private final Queue<HostProcess.Taken> taken = new ConcurrentLinkedQueue<>();
    private final List<Phone> phones = new ArrayList<>();
    private final List<ThreadId> threads = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final List<HostProcess> hosts = new ArrayList<>();
    private int lives;

    @Test
    void S1_S3_S8_I3_what_was_taken_reaches_the_guest_once_whoever_is_killed()
            throws IOException, InterruptedException {
        int kills = Integer.getInteger("kills.hosts", 10);
        int restarts = Integer.getInteger("kills.databases", 2);
        for (int host = 0; host < HOSTS; host++) {
            ports.add(freePort());
        }
        try (PostgresServer postgres = PostgresServer.start();
                HikariDataSource pool = pool(postgres);
                CloudApiSimulator simulator = simulator();
                Front front = new Front(ports)) {
            JdbcStore.migrate(pool);
            JdbcStore store = JdbcStore.on(pool);
            Parlor parlor = Parlor.on(store, new RecordingTransport()).build();
            Scene.register(parlor);
            meet(parlor);
            for (int host = 0; host < HOSTS; host++) {
                hosts.add(alive(host, postgres, simulator));
            }
            awaitAllUp();
            simulator.subscribe(front.endpoint(), Scene.VERIFY_TOKEN);
            agree(parlor, store, simulator);

            long begun = System.nanoTime();
            List<String> written;
            try (GuestsAtWork guests = new GuestsAtWork(random.nextLong(), simulator, phones)) {
                killWhileAtWork(kills, restarts, postgres, simulator);
                for (HostProcess host : hosts) {
                    host.rest();
                }
                guests.rest();
                written = guests.written();
            }
            Aftermath aftermath = new Aftermath(parlor, store, simulator, phones, threads, clock, () -> chatsOf(pool));
            aftermath.awaitRest(PATIENCE);
            Duration lasted = Duration.ofNanos(System.nanoTime() - begun);
            aftermath.judge(List.copyOf(taken), written);
            System.out.printf(
                    "kills: %d hosts, %d databases, %d messages taken, %d requests, %d guest messages, %d sent twice as marked,"
                            + " 0 lost, 0 doubled, %d s%n",
                    kills,
                    restarts,
                    taken.size(),
                    simulator.act(PlatformModel::record).size(),
                    written.size(),
                    aftermath.markedTwice(),
                    lasted.toSeconds());
        } finally {
            for (HostProcess host : hosts) {
                host.kill();
            }
        }
    }

    private CloudApiSimulator simulator() {
        PlatformModel platform = PlatformModel.at(clock)
                .addAccessToken(Scene.TOKEN)
                .addNumber(Scene.NUMBER_ID, "+44 7700 900001", Scene.ACCOUNT_ID)
                .putTemplate(
                        Scene.ACCOUNT_ID,
                        PlatformTemplate.of(Scene.TEMPLATE, "en", Scene.WORDING).withQuickReplies("Yes", "No"));
        IntStream.range(0, GUESTS)
                .mapToObj(guest -> platform.guest(numberOf(guest).value()).named("Guest " + guest))
                .forEach(phones::add);
        return CloudApiSimulator.around(platform)
                .appSecret(Scene.APP_SECRET)
                .retries(600, Duration.ofMillis(100))
                .batches(50)
                .start();
    }

    /** A thread with each guest, in which the request is ready to go. */
    private void meet(Parlor parlor) {
        for (int guest = 0; guest < GUESTS; guest++) {
            ContactId contact = parlor.contacts().add(Scene.HEAD, "Guest " + guest, numberOf(guest));
            Preview preview = parlor.open(Scene.HEAD, contact)
                    .fold(
                            existing -> {
                                throw new AssertionError("a thread exists");
                            },
                            Opening.Ask::preview,
                            Opening.NoAskNeeded::preview,
                            refused -> {
                                throw new AssertionError(refused.refusal().sentence());
                            });
            threads.add(parlor.start(preview).fold(StartAnswer.Started::thread, refused -> {
                throw new AssertionError(refused.refusal().sentence());
            }));
        }
    }

    /** Every guest gets the request and agrees. */
    private void agree(Parlor parlor, JdbcStore store, CloudApiSimulator simulator) {
        awaitWhileTimePasses(
                store,
                () -> phones.stream()
                        .noneMatch(
                                phone -> simulator.act(model -> phone.screen()).isEmpty()));
        phones.forEach(phone -> simulator.act(model -> phone.taps("Yes")));
        awaitWhileTimePasses(
                store,
                () -> threads.stream()
                        .allMatch(thread -> parlor.consent(Scene.HEAD, thread).stream()
                                .anyMatch(row -> row.act() == ConsentAct.GRANTED)));
    }

    /** On a busy machine a request may be in doubt already, which only time settles (S4). */
    private void awaitWhileTimePasses(JdbcStore store, Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            boolean isSo = condition.call();
            if (!isSo) {
                store.moveTime(Duration.ofMinutes(1));
                clock.pass(Duration.ofMinutes(1));
            }
            return isSo;
        });
    }

    private HostProcess alive(int host, PostgresServer postgres, CloudApiSimulator simulator) {
        lives++;
        return new HostProcess(
                new String[] {
                    postgres.url("postgres"),
                    simulator.baseUrl().toString(),
                    String.valueOf(ports.get(host)),
                    "h" + host + "-" + lives,
                    String.valueOf(random.nextLong())
                },
                taken::add);
    }

    private void killWhileAtWork(int kills, int restarts, PostgresServer postgres, CloudApiSimulator simulator)
            throws InterruptedException {
        for (int kill = 1; kill <= kills; kill++) {
            awaitMoreTaken(20 + random.nextInt(60));
            killOne(postgres, simulator);
            if (kill * restarts / kills > (kill - 1) * restarts / kills) {
                awaitMoreTaken(20);
                postgres.stopImmediately();
                postgres.startAgain();
            }
        }
        awaitMoreTaken(50);
    }

    private void killOne(PostgresServer postgres, CloudApiSimulator simulator) throws InterruptedException {
        int victim = random.nextInt(HOSTS);
        hosts.get(victim).kill();
        hosts.set(victim, alive(victim, postgres, simulator));
        awaitAllUp();
    }

    private void awaitAllUp() throws InterruptedException {
        for (HostProcess host : hosts) {
            host.awaitUp();
        }
    }

    private void awaitMoreTaken(int more) {
        int before = taken.size();
        await().atMost(PATIENCE).until(() -> taken.size() >= before + more);
    }

    private static String chatsOf(HikariDataSource pool) {
        StringBuilder found = new StringBuilder();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT guest, due_at, wake_line, wake_timer, lease_until,"
                        + " lease_by, clock_timestamp() FROM parlor_chat ORDER BY due_at")) {
            while (rows.next()) {
                for (int column = 1; column <= 7; column++) {
                    found.append(rows.getString(column)).append(column < 7 ? " | " : "\n");
                }
            }
        } catch (SQLException e) {
            found.append(e.getMessage());
        }
        return found.toString();
    }

    private static PhoneNumber numberOf(int guest) {
        return PhoneNumber.parse("+4477009100" + (10 + guest));
    }

    private static HikariDataSource pool(PostgresServer postgres) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.url("postgres"));
        pool.setMaximumPoolSize(4);
        return pool;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
