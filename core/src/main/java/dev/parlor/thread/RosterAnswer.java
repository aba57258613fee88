package dev.parlor.thread;

import dev.parlor.refusal.Refusal;
import java.util.Objects;
import java.util.function.Function;

/** What became of an act on a roster (rule P3). */
public sealed interface RosterAnswer {
    /** Done, and everybody was told. */
    record Done() implements RosterAnswer {}

    /** It was so already; nobody was told again. */
    record AlreadySo() implements RosterAnswer {}

    /** Nothing was changed. */
    record Refused(Refusal refusal) implements RosterAnswer {
        /** Needs a refusal. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(
            Function<? super Done, ? extends R> done,
            Function<? super AlreadySo, ? extends R> alreadySo,
            Function<? super Refused, ? extends R> refused) {
        if (this instanceof Done it) {
            return done.apply(it);
        }
        if (this instanceof AlreadySo it) {
            return alreadySo.apply(it);
        }
        return refused.apply((Refused) this);
    }
}
