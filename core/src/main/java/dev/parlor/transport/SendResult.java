package dev.parlor.transport;

import dev.parlor.id.PlatformId;
import dev.parlor.message.Rejection;
import java.util.Objects;
import java.util.function.Function;

/** How an attempt ended: one of four ways (rule S2). What is not clearly one of the others is {@link Unsure}. */
public sealed interface SendResult {
    /** The platform took it and named it. */
    record Accepted(PlatformId id) implements SendResult {
        /** Needs the id. */
        public Accepted {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * Provably no byte of the request left: it may be tried again.
     *
     * @param cause for people; without addresses or texts
     */
    record NotSent(String cause) implements SendResult {
        /** Needs a cause. */
        public NotSent {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** A well-formed error of the platform: it was not accepted. */
    record Rejected(Rejection rejection) implements SendResult {
        /** Needs the rejection. */
        public Rejected {
            Objects.requireNonNull(rejection, "rejection");
        }
    }

    /**
     * It may or may not have been accepted: it must not be tried again blindly (rule S3).
     *
     * @param cause for people; without addresses or texts
     */
    record Unsure(String cause) implements SendResult {
        /** Needs a cause. */
        public Unsure {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(
            Function<? super Accepted, ? extends R> accepted,
            Function<? super NotSent, ? extends R> notSent,
            Function<? super Rejected, ? extends R> rejected,
            Function<? super Unsure, ? extends R> unsure) {
        if (this instanceof Accepted it) {
            return accepted.apply(it);
        }
        if (this instanceof NotSent it) {
            return notSent.apply(it);
        }
        if (this instanceof Rejected it) {
            return rejected.apply(it);
        }
        return unsure.apply((Unsure) this);
    }
}
