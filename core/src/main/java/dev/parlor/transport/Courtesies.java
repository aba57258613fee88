package dev.parlor.transport;

import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import java.util.concurrent.CompletionStage;

/**
 * Small signs to a guest that are worth one try and no more: nothing is queued or repeated, and what gets lost is lost
 * (rule M7). A transport offers them by {@link Transport#courtesies()}.
 *
 * <p>Both return at once; the stages complete within the transport's own deadline, never exceptionally. Thread-safe.
 */
public interface Courtesies {
    /** Shows the guest that this message of theirs was read; on WhatsApp all earlier ones of the chat count as read too. */
    CompletionStage<CourtesyResult> showRead(PlatformNumber number, PlatformId message);

    /**
     * Shows the guest that somebody writes an answer to this message of theirs. On WhatsApp it shows until the answer, at
     * most 25 seconds, and the message counts as read by it.
     */
    CompletionStage<CourtesyResult> showTyping(PlatformNumber number, PlatformId message);
}
