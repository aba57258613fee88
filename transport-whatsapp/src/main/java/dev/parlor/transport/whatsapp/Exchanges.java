package dev.parlor.transport.whatsapp;

import dev.parlor.transport.SendResult;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
    /** An answer to a send has some 300 bytes. */
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final FreshClient client;
    private final Duration deadline;
    private final ExecutorService workers = Executors.newCachedThreadPool(Exchanges::daemon);
    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, Exchanges::daemon);

    Exchanges(FreshClient client, Duration deadline) {
        this.client = client;
        this.deadline = deadline;
        alarms.setRemoveOnCancelPolicy(true);
    }

    /** Starts the exchange and returns at once. */
    CompletionStage<SendResult> start(HttpRequest request) {
        CompletableFuture<SendResult> result = new CompletableFuture<>();
        try {
            Future<?> work = workers.submit(() -> result.complete(make(request)));
            Future<?> alarm = alarms.schedule(() -> cutOff(result, work), deadline.toNanos(), TimeUnit.NANOSECONDS);
            return result.whenComplete((outcome, trouble) -> alarm.cancel(false));
        } catch (RejectedExecutionException closed) {
            result.complete(new SendResult.NotSent("the transport is closed"));
            return result;
        }
    }

    /** Interrupting the work makes the JDK end the exchange and free its connection. */
    private void cutOff(CompletableFuture<SendResult> result, Future<?> work) {
        result.complete(new SendResult.Unsure("no whole answer within " + deadline));
        work.cancel(true);
    }

    private SendResult make(HttpRequest request) {
        try {
            HttpClient taken = client.take();
            try {
                return answered(taken.send(request, CappedBody.ofAtMost(LARGEST_ANSWER)));
            } finally {
                client.giveBack();
            }
        } catch (InterruptedException cutOff) {
            Thread.currentThread().interrupt();
            return broken(cutOff);
        } catch (Exception trouble) {
            return broken(trouble);
        }
    }

    private static SendResult answered(HttpResponse<byte[]> response) {
        return SendAnswer.of(response.statusCode(), response.headers(), response.body());
    }

    /** Not sent only where no connection came about. Messages of exceptions can repeat what was sent: they stay here. */
    static SendResult broken(Throwable trouble) {
        String named = trouble.getClass().getSimpleName();
        boolean neverConnected = trouble instanceof ConnectException
                || trouble instanceof HttpConnectTimeoutException
                || trouble instanceof UnresolvedAddressException;
        return neverConnected
                ? new SendResult.NotSent("no connection: " + named)
                : new SendResult.Unsure("the exchange broke: " + named);
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
