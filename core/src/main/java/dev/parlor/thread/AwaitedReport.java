package dev.parlor.thread;

import dev.parlor.id.MessageId;
import java.time.Instant;
import java.util.Objects;

/**
 * The report that a message left the platform, for which the next one of its thread waits (rule Q3, {@code AFTER_SENT}).
 *
 * @param until when the waiting ends without it
 */
public record AwaitedReport(MessageId message, Instant until) {
    /** Needs both. */
    public AwaitedReport {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(until, "until");
    }
}
