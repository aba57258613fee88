package dev.parlor.transport;

import dev.parlor.message.StoredBytes;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How fetching a file ended. What is not clearly one of the others is {@link RetryLater}. */
public sealed interface FetchResult {
    /**
     * It is in the media store.
     *
     * @param mimeType as the platform says; empty where it does not
     */
    record Fetched(StoredBytes bytes, String mimeType) implements FetchResult {
        /** Needs both. */
        public Fetched {
            Objects.requireNonNull(bytes, "bytes");
            Objects.requireNonNull(mimeType, "mimeType");
        }
    }

    /** The platform does not have it, or not any more: asking again is useless. */
    record Gone() implements FetchResult {}

    /**
     * Trouble that may pass: it is tried again, as long as the platform keeps the file.
     *
     * @param cause for people; without addresses or texts
     * @param retryAfter how long the platform asks to wait; {@code null} where it did not say
     */
    record RetryLater(String cause, @Nullable Duration retryAfter) implements FetchResult {
        /** Needs a cause. */
        public RetryLater {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** It is bigger than what is taken; nothing is kept. */
    record TooBig() implements FetchResult {}

    /** What came is not what was declared; nothing is kept. It is tried a few times more. */
    record HashWrong() implements FetchResult {}

    /** Answers with the function of the case at hand, so that no case can be forgotten. */
    default <R> R fold(
            Function<? super Fetched, ? extends R> fetched,
            Function<? super Gone, ? extends R> gone,
            Function<? super RetryLater, ? extends R> retryLater,
            Function<? super TooBig, ? extends R> tooBig,
            Function<? super HashWrong, ? extends R> hashWrong) {
        if (this instanceof Fetched it) {
            return fetched.apply(it);
        }
        if (this instanceof Gone it) {
            return gone.apply(it);
        }
        if (this instanceof RetryLater it) {
            return retryLater.apply(it);
        }
        return this instanceof TooBig it ? tooBig.apply(it) : hashWrong.apply((HashWrong) this);
    }
}
