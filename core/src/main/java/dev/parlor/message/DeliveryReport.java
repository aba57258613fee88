package dev.parlor.message;

import dev.parlor.id.AttemptToken;
import dev.parlor.id.PlatformId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the platform tells later about a message of ours (rule M4). Reports may come twice, in any order, before our own
 * answer, or for messages that Parlor does not know.
 *
 * @param at on the platform's clock
 * @param token what our request carried; {@code null} where the platform did not echo it
 * @param failure with {@link Status#FAILED} what went wrong, else {@code null}
 */
public record DeliveryReport(
        PlatformId message,
        Status status,
        Instant at,
        @Nullable AttemptToken token,
        @Nullable Rejection failure) {
    /** How far the message came. */
    public enum Status {
        /** It left the platform. */
        SENT,
        /** It is on the guest's phone. */
        DELIVERED,
        /** The guest opened it. */
        READ,
        /** The guest played it. */
        PLAYED,
        /** It could not be sent or delivered. */
        FAILED;

        /** Whether it shows that the message is on the guest's phone. */
        public boolean provesArrival() {
            return this == DELIVERED || this == READ || this == PLAYED;
        }
    }

    /** A report of failure needs its reason; no other has one. */
    public DeliveryReport {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(at, "at");
        if ((status == Status.FAILED) != (failure != null)) {
            throw new IllegalArgumentException(
                    "failure must be given with FAILED and only then, but status is " + status);
        }
    }
}
