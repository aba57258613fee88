package dev.parlor.consent;

import dev.parlor.consent.AnswerWords.Meaning;
import java.util.Objects;

/**
 * A button of a request and what tapping it means, whatever its label says.
 *
 * @param payload what the tap brings back: random, so that nobody can guess it
 */
public record AnswerButton(String payload, Meaning meaning) {
    /** Needs both. */
    public AnswerButton {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(meaning, "meaning");
    }

    /** A button for yes, or for no. */
    public AnswerButton(String payload, boolean affirms) {
        this(payload, affirms ? Meaning.AFFIRM : Meaning.DECLINE);
    }

    @Override
    public String toString() {
        return "AnswerButton(" + meaning + ")";
    }
}
