package dev.parlor.store.jdbc.kills;

import dev.parlor.testkit.platform.CloudApiSimulator;
import dev.parlor.testkit.platform.Phone;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The guests: they write, read, and now and then one says stop, and later start. */
final class GuestsAtWork {
    private static final int BETWEEN_ACTS_MILLIS = 40;

    private final Random random;
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private @Nullable Thread acting;
    private volatile boolean resting;

    GuestsAtWork(long seed) {
        random = new Random(seed);
    }

    void start(CloudApiSimulator simulator, List<Phone> phones) {
        acting = new Thread(() -> act(simulator, phones), "guests");
        acting.setDaemon(true);
        acting.start();
    }

    /** They write no more; everybody who said stop has said start. */
    void rest() throws InterruptedException {
        resting = true;
        if (acting != null) {
            acting.join();
        }
    }

    /** The words that are no stop and no start: each was written once. */
    List<String> written() {
        return List.copyOf(written);
    }

    private void act(CloudApiSimulator simulator, List<Phone> phones) {
        boolean[] stopped = new boolean[phones.size()];
        for (int number = 1; !resting; number++) {
            int guest = random.nextInt(phones.size());
            Phone phone = phones.get(guest);
            if (stopped[guest] || random.nextInt(60) == 0) {
                String word = stopped[guest] ? "START" : "STOP";
                simulator.act(model -> phone.writes(word));
                stopped[guest] = !stopped[guest];
            } else if (random.nextInt(3) == 0) {
                simulator.act(model -> phone.reads());
            } else {
                String text = "g" + guest + "-" + number;
                simulator.act(model -> phone.writes(text));
                written.add(text);
            }
            pause();
        }
        for (int guest = 0; guest < stopped.length; guest++) {
            if (stopped[guest]) {
                Phone phone = phones.get(guest);
                simulator.act(model -> phone.writes("START"));
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ACTS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
