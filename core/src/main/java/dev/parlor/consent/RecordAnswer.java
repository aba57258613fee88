package dev.parlor.consent;

import dev.parlor.refusal.Refusal;
import java.util.Objects;
import java.util.function.Function;

/** What became of recording consent that was obtained elsewhere (rule O9). */
public sealed interface RecordAnswer {
    /** It is in the ledger. */
    record Recorded(ConsentRecord record) implements RecordAnswer {
        /** Needs a record. */
        public Recorded {
            Objects.requireNonNull(record, "record");
        }
    }

    /** Nothing was recorded. */
    record Refused(Refusal refusal) implements RecordAnswer {
        /** Needs a refusal. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(
            Function<? super Recorded, ? extends R> recorded, Function<? super Refused, ? extends R> refused) {
        return this instanceof Recorded it ? recorded.apply(it) : refused.apply((Refused) this);
    }
}
