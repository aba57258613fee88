package dev.parlor.message;

import dev.parlor.refusal.Refusal;
import java.util.Objects;
import java.util.function.Function;

/** What became of a small sign to the guest, that a message was read or that somebody writes (rule M7). */
public sealed interface CourtesyAnswer {
    /** The platform took it. */
    record Shown() implements CourtesyAnswer {}

    /**
     * It was tried once and got lost, or the transport has no such signs; it is not tried again.
     *
     * @param cause for people; without addresses or texts
     */
    record NotShown(String cause) implements CourtesyAnswer {
        /** Needs a cause. */
        public NotShown {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** It was not tried. */
    record Refused(Refusal refusal) implements CourtesyAnswer {
        /** Needs a refusal. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(
            Function<? super Shown, ? extends R> shown,
            Function<? super NotShown, ? extends R> notShown,
            Function<? super Refused, ? extends R> refused) {
        if (this instanceof Shown it) {
            return shown.apply(it);
        }
        return this instanceof NotShown it ? notShown.apply(it) : refused.apply((Refused) this);
    }
}
