package dev.parlor.store;

import java.util.Objects;

/** What a unit of work decided: what to write, and what to tell the caller once that is committed. */
public record Decision<A>(Changes changes, A answer) {
    /** Needs both. */
    public Decision {
        Objects.requireNonNull(changes, "changes");
        Objects.requireNonNull(answer, "answer");
    }

    /** Writes nothing. */
    public static <A> Decision<A> nothing(A answer) {
        return new ChangesBuilder().answer(answer);
    }
}
