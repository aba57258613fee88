package dev.parlor.message;

import dev.parlor.refusal.Refusal;
import java.util.Objects;
import java.util.function.Function;

/** What became of a file that a member wants to send: it is kept and can be sent, or it is refused (rules M2, M3). */
public sealed interface KeepAnswer {
    /** It is in the media store; send this as often as you like, the first time within a day. */
    record Kept(Content content) implements KeepAnswer {
        /** Needs content. */
        public Kept {
            Objects.requireNonNull(content, "content");
        }
    }

    /** Nothing is kept. */
    record Refused(Refusal refusal) implements KeepAnswer {
        /** Needs a refusal. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(Function<? super Kept, ? extends R> kept, Function<? super Refused, ? extends R> refused) {
        return this instanceof Kept it ? kept.apply(it) : refused.apply((Refused) this);
    }
}
