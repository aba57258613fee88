package dev.parlor.flow;

import dev.parlor.store.MediaStore;
import dev.parlor.store.StoreException;
import dev.parlor.transport.Transport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the steps of {@link Dispatching}: when the host asks, or on one thread of its own between start and close; after
 * them the {@link Listeners}.
 * Thread-safe; steps never run at the same time.
 */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Dispatching steps;
    private final Listeners listeners;
    private final Duration rest;
    private final ReentrantLock stepping = new ReentrantLock();
    private final ReentrantLock signalling = new ReentrantLock();
    private final Condition changed = signalling.newCondition();
    private boolean signalled;
    private boolean closing;
    private @Nullable Thread thread;

    /**
     * Without a thread yet; it listens to the commits of this process.
     *
     * @param rest how long its thread rests at most when nothing wakes it
     */
    public Dispatcher(
            Work work,
            Transport transport,
            MediaStore media,
            Settings settings,
            Lanes lanes,
            Listeners listeners,
            String host,
            Duration rest) {
        this.steps = new Dispatching(work, transport, media, settings, lanes, host);
        this.listeners = listeners;
        this.rest = rest;
        work.afterCommit(this::signal);
    }

    /**
     * Does everything that is due now, on this thread, and tells the listeners, unless they have threads of their own.
     * Returns how many steps it took, an event told being one; attempts may still be open.
     */
    public int dispatchDue() {
        int taken = 0;
        int heard;
        do {
            heard = sendDue() + listeners.hear();
            taken += heard;
        } while (heard > 0);
        return taken;
    }

    private int sendDue() {
        stepping.lock();
        try {
            int taken = 0;
            for (int now = step(); now > 0; now = step()) {
                taken += now;
            }
            return taken;
        } finally {
            stepping.unlock();
        }
    }

    /** Begins a thread that dispatches until {@link #close}. */
    public void start() {
        signalling.lock();
        try {
            if (closing || thread != null) {
                throw new IllegalStateException(
                        closing ? "it was closed; build a new one" : "it was started already; start it once");
            }
            thread = new Thread(this::run, "parlor-dispatcher");
            thread.start();
            listeners.start();
        } finally {
            signalling.unlock();
        }
    }

    /**
     * Drains: nothing more is armed; open attempts may end and are settled. Returns when that is done, at the latest
     * after the timeout or when interrupted; what is open then comes back to another dispatcher when its lease has run out.
     */
    public void close(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        Thread running = stop();
        listeners.stop();
        try {
            if (running != null) {
                running.join(Math.max(1, timeout.toMillis()));
            }
            drain(end);
            listeners.awaitStopped(end);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private int step() {
        int settled = steps.settle();
        return isClosing() ? settled : settled + steps.takeIn() + steps.arm(this::signal);
    }

    /** One who interrupts the thread wants its end. */
    private void run() {
        try {
            while (!isClosing()) {
                goOn();
                awaitSignal(rest.toNanos());
            }
        } catch (InterruptedException interrupted) {
            stop();
        }
    }

    private void goOn() {
        try {
            if (sendDue() > 0) {
                listeners.ring();
            }
        } catch (StoreException down) {
            LOG.warn("The store cannot be reached; dispatching goes on when it can", down);
        } catch (RuntimeException failure) {
            LOG.error("A step of the dispatcher failed; it goes on", failure);
        }
    }

    /** A step that is still being taken by then, since the transport does not return from it, is left behind. */
    private void drain(long end) throws InterruptedException {
        if (!stepping.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return;
        }
        try {
            steps.settle();
            while (!steps.isIdle() && System.nanoTime() < end) {
                awaitSignal(Math.min(rest.toNanos(), end - System.nanoTime()));
                steps.settle();
            }
        } finally {
            stepping.unlock();
        }
    }

    private @Nullable Thread stop() {
        signalling.lock();
        try {
            closing = true;
            signalled = true;
            changed.signalAll();
            return thread;
        } finally {
            signalling.unlock();
        }
    }

    private boolean isClosing() {
        signalling.lock();
        try {
            return closing;
        } finally {
            signalling.unlock();
        }
    }

    private void signal() {
        signalling.lock();
        try {
            signalled = true;
            changed.signalAll();
        } finally {
            signalling.unlock();
        }
        listeners.ring();
    }

    private void awaitSignal(long nanos) throws InterruptedException {
        signalling.lock();
        try {
            long left = nanos;
            while (!signalled && left > 0) {
                left = changed.awaitNanos(left);
            }
            signalled = false;
        } finally {
            signalling.unlock();
        }
    }
}
