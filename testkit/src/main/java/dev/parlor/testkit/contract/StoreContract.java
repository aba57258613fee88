package dev.parlor.testkit.contract;

import dev.parlor.store.Store;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

/**
 * What Parlor relies on in a {@link Store}, each as a test of its own. The author of a store subclasses this once and says
 * how to make one:
 *
 * <pre>{@code
 * class MyStoreTest extends StoreContract {
 *     private final AtomicLong leaseNanos = new AtomicLong();
 *
 *     protected Store create(Clock clock) {
 *         return new MyStore(clock, leaseNanos::get);
 *     }
 *
 *     protected void passLeaseTime(Duration duration) {
 *         leaseNanos.addAndGet(duration.toNanos());
 *     }
 * }
 * }</pre>
 *
 * <p>JUnit makes an instance for each test, and with it one store. A test never sleeps; those of two threads wait for each
 * other, and for at most a second where a store keeps one of them waiting without its thread showing it. The tests use
 * the time of {@code clock} for everything but leases. What a store's {@link IntakeContract intake} must do is a contract of its
 * own, and so is what must be so of {@link MediaStoreContract files}.
 */
public abstract class StoreContract {
    /** For subclasses. */
    protected StoreContract() {}

    /**
     * An empty store whose {@link Store#time()} follows this clock. Called once for each test, before it.
     *
     * @param clock stands still unless the test moves it; it can be set back
     */
    protected abstract Store create(Clock clock);

    /**
     * Lets lease time pass for the store that was made last: by moving its lease clock on, or the ends of all its leases
     * back. The tests allow for five seconds of real time that pass meanwhile.
     */
    protected abstract void passLeaseTime(Duration duration);

    @Nested
    final class Units extends UnitContract {
        Units() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class AtOnce extends AtOnceContract {
        AtOnce() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Claims extends ClaimContract {
        Claims() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Leases extends LeaseContract {
        Leases() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Lanes extends LaneContract {
        Lanes() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Uniqueness extends UniqueContract {
        Uniqueness() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class ReadsByKey extends KeyContract {
        ReadsByKey() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class ReadsByPart extends PartContract {
        ReadsByPart() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Timelines extends TimelineContract {
        Timelines() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Histories extends HistoryContract {
        Histories() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Unread extends UnreadContract {
        Unread() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class People extends PeopleContract {
        People() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Feed extends EventContract {
        Feed() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Listeners extends ListenerContract {
        Listeners() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Erasure extends ErasureContract {
        Erasure() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class KeptAside extends AsideContract {
        KeptAside() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class KnownAgain extends SeenContract {
        KnownAgain() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Organizations extends IsolationContract {
        Organizations() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Faithfulness extends FaithContract {
        Faithfulness() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Joins extends JoinContract {
        Joins() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Clocks extends ClockContract {
        Clocks() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Collisions extends CollisionContract {
        Collisions() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class ForeignWrites extends ForeignContract {
        ForeignWrites() {
            super(StoreContract.this);
        }
    }
}
