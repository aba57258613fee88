package dev.parlor.transport.whatsapp;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes HTTP exchanges, each once, on a thread of its own and within one deadline for connecting, headers and body
 * together (the JDK's timeout of a request ends at the headers).
 *
 * <p>The threads are ours because the JDK completes {@code sendAsync} on the common pool, from Java 25 also the alarms of
 * {@code completeOnTimeout}: a host that keeps that pool busy would hold up every answer. Thread-safe.
 */
final class Exchanges implements AutoCloseable {
    /** What one kind of exchange makes of its end. */
    interface Reading<R> {
        R answered(HttpResponse<byte[]> response);

        R broken(Throwable trouble);

        R late(Duration deadline);

        R closed();
    }

    private final FreshClient client;
    private final Duration deadline;
    private final ExecutorService workers = Executors.newCachedThreadPool(Exchanges::daemon);
    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, Exchanges::daemon);

    Exchanges(FreshClient client, Duration deadline) {
        this.client = client;
        this.deadline = deadline;
        alarms.setRemoveOnCancelPolicy(true);
    }

    /**
     * Starts the exchange and returns at once.
     *
     * @param largest answer that is taken, in bytes; a larger one breaks the exchange
     */
    <R> CompletableFuture<R> start(HttpRequest request, int largest, Reading<R> reading) {
        CompletableFuture<R> result = new CompletableFuture<>();
        try {
            Future<?> work = workers.submit(() -> result.complete(make(request, largest, reading)));
            Future<?> alarm = alarms.schedule(
                    () -> {
                        result.complete(reading.late(deadline));
                        // Interrupting makes the JDK end the exchange and free its connection.
                        work.cancel(true);
                    },
                    deadline.toNanos(),
                    TimeUnit.NANOSECONDS);
            return result.whenComplete((outcome, trouble) -> alarm.cancel(false));
        } catch (RejectedExecutionException closed) {
            result.complete(reading.closed());
            return result;
        }
    }

    private <R> R make(HttpRequest request, int largest, Reading<R> reading) {
        try {
            HttpClient taken = client.take();
            try {
                return reading.answered(taken.send(request, CappedBody.ofAtMost(largest)));
            } finally {
                client.giveBack();
            }
        } catch (InterruptedException cutOff) {
            Thread.currentThread().interrupt();
            return reading.broken(cutOff);
        } catch (Exception trouble) {
            return reading.broken(trouble);
        }
    }

    /** Starts nothing more, and waits for what is under way, which ends by its deadline. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            workers.awaitTermination(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
        alarms.shutdownNow();
        client.close();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "parlor-whatsapp");
        thread.setDaemon(true);
        return thread;
    }
}
