package dev.parlor.message;

import dev.parlor.refusal.RefusalReason;
import java.util.List;
import java.util.Optional;

/**
 * What the platform takes from a member at most, checked at the door (rule M2). Lengths are in UTF-16 units. Sources:
 * Cloud API, text, media, interactive and contacts messages; supported media types.
 */
public final class Limits {
    /** The longest text, and the longest text above a list. */
    public static final int LONGEST_TEXT = 4096;

    /** The longest caption of a picture, video or document, and the longest text above buttons. */
    public static final int LONGEST_CAPTION = 1024;

    /** The longest text of a template with its parameters filled in. */
    public static final int LONGEST_TEMPLATE = 1024;

    /** The longest name of a document, as file systems commonly allow it. */
    public static final int LONGEST_FILE_NAME = 255;

    static final long MOST_PICTURE = 5L * 1024 * 1024;
    static final long MOST_SOUND = 16L * 1024 * 1024;
    static final long MOST_FILM = 16L * 1024 * 1024;
    static final long MOST_DOCUMENT = 100L * 1024 * 1024;

    /** How a compound file begins, one character per byte ([MS-CFB], section 2.2). */
    static final String COMPOUND_FILE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    private Limits() {}

    /** Why a member cannot send this, if so; {@link Content#breach} says by how much. */
    public static Optional<RefusalReason> against(Content content) {
        return content.breach(0).map(Breach::reason);
    }

    /** For a text that must be there. */
    static Optional<Breach> text(String text, int longest) {
        return text.isBlank() ? Optional.of(Breach.of(RefusalReason.EMPTY)) : length(text, longest);
    }

    /** For a text that may be missing. */
    static Optional<Breach> length(String text, int longest) {
        return text.length() > longest
                ? Optional.of(Breach.of(RefusalReason.TOO_LONG, longest, text.length()))
                : Optional.empty();
    }

    /** For a caption, below which a label is only shown if it is there. */
    static Optional<Breach> caption(String caption, int reserved) {
        return caption.isEmpty() ? Optional.empty() : text(caption, LONGEST_CAPTION - reserved);
    }

    /** For how many of something there may be; none is not enough. */
    static Optional<Breach> count(int actual, int most) {
        if (actual == 0) {
            return Optional.of(Breach.of(RefusalReason.EMPTY));
        }
        return actual > most ? Optional.of(Breach.of(RefusalReason.TOO_MANY, most, actual)) : Optional.empty();
    }

    /** For names and payloads that must differ. */
    static Optional<Breach> distinct(List<String> values) {
        return values.stream().distinct().count() < values.size()
                ? Optional.of(Breach.of(RefusalReason.AMBIGUOUS))
                : Optional.empty();
    }

    static Optional<Breach> notSendable() {
        return Optional.of(Breach.of(RefusalReason.NOT_SENDABLE));
    }
}
