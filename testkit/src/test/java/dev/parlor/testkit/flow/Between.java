package dev.parlor.testkit.flow;

import dev.parlor.store.Changes;
import dev.parlor.store.Decide;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Store;
import dev.parlor.store.Unit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A store between whose steps another act can come: before a unit of work is loaded, or between its loading and its
 * commit, as with stores that are no single lock. It also shows what is written.
 */
final class Between {
    private static final Runnable NOTHING = () -> {};

    private final BiConsumer<Loaded, Changes> written;
    private Runnable beforeLoading = NOTHING;
    private Runnable beforeCommit = NOTHING;

    /** Shows nothing. */
    Between() {
        this((loaded, changes) -> {});
    }

    /** Shows to this what each decision was given and what it writes. */
    Between(BiConsumer<Loaded, Changes> written) {
        this.written = written;
    }

    /** The act comes before the next unit of work is loaded, and only then. */
    void beforeLoading(Runnable act) {
        beforeLoading = act;
    }

    /** The act comes when the next unit of work has been loaded, and before it commits; only then. */
    void beforeCommit(Runnable act) {
        beforeCommit = act;
    }

    Store around(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> invoke(store, method, arguments));
    }

    private Object invoke(Store store, Method method, Object[] arguments) throws Throwable {
        try {
            return switch (method.getName()) {
                case "apply" -> {
                    Runnable act = beforeLoading;
                    beforeLoading = NOTHING;
                    act.run();
                    yield method.invoke(store, units((List<?>) arguments[0]));
                }
                case "claim" -> method.invoke(store, arguments[0], watched((Decide<?>) arguments[1]));
                default -> method.invoke(store, arguments);
            };
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private List<Unit<?>> units(List<?> units) {
        return units.stream().<Unit<?>>map(unit -> between((Unit<?>) unit)).toList();
    }

    private <A> Unit<A> between(Unit<A> unit) {
        Decide<A> watched = watched(unit.decide());
        return new Unit<>(
                unit.organization(), unit.operation(), unit.chats(), unit.threads(), unit.reads(), (loaded, time) -> {
                    Runnable act = beforeCommit;
                    beforeCommit = NOTHING;
                    act.run();
                    return watched.decide(loaded, time);
                });
    }

    private <A> Decide<A> watched(Decide<A> decide) {
        return (loaded, time) -> {
            Decision<A> decision = decide.decide(loaded, time);
            written.accept(loaded, decision.changes());
            return decision;
        };
    }
}
