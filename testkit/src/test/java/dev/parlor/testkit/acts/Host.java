package dev.parlor.testkit.acts;

import dev.parlor.Parlor;
import dev.parlor.store.Store;
import dev.parlor.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** One process: a Parlor whose way to the shared store can break, and that can die before or after any commit. */
final class Host {
    /** The process is no more; whoever called it never learns what became of the call. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;

        Died() {
            super("the process died");
        }
    }

    private static final int MOST_COMMITS = 1_000;

    final String name;
    final Parlor parlor;
    final Wire wire;
    private int untilDeath = -1;
    private boolean diesAfterCommit;
    private boolean storeDown;
    private int commits;

    Host(String name, World world) {
        this.name = name;
        this.wire = new Wire(world);
        this.parlor = world.parlor(name, breakable(world.storeOfAHost()), wire);
    }

    /** Begins an act. */
    void begins() {
        commits = 0;
    }

    /** Dies at its so-manieth commit from now, counted from 1. */
    void dieAt(int commit, boolean after) {
        untilDeath = commit;
        diesAfterCommit = after;
    }

    /** The next commit fails with nothing written. */
    void loseTheStoreOnce() {
        storeDown = true;
    }

    /** What was meant to break, and did not come to it, stays whole. */
    void calm() {
        untilDeath = -1;
        storeDown = false;
    }

    private Store breakable(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> invoke(store, method, arguments));
    }

    private Object invoke(Store store, Method method, Object[] arguments) throws Throwable {
        boolean commit = method.getName().equals("apply") || method.getName().equals("claim");
        commits += commit ? 1 : 0;
        Gatekeeper.require(11, commits < MOST_COMMITS, name + " goes on for ever");
        boolean dies = commit && untilDeath > 0 && --untilDeath == 0;
        if (commit && storeDown) {
            storeDown = false;
            throw new StoreException("no connection", new IllegalStateException("down"));
        }
        if (dies && !diesAfterCommit) {
            throw new Died();
        }
        try {
            Object answer = method.invoke(store, arguments);
            if (dies) {
                throw new Died();
            }
            return answer;
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
