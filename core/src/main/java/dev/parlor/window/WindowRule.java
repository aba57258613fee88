package dev.parlor.window;

/** What moves the end of the window (rule W1). */
public enum WindowRule {
    /** The guest's messages only: what the Cloud API enforces. */
    GUEST_MESSAGE,
    /** Also an accepted message of ours while the window is open. Only for platforms that allow it; the Cloud API does not. */
    ANY_MESSAGE
}
