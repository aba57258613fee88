package dev.parlor.testkit.platform;

import java.time.Duration;

/**
 * What goes wrong with one send that a test has planned, see {@link PlatformModel#answerNext}.
 *
 * <p>Immutable and thread-safe. A script uses up exactly one request with a valid token to a known business number. The
 * platform's own judgement is still written down: a faulty request is a violation, whatever it was answered.
 */
public sealed interface FailureScript {

    /** A well-formed error of the platform: not accepted. */
    record Rejects(int code, int httpStatus) implements FailureScript {}

    /** A status without a platform error, with an HTML page as a gateway sends it: not accepted. */
    record Breaks(int httpStatus) implements FailureScript {}

    /** Accepted, and the answer never arrives. A send that is rejected anyway gets its error. */
    record LosesAnswer() implements FailureScript {}

    /** As {@link LosesAnswer}, after the first half of the answer. */
    record CutsAnswer() implements FailureScript {}

    /** As {@link CutsAnswer}, with the connection left open for 10 seconds: over HTTP only. */
    record StallsAnswer() implements FailureScript {}

    /** Answered as ever, after so long in real time: over HTTP only. */
    record DelaysAnswer(Duration delay) implements FailureScript {}

    /** The connection is cut before the request is read: not accepted, and nothing of it is known. */
    record RefusesConnection() implements FailureScript {}

    /** Accepted, and later reported {@code failed} with this code instead of {@code sent} and {@code delivered}. */
    record FailsLater(int code) implements FailureScript {}

    /** Rejected with this code and the HTTP status that the platform's list names for it, or else 400. */
    static FailureScript rejects(int code) {
        return rejects(code, ErrorCodes.httpStatus(code));
    }

    /** Rejected with this code under this HTTP status (400 to 599). */
    static FailureScript rejects(int code, int httpStatus) {
        return new Rejects(code, requireErrorStatus(httpStatus));
    }

    /** Answered with this HTTP status (400 to 599) and a body that is not JSON. */
    static FailureScript breaks(int httpStatus) {
        return new Breaks(requireErrorStatus(httpStatus));
    }

    /** Accepted; the client never hears of it, but the statuses come. */
    static FailureScript losesAnswer() {
        return new LosesAnswer();
    }

    /** Accepted; the client hears half of it, and the statuses come. */
    static FailureScript cutsAnswer() {
        return new CutsAnswer();
    }

    /** Accepted; the client hears half of it and waits for the rest, and the statuses come. */
    static FailureScript stallsAnswer() {
        return new StallsAnswer();
    }

    /** Answered late; the statuses come after the answer as ever. */
    static FailureScript delaysAnswer(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("An answer is not late by " + delay);
        }
        return new DelaysAnswer(delay);
    }

    /** Cut before it was read. */
    static FailureScript refusesConnection() {
        return new RefusesConnection();
    }

    /** Accepted, then reported failed with this code. */
    static FailureScript failsLater(int code) {
        return new FailsLater(code);
    }

    private static int requireErrorStatus(int httpStatus) {
        if (httpStatus < 400 || httpStatus > 599) {
            throw new IllegalArgumentException("An HTTP error status is 400 to 599, not " + httpStatus);
        }
        return httpStatus;
    }
}
