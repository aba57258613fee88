package dev.parlor.testkit.contract;

import dev.parlor.transport.Transport;
import org.junit.jupiter.api.Nested;

/**
 * What Parlor relies on in a {@link Transport}, each as a test of its own. The author of a transport subclasses this once and
 * says how to make one, with a platform at its other end:
 *
 * <pre>{@code
 * class MyTransportTest extends TransportContract {
 *     protected TransportFixture create() {
 *         return new MyPlatform();
 *     }
 * }
 * }</pre>
 *
 * <p>A test never sleeps, and waits for the end of an attempt no longer than {@link TransportFixture#patience}. What a
 * transport need not offer, files, small signs and what it tells of numbers and templates, is looked at where its fixture has the other side of it; elsewhere the
 * tests want to see that it does not offer it either.
 */
public abstract class TransportContract {
    /** For subclasses. */
    protected TransportContract() {}

    /** A transport, with a platform that takes everything. Called once for each test, before it; closed after it. */
    protected abstract TransportFixture create();

    @Nested
    final class Attempts extends AttemptContract {
        Attempts() {
            super(TransportContract.this);
        }
    }

    @Nested
    final class Files extends FileContract {
        Files() {
            super(TransportContract.this);
        }
    }

    @Nested
    final class Told extends AccountContract {
        Told() {
            super(TransportContract.this);
        }
    }

    @Nested
    final class Signs extends SignContract {
        Signs() {
            super(TransportContract.this);
        }
    }
}
