package dev.parlor.testkit.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Something that a transport was asked to do, and every end of it that was heard. */
final class Exchange<R> {
    private static final class End<R> {
        private final @Nullable R result;
        private final @Nullable Throwable failure;

        End(@Nullable R result, @Nullable Throwable failure) {
            this.result = result;
            this.failure = failure;
        }
    }

    private final Duration patience;
    private final List<End<R>> ends = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletionStage<R> stage;

    private Exchange(CompletionStage<R> stage, Duration patience) {
        this.patience = patience;
        this.stage = stage;
        stage.whenComplete(this::note);
    }

    /** Begins it on a thread of its own, so that one that does not return at once is noticed. */
    static <R> Exchange<R> begin(Callable<CompletionStage<R>> asked, Duration patience) {
        FutureTask<CompletionStage<R>> call = new FutureTask<>(asked);
        Thread thread = new Thread(call, "exchange");
        thread.setDaemon(true);
        thread.start();
        try {
            CompletionStage<R> stage = call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (stage == null) {
                throw new AssertionError("the transport answered no stage");
            }
            return new Exchange<>(stage, patience);
        } catch (ExecutionException thrown) {
            throw new AssertionError("the transport threw instead of answering", thrown.getCause());
        } catch (TimeoutException blocked) {
            throw new AssertionError("the transport did not return at once", blocked);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private synchronized void note(@Nullable R result, @Nullable Throwable failure) {
        ends.add(new End<>(result, failure));
        ended.countDown();
    }

    synchronized boolean isOpen() {
        return ends.isEmpty();
    }

    /** Its only end, which is a result. */
    R result() {
        try {
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("no end within " + patience);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
        synchronized (this) {
            if (ends.size() != 1) {
                throw new AssertionError("it ended " + ends.size() + " times");
            }
            R result = ends.get(0).result;
            if (result == null) {
                throw new AssertionError("it ended without a result", ends.get(0).failure);
            }
            return result;
        }
    }

    /** What a log would show of it. */
    String shown() {
        return stage + " " + ends.get(0).result;
    }
}
