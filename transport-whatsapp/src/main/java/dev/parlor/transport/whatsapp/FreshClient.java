package dev.parlor.transport.whatsapp;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of one transport, replaced by a new one after {@link #LONGEST_IDLE} without an exchange: a kept
 * connection that the platform closed meanwhile would make a request end in doubt (rule S2), and the JDK has only a
 * setting for the whole JVM to keep connections shorter.
 *
 * <p>Thread-safe. Who takes the client gives it back when the exchange has ended.
 */
final class FreshClient implements AutoCloseable {
    static final Duration LONGEST_IDLE = Duration.ofSeconds(5);

    private final Supplier<HttpClient> making;
    private final LongSupplier nanoTime;
    private @Nullable HttpClient client;
    private int underWay;
    private long lastUsed;

    FreshClient(Supplier<HttpClient> making, LongSupplier nanoTime) {
        this.making = making;
        this.nanoTime = nanoTime;
    }

    HttpClient take() {
        HttpClient stale = null;
        HttpClient taken;
        synchronized (this) {
            if (isStale()) {
                stale = client;
                client = null;
            }
            if (client == null) {
                client = making.get();
            }
            taken = client;
            underWay++;
        }
        end(stale);
        return taken;
    }

    synchronized void giveBack() {
        underWay--;
        lastUsed = nanoTime.getAsLong();
    }

    private boolean isStale() {
        return underWay == 0 && nanoTime.getAsLong() - lastUsed > LONGEST_IDLE.toNanos();
    }

    /** Ends the client that there is; one taken later would be a new one. */
    @Override
    public void close() {
        HttpClient last;
        synchronized (this) {
            last = client;
            client = null;
        }
        end(last);
    }

    /** From Java 21 on; before, the JDK's client cannot be closed, and it ends when it is collected. */
    private static void end(@Nullable HttpClient client) {
        if (client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the HTTP client could not be closed", e);
            }
        }
    }
}
