package dev.parlor.testkit.contract;

import dev.parlor.store.Intake;
import dev.parlor.store.Store;
import java.time.Clock;
import org.junit.jupiter.api.Nested;

/**
 * What Parlor relies on in the {@link Intake} of a store that gives one, each as a test of its own (rule S11). The author
 * subclasses this beside {@link StoreContract} and says what a transaction of the host's is:
 *
 * <pre>{@code
 * class MyIntakeTest extends IntakeContract {
 *     private MyStore store;
 *
 *     protected Store create(Clock clock) {
 *         return store = new MyStore(clock);
 *     }
 *
 *     protected HostTransaction begin() {
 *         return new MyTransaction(store);
 *     }
 * }
 * }</pre>
 *
 * <p>JUnit makes an instance for each test, and with it one store.
 */
public abstract class IntakeContract {
    /** For subclasses. */
    protected IntakeContract() {}

    /**
     * An empty store whose {@link Store#time()} follows this clock. Called once for each test, before it.
     *
     * @param clock stands still unless the test moves it
     */
    protected abstract Store create(Clock clock);

    /** Begins a transaction on the data of the store that was made last. Several can be open at once, each in its own thread. */
    protected abstract HostTransaction begin();

    /** A transaction of the host's. Each is ended once, by the thread that began it. */
    public interface HostTransaction {
        /** The intake that is a part of it. */
        Intake intake();

        /** The host commits. */
        void commit();

        /** The host rolls back. */
        void rollback();
    }

    @Nested
    final class Intakes extends IntakeCases {
        Intakes() {
            super(IntakeContract.this);
        }
    }
}
