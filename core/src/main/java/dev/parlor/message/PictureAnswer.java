package dev.parlor.message;

import dev.parlor.refusal.Refusal;
import java.util.Objects;
import java.util.function.Function;

/** What became of a picture that a member wants to send: it is kept and can be sent, or it is refused (rules M2, M3). */
public sealed interface PictureAnswer {
    /** It is in the media store; send it as often as you like. */
    record Kept(Picture picture) implements PictureAnswer {
        /** Needs a picture. */
        public Kept {
            Objects.requireNonNull(picture, "picture");
        }
    }

    /** Nothing is kept. */
    record Refused(Refusal refusal) implements PictureAnswer {
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
