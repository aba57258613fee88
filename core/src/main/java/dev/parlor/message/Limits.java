package dev.parlor.message;

import dev.parlor.refusal.RefusalReason;
import java.util.Optional;

/** What the platform takes from a member at most, checked at the door (rule M2). */
public final class Limits {
    /** The longest text, in UTF-16 units (Cloud API, text messages). */
    public static final int LONGEST_TEXT = 4096;

    private Limits() {}

    /** Why a member cannot send this, if so. */
    public static Optional<RefusalReason> against(Content content) {
        if (!(content instanceof Text text)) {
            return Optional.of(RefusalReason.NOT_SENDABLE);
        }
        if (text.body().isBlank()) {
            return Optional.of(RefusalReason.EMPTY);
        }
        return text.body().length() > LONGEST_TEXT ? Optional.of(RefusalReason.TOO_LONG) : Optional.empty();
    }
}
