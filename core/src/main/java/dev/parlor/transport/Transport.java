package dev.parlor.transport;

import java.util.concurrent.CompletionStage;

/**
 * Sends what was armed. One call is one attempt: exactly one request to the platform, never repeated inside (rule S1).
 *
 * <p>Implementations are thread-safe. They never throw for trouble on the way, nor complete exceptionally: every end of
 * an attempt is a {@link SendResult}; what an implementation throws all the same counts as {@link SendResult.Unsure}.
 * The stage may complete on any thread; the dispatcher only notes it there.
 */
@FunctionalInterface
public interface Transport {
    /** Makes the attempt. Returns at once; the stage completes within the transport's own deadline. */
    CompletionStage<SendResult> send(Outgoing outgoing);
}
