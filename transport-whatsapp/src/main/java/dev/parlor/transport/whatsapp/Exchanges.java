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
    /** What one kind of exchange makes of an end without a whole answer. */
    interface Ending<R> {
        R broken(Throwable trouble);

        R late(Duration deadline);

        R closed();
    }

    /** The same, for one request and its answer. */
    interface Reading<R> extends Ending<R> {
        R answered(HttpResponse<byte[]> response);
    }

    /** Requests that belong together. Interrupted when the deadline is over. */
    @FunctionalInterface
    interface Talk<R> {
        R with(HttpClient client) throws Exception;
    }

    private final FreshClient client;
    private final Duration deadline;
    private final Duration patience;
    private final ExecutorService workers = Executors.newCachedThreadPool(Exchanges::daemon);
    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, Exchanges::daemon);

    /**
     * Makes none yet.
     *
     * @param patience how long closing waits for what is under way
     */
    Exchanges(FreshClient client, Duration deadline, Duration patience) {
        this.client = client;
        this.deadline = deadline;
        this.patience = patience;
        alarms.setRemoveOnCancelPolicy(true);
    }

    /**
     * Starts the exchange and returns at once.
     *
     * @param largest answer that is taken, in bytes; a larger one breaks the exchange
     */
    <R> CompletableFuture<R> start(HttpRequest request, int largest, Reading<R> reading) {
        return start(client -> reading.answered(client.send(request, CappedBody.ofAtMost(largest))), reading);
    }

    /** Starts several exchanges that share one thread and one deadline, and returns at once. */
    <R> CompletableFuture<R> start(Talk<R> talk, Ending<R> ending) {
        CompletableFuture<R> result = new CompletableFuture<>();
        try {
            Future<?> work = workers.submit(() -> result.complete(make(talk, ending)));
            Future<?> alarm = alarms.schedule(
                    () -> {
                        result.complete(ending.late(deadline));
                        // Interrupting makes the JDK end the exchange and free its connection.
                        work.cancel(true);
                    },
                    deadline.toNanos(),
                    TimeUnit.NANOSECONDS);
            return result.whenComplete((outcome, trouble) -> alarm.cancel(false));
        } catch (RejectedExecutionException closed) {
            result.complete(ending.closed());
            return result;
        }
    }

    private <R> R make(Talk<R> talk, Ending<R> ending) {
        try {
            HttpClient taken = client.take();
            try {
                return talk.with(taken);
            } finally {
                client.giveBack();
            }
        } catch (InterruptedException cutOff) {
            Thread.currentThread().interrupt();
            return ending.broken(cutOff);
        } catch (Exception trouble) {
            return ending.broken(trouble);
        }
    }

    /** Starts nothing more, and cuts off what is still under way when the patience has ended. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            workers.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
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
