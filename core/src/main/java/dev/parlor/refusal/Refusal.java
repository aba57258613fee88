package dev.parlor.refusal;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A no to the caller. Nothing was changed.
 *
 * @param sentence in the member's language, ready to be shown
 * @param notBefore when the same act may succeed; {@code null} where time alone changes nothing
 */
public record Refusal(
        RefusalReason reason, String sentence, @Nullable Instant notBefore) {
    /** Needs a reason and a sentence. */
    public Refusal {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(sentence, "sentence");
    }
}
