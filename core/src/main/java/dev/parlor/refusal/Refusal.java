package dev.parlor.refusal;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A no to the caller. Nothing was changed.
 *
 * @param sentence in the member's language, ready to be shown
 * @param notBefore when the same act may succeed; {@code null} where time alone changes nothing
 * @param measure the limit that was passed, and by how much (M2); {@code null} where nothing is counted
 */
public record Refusal(
        RefusalReason reason,
        String sentence,
        @Nullable Instant notBefore,
        @Nullable Measure measure) {
    /** Needs a reason and a sentence. */
    public Refusal {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(sentence, "sentence");
    }

    /** One in which nothing is counted. */
    public Refusal(RefusalReason reason, String sentence, @Nullable Instant notBefore) {
        this(reason, sentence, notBefore, null);
    }
}
