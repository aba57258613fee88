package dev.parlor.consent;

import java.util.Objects;

/**
 * What a host decides about consent; the builder of the façade says what each means. Immutable.
 *
 * @param stopsEverywhere whether a stop reaches all chats of the guest, not only that with this number (O7)
 * @param clarifies whether an unclear answer is met with a line that names the words to answer with (O4)
 * @param mostUnanswered how many requests in a row may stay without an answer in one chat (O6)
 */
public record ConsentPolicy(ConsentScope scope, boolean stopsEverywhere, boolean clarifies, int mostUnanswered) {
    /** Refuses values without sense. */
    public ConsentPolicy {
        Objects.requireNonNull(scope, "scope");
        if (mostUnanswered < 1) {
            throw new IllegalArgumentException("mostUnanswered must be at least 1, but is " + mostUnanswered);
        }
    }

    /** Each thread asks, a stop counts everywhere, what is unclear is clarified, and three requests are enough. */
    public static ConsentPolicy standard() {
        return new ConsentPolicy(ConsentScope.THREAD, true, true, 3);
    }

    /** With this scope. */
    public ConsentPolicy with(ConsentScope other) {
        return new ConsentPolicy(other, stopsEverywhere, clarifies, mostUnanswered);
    }

    /** A stop counts for the number to which it was said, and for no other. */
    public ConsentPolicy stoppingThisNumberOnly() {
        return new ConsentPolicy(scope, false, clarifies, mostUnanswered);
    }

    /** Unclear answers are shown to the members and met with nothing. */
    public ConsentPolicy withoutClarifying() {
        return new ConsentPolicy(scope, stopsEverywhere, false, mostUnanswered);
    }

    /** With this many requests in a row at most. */
    public ConsentPolicy withMostUnanswered(int most) {
        return new ConsentPolicy(scope, stopsEverywhere, clarifies, most);
    }
}
