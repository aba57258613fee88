package dev.parlor.testkit.contract;

import dev.parlor.store.Decide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Two threads at once. Whoever decides first goes on only when the other decides as well, or when the store keeps the
 * other out: its thread has waited for a while, or has ended, or has come no further for a second. For one test.
 */
final class Meeting {
    private static final Duration NO_FURTHER = Duration.ofSeconds(1);
    private static final Duration KEPT_OUT = Duration.ofMillis(20);
    private static final Duration FOR_EVER = Duration.ofSeconds(20);

    private final CountDownLatch deciding = new CountDownLatch(2);
    private final AtomicBoolean first = new AtomicBoolean(true);
    private final List<Thread> threads = new ArrayList<>();

    /** The same decision, which meets the other one before it is made. */
    <A> Decide<A> with(Decide<A> decide) {
        ThreadLocal<Boolean> came = ThreadLocal.withInitial(() -> false);
        return (loaded, time) -> {
            if (!came.get()) {
                came.set(true);
                deciding.countDown();
                if (first.getAndSet(false)) {
                    awaitTheOther();
                }
            }
            return decide.decide(loaded, time);
        };
    }

    /** What both answered, in the order in which they are named. */
    <T> List<T> of(Callable<T> one, Callable<T> other) throws InterruptedException {
        List<FutureTask<T>> tasks = List.of(new FutureTask<>(one), new FutureTask<>(other));
        tasks.forEach(task -> threads.add(new Thread(task, "two-at-once")));
        threads.forEach(thread -> thread.setDaemon(true));
        threads.forEach(Thread::start);
        List<T> answers = new ArrayList<>();
        for (FutureTask<T> task : tasks) {
            try {
                answers.add(task.get(FOR_EVER.toSeconds(), TimeUnit.SECONDS));
            } catch (ExecutionException failure) {
                throw new AssertionError("one of two at once failed", failure.getCause());
            } catch (TimeoutException stuck) {
                throw new AssertionError("two at once keep each other waiting for ever", stuck);
            }
        }
        return answers;
    }

    private void awaitTheOther() {
        long start = System.nanoTime();
        long cameFurther = start;
        long now = start;
        while (deciding.getCount() > 0
                && now - cameFurther < KEPT_OUT.toNanos()
                && now - start < NO_FURTHER.toNanos()) {
            Thread.onSpinWait();
            now = System.nanoTime();
            cameFurther = isKeptOut() ? cameFurther : now;
        }
    }

    private boolean isKeptOut() {
        return threads.stream()
                .filter(thread -> thread != Thread.currentThread())
                .map(Thread::getState)
                .allMatch(state -> state != Thread.State.NEW && state != Thread.State.RUNNABLE);
    }
}
