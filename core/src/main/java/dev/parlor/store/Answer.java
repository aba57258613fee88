package dev.parlor.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one unit of a batch ended.
 *
 * @param value what it answered; {@code null} if it failed
 * @param failure why it failed, with nothing of it written; {@code null} if it did not
 */
public record Answer<A>(@Nullable A value, @Nullable RuntimeException failure) {
    /** It was committed. */
    public static <A> Answer<A> of(A value) {
        return new Answer<>(Objects.requireNonNull(value), null);
    }

    /** It failed; its neighbours did not. */
    public static <A> Answer<A> failed(RuntimeException failure) {
        return new Answer<>(null, failure);
    }

    /** The value, or the failure thrown. */
    public A orThrow() {
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(value);
    }
}
