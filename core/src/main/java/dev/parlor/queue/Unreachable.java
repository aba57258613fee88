package dev.parlor.queue;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the reachable gate of a chat is closed.
 *
 * @param since when that began
 */
public record Unreachable(Cause cause, Instant since) {
    /** What stands between the guest and us. */
    public enum Cause {
        /** A member blocked the guest (C6). */
        BLOCKED,
        /** The platform said that it cannot reach the guest, and nothing has shown the contrary since (Q6). */
        NOT_REACHED
    }

    /** Needs both. */
    public Unreachable {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(since, "since");
    }

    /** The first cause that there is; empty if the guest can be reached. */
    public static Optional<Unreachable> of(@Nullable Instant blockedSince, @Nullable Instant notReachedSince) {
        return Optional.ofNullable(blockedSince)
                .map(since -> new Unreachable(Cause.BLOCKED, since))
                .or(() -> Optional.ofNullable(notReachedSince).map(since -> new Unreachable(Cause.NOT_REACHED, since)));
    }
}
