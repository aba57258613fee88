package dev.parlor.notice;

/** What Parlor itself says to a guest about consent (rules O4, O7). */
public enum Reply {
    /** With which words to answer the request. */
    CLARIFY,
    /** That a stop was taken back. */
    CONFIRM,
    /** That a stop was understood, and how to take it back. */
    STOP_RECEIPT
}
