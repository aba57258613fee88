package dev.parlor.testkit.platform;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message as the guest sees it on the phone.
 *
 * <p>Immutable and thread-safe.
 *
 * @param at when it was taken by the platform
 * @param side who wrote it
 * @param text the text as rendered; a picture reads {@code (picture)}, followed by its caption
 * @param quickReplies the labels of the buttons below it, in order; empty for most
 * @param messageId the platform's id, for quoting
 * @param quotedId the id of the message that it quotes or taps on, or null
 */
public record ScreenLine(
        Instant at,
        Side side,
        String text,
        List<String> quickReplies,
        String messageId,
        @Nullable String quotedId) {

    /** Who wrote a line. */
    public enum Side {
        /** The business number: the guest reads it on the left. */
        FROM_BUSINESS,
        /** The guest: on the right. */
        FROM_GUEST
    }

    /** Copies the labels. */
    public ScreenLine {
        quickReplies = List.copyOf(quickReplies);
    }
}
