package dev.parlor.transport;

import java.util.Objects;

/**
 * What became of a sign to a guest (rule M7).
 *
 * @param shown whether the platform took it
 * @param cause why it did not, for people; without addresses or texts. Empty if it did
 */
public record CourtesyResult(boolean shown, String cause) {
    /** Needs a cause, be it empty. */
    public CourtesyResult {
        Objects.requireNonNull(cause, "cause");
    }

    /** The platform took it. */
    public static CourtesyResult done() {
        return new CourtesyResult(true, "");
    }

    /** It did not, or nobody knows. */
    public static CourtesyResult lost(String cause) {
        return new CourtesyResult(false, cause);
    }
}
