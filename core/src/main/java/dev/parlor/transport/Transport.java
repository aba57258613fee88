package dev.parlor.transport;

import dev.parlor.id.PlatformNumber;
import java.util.List;
import java.util.Optional;
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

    /**
     * How the platform sees this number now; empty, the default, if this transport cannot tell. Blocks until the platform
     * answered; called on the host's thread only, never while a chat is locked.
     *
     * @throws java.io.UncheckedIOException if the platform did not answer
     */
    default Optional<AccountView> account(PlatformNumber number) {
        return Optional.empty();
    }

    /**
     * The templates of the account that this number belongs to, all of them; empty, the default, if this transport cannot
     * tell. Blocks like {@link #account}.
     *
     * @throws java.io.UncheckedIOException if the platform did not answer
     */
    default Optional<List<ListedTemplate>> templates(PlatformNumber number) {
        return Optional.empty();
    }

    /**
     * How files come to the platform and back; asked once. Empty by default: then an attempt is given the bytes of its file
     * instead of the platform's id ({@link Outgoing#file()}), and no file of a guest can be fetched, so that each is gone at
     * once (rule M3).
     */
    default Optional<MediaTransfer> mediaTransfer() {
        return Optional.empty();
    }

    /** Small signs to guests; asked once. Empty by default: then guests are shown none (rule M7). */
    default Optional<Courtesies> courtesies() {
        return Optional.empty();
    }
}
