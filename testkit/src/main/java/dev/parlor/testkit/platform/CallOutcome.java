package dev.parlor.testkit.platform;

/**
 * How one request of the client ended, as the platform knows it.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface CallOutcome {

    /** Accepted under this message id, and the client was told. */
    record Accepted(String messageId) implements CallOutcome {}

    /** Accepted under this message id; the answer was lost on its way. */
    record AcceptedUnheard(String messageId) implements CallOutcome {}

    /** No message, but a sign that a guest's message was read. */
    record MarkedRead() implements CallOutcome {}

    /** No message, but a file that was taken under this id. */
    record Uploaded(String mediaId) implements CallOutcome {}

    /** No message, but an answer to what was asked: a file, or what is said of one. */
    record Served() implements CallOutcome {}

    /** Not accepted: a platform error with this code under this HTTP status. */
    record Rejected(int code, int httpStatus) implements CallOutcome {}

    /** Not accepted: this HTTP status without a platform error. */
    record Broken(int httpStatus) implements CallOutcome {}

    /** The connection was cut before the request was read. */
    record Unread() implements CallOutcome {}
}
