package dev.parlor.testkit.people;

import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A store in which, once armed, the first unit of work that has been loaded waits with its decision until a second one has
 * come to the store as well.
 */
final class Barrier {
    private volatile CountDownLatch arrivals = new CountDownLatch(0);

    /** From now on. */
    void arm() {
        arrivals = new CountDownLatch(2);
    }

    /** All calls go through; only applying waits. */
    Store around(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    boolean applies = method.getName().equals("apply");
                    try {
                        return method.invoke(store, applies ? new Object[] {waiting(arguments[0])} : arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private List<Unit<?>> waiting(Object units) {
        arrivals.countDown();
        return ((List<?>) units)
                .stream().<Unit<?>>map(unit -> waiting((Unit<?>) unit)).toList();
    }

    private <A> Unit<A> waiting(Unit<A> unit) {
        return new Unit<>(
                unit.organization(), unit.operation(), unit.chats(), unit.threads(), unit.reads(), (loaded, time) -> {
                    await();
                    return unit.decide().decide(loaded, time);
                });
    }

    private void await() {
        try {
            if (!arrivals.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the second unit of work never came");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
