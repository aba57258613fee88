package dev.parlor.queue;

import dev.parlor.message.Content;
import java.time.Duration;

/**
 * After which messages the next one of a thread waits until the platform reports the first as sent (rule Q3). The platform
 * promises no order of arrival, and a picture takes longer than the text after it.
 */
public enum AfterSent {
    /** After none: the order of acceptance is all that is promised. */
    NEVER,
    /** After pictures and other files. */
    MEDIA,
    /** After each message. */
    ALWAYS;

    /** So long at most; then the next message goes without the report. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    /** Whether the next message waits after this one. */
    public boolean waitsAfter(Content content) {
        return switch (this) {
            case NEVER -> false;
            case MEDIA -> content.attachment().isPresent();
            case ALWAYS -> true;
        };
    }
}
