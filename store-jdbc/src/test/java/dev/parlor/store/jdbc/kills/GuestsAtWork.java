package dev.parlor.store.jdbc.kills;

import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.Phone;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The guests: they write, read, and now and then one says stop, and later start. */
final class GuestsAtWork implements AutoCloseable {
    private static final int BETWEEN_ACTS_MILLIS = 40;

    private final Random random;
    private final CloudApiSimulator simulator;
    private final List<Phone> phones;
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private final Set<Phone> stopped = new HashSet<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> acting;
    private int acts;

    /** They begin. */
    GuestsAtWork(long seed, CloudApiSimulator simulator, List<Phone> phones) {
        this.random = new Random(seed);
        this.simulator = simulator;
        this.phones = phones;
        this.acting = thread.scheduleWithFixedDelay(this::act, 0, BETWEEN_ACTS_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** They write no more; everybody who said stop has said start. */
    void rest() throws InterruptedException {
        if (!acting.cancel(false)) {
            throw new IllegalStateException("The guests fell silent by themselves");
        }
        thread.execute(() -> List.copyOf(stopped).forEach(this::changesHerMind));
        thread.shutdown();
        if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The guests did not come to rest within a minute");
        }
    }

    /** The words that are no stop and no start: each was written once. */
    List<String> written() {
        return List.copyOf(written);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void act() {
        int guest = random.nextInt(phones.size());
        Phone phone = phones.get(guest);
        if (stopped.contains(phone) || random.nextInt(60) == 0) {
            changesHerMind(phone);
        } else if (random.nextInt(3) == 0) {
            simulator.act(model -> phone.reads());
        } else {
            String text = "g" + guest + "-" + ++acts;
            simulator.act(model -> phone.writes(text));
            written.add(text);
        }
    }

    private void changesHerMind(Phone phone) {
        boolean starts = stopped.remove(phone);
        simulator.act(model -> phone.writes(starts ? "START" : "STOP"));
        if (!starts) {
            stopped.add(phone);
        }
    }
}
