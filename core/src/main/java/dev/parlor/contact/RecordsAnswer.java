package dev.parlor.contact;

import dev.parlor.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What became of an erasure, or of setting or lifting a legal hold (rule T4). */
public sealed interface RecordsAnswer {
    /** Done, and committed. */
    record Done() implements RecordsAnswer {}

    /** It was so already. */
    record AlreadySo() implements RecordsAnswer {}

    /**
     * Nothing was changed.
     *
     * @param holds the legal holds that stand against it, with their reasons; empty for another reason
     */
    record Refused(Refusal refusal, List<LegalHold> holds) implements RecordsAnswer {
        /** Copies the list. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
            holds = List.copyOf(holds);
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
