package dev.parlor.consent;

import java.util.Objects;

/**
 * A button of a request and what tapping it means.
 *
 * @param payload what the tap brings back: random, so that nobody can guess it
 */
public record AnswerButton(String payload, boolean affirms) {
    /** Needs a payload. */
    public AnswerButton {
        Objects.requireNonNull(payload, "payload");
    }

    @Override
    public String toString() {
        return "AnswerButton(affirms=" + affirms + ")";
    }
}
