package dev.parlor.consent;

import dev.parlor.id.ChatId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with the ledger (rule O9).
 *
 * @param chat whose chain; {@code null} for an anchor as a whole
 * @param sequence of the record in question, or 0
 */
public record Finding(@Nullable ChatId chat, long sequence, Kind kind) {
    /** What is wrong. */
    public enum Kind {
        /** A record does not say what it said when it was sealed. */
        EDITED,
        /** A record is missing, with later ones still there. */
        REMOVED,
        /** Records are not in the order in which they were sealed. */
        REORDERED,
        /** An anchor knows a later record than the last one that is there. */
        CUT_OFF,
        /** A record follows the one that ended its chain, because the chat was joined into another (C5). */
        AFTER_THE_END,
        /** The anchor was not signed with the host's key. */
        ANCHOR_NOT_GENUINE
    }

    /** Needs a kind. */
    public Finding {
        Objects.requireNonNull(kind, "kind");
    }
}
