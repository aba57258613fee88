package dev.parlor.message;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The platform's no to one attempt (rule S7).
 *
 * @param code the platform's own number for it, the only part of its answer to rely on
 * @param retryAfter how long the platform asks to wait; {@code null} where it did not say
 */
public record Rejection(Kind kind, int code, @Nullable Duration retryAfter) {
    /** What a rejection asks of us. The transport maps the platform's codes to these. */
    public enum Kind {
        /** Passing trouble: the same message may be tried again later. */
        RETRY,
        /** Too fast for this business number. */
        THROTTLED_NUMBER,
        /** Too fast for this chat. */
        THROTTLED_CHAT,
        /** The window was closed (W4). */
        WINDOW_CLOSED,
        /** This guest cannot get it now. */
        UNREACHABLE,
        /** The guest stopped marketing messages (O10). */
        MARKETING_STOPPED,
        /** Withheld by the platform's own cap on marketing. */
        MARKETING_CAPPED,
        /** Who is behind the address must be verified again. */
        IDENTITY,
        /** Token, permission, payment, policy or registration: the whole number is in trouble. */
        ACCOUNT,
        /** The template is missing, paused or does not fit. */
        TEMPLATE,
        /** The media could not be used. */
        MEDIA,
        /** This message is wrong; it will never be accepted as it is. */
        MESSAGE;

        /** Whether it shows that a gate is closed: what can wait for that gate goes back into the line (W4, Q6). */
        public boolean closesAGate() {
            return this == WINDOW_CLOSED || this == UNREACHABLE;
        }
    }

    /** Needs a kind. */
    public Rejection {
        Objects.requireNonNull(kind, "kind");
    }

    /** A rejection without a hint when to try again. */
    public static Rejection of(Kind kind, int code) {
        return new Rejection(kind, code, null);
    }
}
