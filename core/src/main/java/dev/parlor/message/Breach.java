package dev.parlor.message;

import dev.parlor.refusal.Measure;
import dev.parlor.refusal.RefusalReason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why content cannot be sent as it is (rule M2).
 *
 * @param measure the limit and what there was; {@code null} where nothing is counted
 */
public record Breach(RefusalReason reason, @Nullable Measure measure) {
    /** Needs a reason. */
    public Breach {
        Objects.requireNonNull(reason, "reason");
    }

    static Breach of(RefusalReason reason) {
        return new Breach(reason, null);
    }

    static Breach of(RefusalReason reason, long limit, long actual) {
        return new Breach(reason, new Measure(limit, actual));
    }
}
