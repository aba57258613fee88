package dev.parlor.flow;

import dev.parlor.event.RecordedEvent;
import dev.parlor.id.ListenerName;
import dev.parlor.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the host's listeners (rule V2): one after the other when the host asks, or each on a thread of its own between
 * start and close, so that one that blocks stops neither sending nor another one. Thread-safe.
 */
public final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final List<Listening> all = new ArrayList<>();
    private final Duration lease;
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;
    private boolean stopping;

    /** Without threads yet. */
    public Listeners(Map<ListenerName, Consumer<RecordedEvent>> named, Work work, Settings settings) {
        lease = settings.lease();
        named.forEach((name, listener) -> all.add(new Listening(name, listener, work, lease)));
    }

    /** One batch for each, on this thread; nothing once they have threads. Returns how many events were told. */
    int hear() {
        if (!runsHere()) {
            return 0;
        }
        int told = 0;
        for (Listening listening : all) {
            told += hear(listening);
        }
        return told;
    }

    void start() {
        lock.lock();
        try {
            for (Listening listening : all) {
                Thread thread = new Thread(() -> run(listening), "parlor-listener-" + listening.name());
                thread.setDaemon(true);
                threads.add(thread);
            }
            threads.forEach(Thread::start);
        } finally {
            lock.unlock();
        }
    }

    /** Something was committed. */
    void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells nothing new from now on. */
    void stop() {
        lock.lock();
        try {
            stopping = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for what is being heard: half of the time as it is, then interrupted. One that goes on all the same is left
     * behind; its event comes again.
     *
     * @param end in {@link System#nanoTime()}
     */
    void awaitStopped(long end) throws InterruptedException {
        long half = System.nanoTime() + (end - System.nanoTime()) / 2;
        for (Thread thread : threads()) {
            join(thread, half);
        }
        for (Thread thread : threads()) {
            if (thread.isAlive() && thread != Thread.currentThread()) {
                thread.interrupt();
                join(thread, end);
            }
            if (thread.isAlive() && thread != Thread.currentThread()) {
                LOG.warn("{} did not end in time and is left behind; its event comes again", thread.getName());
            }
        }
    }

    /** A batch ends when half of the lease is over, so that nobody takes the feed for abandoned. */
    private int hear(Listening listening) {
        long end = System.nanoTime() + lease.toNanos() / 2;
        return listening.hear(() -> isStopping() || System.nanoTime() - end >= 0);
    }

    private void run(Listening listening) {
        long seen = -1;
        while (!isStopping()) {
            seen = awaitRing(seen);
            try {
                while (hear(listening) > 0) {
                    LOG.trace("Listener {} goes on", listening.name());
                }
            } catch (StoreException down) {
                LOG.warn("The store cannot be reached; listener {} goes on when it can", listening.name(), down);
            } catch (RuntimeException failure) {
                LOG.error("The feed could not be read for listener {}; it goes on", listening.name(), failure);
            }
        }
    }

    /** Returns when it rang since, else after a while: other hosts commit too, and backoffs end. */
    private long awaitRing(long seen) {
        lock.lock();
        try {
            long left = POLL.toNanos();
            while (rings == seen && !stopping && left > 0) {
                left = rung.awaitNanos(left);
            }
            return rings;
        } catch (InterruptedException ignoredUnlessStopping) {
            return seen;
        } finally {
            lock.unlock();
        }
    }

    private List<Thread> threads() {
        lock.lock();
        try {
            return List.copyOf(threads);
        } finally {
            lock.unlock();
        }
    }

    private boolean runsHere() {
        lock.lock();
        try {
            return threads.isEmpty() && !stopping;
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private static void join(Thread thread, long end) throws InterruptedException {
        if (thread != Thread.currentThread()) {
            thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
    }
}
