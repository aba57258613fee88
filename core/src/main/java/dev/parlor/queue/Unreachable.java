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
        /** Another guest was seen at this guest's phone, and the host has not said whether they are one person (C5). */
        IDENTITY_CONFLICT,
        /** The platform said that it cannot reach the guest, and nothing has shown the contrary since (Q6). */
        NOT_REACHED
    }

    /** Needs both. */
    public Unreachable {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(since, "since");
    }

    /** The first cause that there is; empty if the guest can be reached. */
    public static Optional<Unreachable> of(
            @Nullable Instant blockedSince, @Nullable Instant contestedSince, @Nullable Instant notReachedSince) {
        return because(Cause.BLOCKED, blockedSince)
                .or(() -> because(Cause.IDENTITY_CONFLICT, contestedSince))
                .or(() -> because(Cause.NOT_REACHED, notReachedSince));
    }

    private static Optional<Unreachable> because(Cause cause, @Nullable Instant since) {
        return Optional.ofNullable(since).map(began -> new Unreachable(cause, began));
    }
}
